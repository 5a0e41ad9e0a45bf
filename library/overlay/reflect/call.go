package reflect

import "unsafe"

// Calls of functions, methods and interfaces' methods by their type.

// A callee is what a Value of kind Func stands for.
type callee struct {
	closure     unsafe.Pointer // begins with the code
	signature   *funcType      // without a receiver
	receiver    unsafe.Pointer // the data word
	hasReceiver bool
}

func calleeOf(op string, v Value) (c callee) {
	if v.flag&flagMethod != 0 {
		_, c.signature, c.closure = methodReceiver(op, v, int(v.flag)>>flagMethodShift)
		storeRcvr(v, unsafe.Pointer(&c.receiver))
		c.hasReceiver = true
		return c
	}
	c.signature = (*funcType)(unsafe.Pointer(v.typ))
	c.closure = v.ptr
	if v.flag&flagIndir != 0 {
		c.closure = *(*unsafe.Pointer)(v.ptr)
	}
	if c.closure == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	return c
}

func checkCount(op string, t *funcType, given int) {
	wanted, isVariadic := t.NumIn(), t.IsVariadic()
	mayBeMore := isVariadic && op != "CallSlice"
	if op == "CallSlice" && !isVariadic {
		panic("reflect: CallSlice of non-variadic function")
	}
	if mayBeMore {
		wanted--
	}
	if given < wanted {
		panic("reflect: " + op + " with too few input arguments")
	}
	if given > wanted && !mayBeMore {
		panic("reflect: " + op + " with too many input arguments")
	}
}

// The arguments from the last parameter's on as one slice.
func gather(op string, slice Type, rest []Value) Value {
	gathered := MakeSlice(slice, len(rest), len(rest))
	for i, x := range rest {
		if !x.Type().AssignableTo(slice.Elem()) {
			panic("reflect: cannot use " + x.Type().String() + " as type " + slice.Elem().String() + " in " + op)
		}
		gathered.Index(i).Set(x)
	}
	return gathered
}

// A value for each parameter, of the parameter's type, in `room` if that is enough.
func argumentsFor(op string, t *funcType, in, room []Value) []Value {
	checkCount(op, t, len(in))
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	single := t.NumIn()
	gathers := t.IsVariadic() && op != "CallSlice"
	if gathers {
		single--
	}
	for i, x := range in[:single] {
		if !x.Type().AssignableTo(t.In(i)) {
			panic("reflect: " + op + " using " + x.Type().String() + " as type " + t.In(i).String())
		}
	}
	arguments := append(room, in[:single]...)
	if gathers {
		arguments = append(arguments, gather(op, t.In(single), in[single:]))
	}
	for i, x := range arguments {
		x.mustBeExported()
		arguments[i] = x.assignTo("reflect.Value.Call", t.in()[i], nil)
	}
	return arguments
}

// Where the value's bytes are.
func (v *Value) address() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	return unsafe.Pointer(&v.ptr)
}

// A Value of its own for the result at `from`.
func resultAt(t *rtype, from unsafe.Pointer) Value {
	if t.size == 0 {
		return Zero(t)
	}
	if !ifaceIndir(t) {
		return Value{t, *(*unsafe.Pointer)(from), flag(t.Kind())}
	}
	copied := unsafe_New(t)
	typedmemmove(t, copied, from)
	return Value{t, copied, flagIndir | flag(t.Kind())}
}

func (c *convention) resultsAt(t *funcType, record unsafe.Pointer) []Value {
	if len(c.results) == 0 {
		return nil
	}
	results := make([]Value, len(c.results))
	for i, result := range t.out() {
		results[i] = resultAt(result, add(record, c.results[i], "within the record"))
	}
	return results
}

// Puts the receiver's word and the closure's where they belong, which is behind the record's address.
func (r *callRecord) storeCallee(callee *callee, c *convention, record, stack unsafe.Pointer) {
	next := 0
	if c.inMemory {
		r.integers[next] = uintptr(record)
		next++
	}
	if callee.hasReceiver {
		r.integers[next] = uintptr(callee.receiver)
		return
	}
	r.store([]piece{c.closure}, unsafe.Pointer(&callee.closure), stack)
}

func (v Value) call(op string, in []Value) []Value {
	var room [8]Value
	callee := calleeOf(op, v)
	arguments := argumentsFor(op, callee.signature, in, room[:0])
	c := conventionOf(callee.signature, callee.hasReceiver)
	var call callRecord
	var results []Value

	call.code = *(*unsafe.Pointer)(callee.closure)
	call.stackBytes = align(c.stackBytes, 2*wordBytes)
	call.fill = func(stack unsafe.Pointer) {
		record := add(stack, call.stackBytes, "behind the arguments")
		if c.inMemory {
			record = add(record, 0-align(c.resultBytes, 2*wordBytes), "behind the arguments")
		}
		for i := range arguments {
			call.store(c.parameters[i], arguments[i].address(), stack)
		}
		call.storeCallee(&callee, c, record, stack)
	}
	if c.inMemory {
		call.stackBytes += align(c.resultBytes, 2*wordBytes)
		call.take = func(stack unsafe.Pointer) {
			results = c.resultsAt(callee.signature, unsafe.Pointer(call.integers[0]))
		}
	}
	callByRecord(&call)
	if !c.inMemory {
		record := call.results.record(&c.classes)
		results = c.resultsAt(callee.signature, unsafe.Pointer(&record))
	}
	return results
}
