package reflect

import (
	"runtime"
	"unsafe"
)

// Functions made at run time.  Their closures begin with a stub, whose code the runtime has for each place where a
// signature may put the closure; it gives the registers and the stack's arguments to run (runtime/value/call.h).

type stub struct {
	code       unsafe.Pointer
	stackBytes uintptr
	run        func(closure unsafe.Pointer, call *stubCall)
}

type stubCall struct {
	integers [integerRegisters]uintptr
	floats   [floatRegisters]uint64
	stack    unsafe.Pointer
	results  resultRegisters
}

//go:linkname callStub rt_call_stub
func callStub(place int) unsafe.Pointer

func newStub(c *convention, run func(closure unsafe.Pointer, call *stubCall)) stub {
	place := int(c.closure.register)
	if c.closure.place == onStack {
		place = integerRegisters + int(c.closure.stack/wordBytes)
	}
	return stub{callStub(place), c.stackBytes, run}
}

// Where the bytes of a parameter are: on the stack, or gathered in `buffer`.
func (call *stubCall) parameter(pieces []piece, buffer *words) unsafe.Pointer {
	if len(pieces) == 1 && pieces[0].place == onStack {
		return add(call.stack, pieces[0].stack, "within the arguments")
	}
	for i := range pieces {
		p := &pieces[i]
		word := &buffer[p.offset/wordBytes]
		switch p.place {
		case inInteger:
			*word = call.integers[p.register]
		case inFloat:
			*word = uintptr(call.floats[p.register])
		case onStack:
			*word = *(*uintptr)(add(call.stack, p.stack, "within the arguments"))
		}
	}
	return unsafe.Pointer(buffer)
}

// ---- MakeFunc ----

type makeFuncImpl struct {
	stub
	ftyp *funcType
	fn   func([]Value) []Value
}

func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := (*funcType)(unsafe.Pointer(typ.common()))
	made := &makeFuncImpl{newStub(conventionOf(t, false), callReflect), t, fn}
	return Value{&t.rtype, unsafe.Pointer(made), flag(Func)}
}

// The function's result in the type that the signature has.
func (made *makeFuncImpl) result(v Value, t *rtype) Value {
	if v.typ == nil {
		panic("reflect: function created by MakeFunc using " + funcName(made.fn) + " returned zero Value")
	}
	if v.flag&flagRO != 0 {
		panic("reflect: function created by MakeFunc using " + funcName(made.fn) +
			" returned value obtained from unexported field")
	}
	if t.size == 0 {
		return v
	}
	return v.assignTo("reflect.MakeFunc", t, nil)
}

// callReflect runs a made function.  The results' record may be the caller's frame, which holds anything yet: no
// barrier looks at what was there.  By its symbol it is a wrapper, as callMethod is: tracebacks leave wrappers out, and
// recover looks through them.
//
//go:linkname callReflect reflect.callReflect-wrapper
func callReflect(closure unsafe.Pointer, call *stubCall) {
	made := (*makeFuncImpl)(closure)
	c := conventionOf(made.ftyp, false)

	in := make([]Value, len(c.parameters))
	for i, t := range made.ftyp.in() {
		var buffer words
		in[i] = resultAt(t, call.parameter(c.parameters[i], &buffer))
	}
	out := made.fn(in)
	if len(out) != len(c.results) {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	var few [2]uintptr
	record := unsafe.Pointer(&few)
	if c.inMemory {
		record = unsafe.Pointer(call.integers[0])
	}
	for i, t := range made.ftyp.out() {
		out[i] = made.result(out[i], t)
		memmove(add(record, c.results[i], "within the record"), out[i].address(), t.size)
	}
	if c.inMemory {
		call.results.integers[0] = uintptr(record)
	} else {
		call.results.setRecord(&c.classes, &few)
	}
	runtime.KeepAlive(out)
}

// ---- method values ----

type methodValue struct {
	stub
	method int
	rcvr   Value
}

func methodValueCallCodePtr() uintptr { return uintptr(callStub(0)) }

// makeMethodValue makes a func value of a method that is bound to a receiver.
func makeMethodValue(op string, v Value) Value {
	if v.flag&flagMethod == 0 {
		panic("reflect: internal error: invalid use of makeMethodValue")
	}
	t := (*funcType)(unsafe.Pointer(v.Type().common()))
	bound := &methodValue{
		newStub(conventionOf(t, false), callMethod),
		int(v.flag) >> flagMethodShift,
		Value{v.typ, v.ptr, v.flag&(flagRO|flagAddr|flagIndir) | flag(v.typ.Kind())},
	}
	methodReceiver(op, bound.rcvr, bound.method) // panics now if it would later
	return Value{&t.rtype, unsafe.Pointer(bound), v.flag&flagRO | flag(Func)}
}

// callMethod calls the method with what the bound one was called with, and lets it write to the caller's record.
//
//go:linkname callMethod reflect.callMethod-wrapper
func callMethod(closure unsafe.Pointer, outer *stubCall) {
	bound := (*methodValue)(closure)
	_, t, code := methodReceiver("call", bound.rcvr, bound.method)
	from, to := conventionOf(t, false), conventionOf(t, true)
	callee := callee{closure: code, signature: t, hasReceiver: true}
	var call callRecord

	storeRcvr(bound.rcvr, unsafe.Pointer(&callee.receiver))
	call.code = *(*unsafe.Pointer)(code)
	call.stackBytes = align(to.stackBytes, 2*wordBytes)
	call.fill = func(stack unsafe.Pointer) {
		for i := range to.parameters {
			var buffer words
			call.store(to.parameters[i], outer.parameter(from.parameters[i], &buffer), stack)
		}
		call.storeCallee(&callee, to, unsafe.Pointer(outer.integers[0]), stack)
	}
	callByRecord(&call)
	outer.results = call.results
}
