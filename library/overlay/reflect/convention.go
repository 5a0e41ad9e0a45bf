package reflect

import (
	"sync"
	"unsafe"
)

// Where compiled functions expect parameters and leave results: the C convention of amd64 (codegen/function.c,
// codegen/gcc_types.c).
//
//  1. A slice travels as three words, each on its own; everything else as the C type of the same layout.
//  2. What has more than 16 bytes lies on the stack.  Else each of its eightbytes has a class: float if all that
//     lies in it are floats, integer otherwise.  If not enough registers are left for all of them it lies on the stack.
//  3. Behind the parameters comes the closure, before them the receiver's word, if there is one.
//  4. Several results are one record.  One of more than 16 bytes is written where the caller says, in the first integer
//     register; others come back in rax and rdx, xmm0 and xmm1, eightbyte by eightbyte.
//
// Source: SysV ABI, section 3.2.3.

const (
	integerRegisters = 6
	floatRegisters   = 8
	wordBytes        = 8
)

// A class of an eightbyte; higher ones win where two meet.
type class uint8

const (
	classNone class = iota
	classFloat
	classInteger
)

type place uint8

const (
	inInteger place = iota
	inFloat
	onStack
)

// A piece of a value: all of it on the stack, or a word or less in a register.
type piece struct {
	place    place
	register uint8
	offset   uintptr // in the value
	size     uintptr
	stack    uintptr // where on the stack
}

// A convention is that of one signature, with or without a receiver.
type convention struct {
	parameters [][]piece
	closure    piece
	stackBytes uintptr // of all parameters, with the closure

	results     []uintptr // their offsets in the record
	resultBytes uintptr
	inMemory    bool     // the record is where the caller says
	classes     [2]class // of its eightbytes, if not
}

// A counter hands out registers and places on the stack.
type counter struct {
	integers, floats uint8
	stack            uintptr
}

// The registers and results of rt_call; runtime/value/call.h.
type callRecord struct {
	code       unsafe.Pointer
	stackBytes uintptr
	fill, take func(stack unsafe.Pointer)
	integers   [integerRegisters]uintptr
	floats     [floatRegisters]uint64
	results    resultRegisters
}

type resultRegisters struct {
	integers [2]uintptr
	floats   [2]uint64
}

//go:linkname callByRecord rt_call
//go:noescape
func callByRecord(record *callRecord)

// ---- classes ----

func raise(c *class, to class) {
	if *c < to {
		*c = to
	}
}

// The classes of what lies at the offset of a value of at most two words.
func classify(t *rtype, offset uintptr, classes *[2]class) {
	if t.size == 0 {
		return
	}
	switch t.Kind() {
	case Float32, Float64:
		raise(&classes[offset/wordBytes], classFloat)
	case Complex64, Complex128:
		raise(&classes[offset/wordBytes], classFloat)
		raise(&classes[(offset+t.size/2)/wordBytes], classFloat)
	case String, Interface:
		raise(&classes[0], classInteger)
		raise(&classes[1], classInteger)
	case Array:
		array := (*arrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < array.len; i++ {
			classify(array.elem, offset+i*array.elem.size, classes)
		}
	case Struct:
		classifyStruct((*structType)(unsafe.Pointer(t)), offset, classes)
	default:
		raise(&classes[offset/wordBytes], classInteger)
	}
}

// Bytes that Go wants behind a last field of no size are bytes for C too.
func classifyStruct(t *structType, offset uintptr, classes *[2]class) {
	for i := range t.fields {
		classify(t.fields[i].typ, offset+t.fields[i].offset, classes)
	}
	last := &t.fields[len(t.fields)-1]
	end := last.offset + last.typ.size
	if align(end, uintptr(t.align)) < t.size {
		for ; end < t.size; end++ {
			raise(&classes[(offset+end)/wordBytes], classInteger)
		}
	}
}

// ---- parameters ----

func (c *counter) onStack(size uintptr) piece {
	p := piece{place: onStack, size: size, stack: c.stack}
	c.stack += align(size, wordBytes)
	return p
}

func (c *counter) word(offset uintptr) piece {
	if c.integers == integerRegisters {
		p := c.onStack(wordBytes)
		p.offset = offset
		return p
	}
	c.integers++
	return piece{place: inInteger, register: c.integers - 1, offset: offset, size: wordBytes}
}

func (c *counter) pieces(t *rtype) []piece {
	if t.size == 0 {
		return nil
	}
	if t.Kind() == Slice {
		return []piece{c.word(0), c.word(wordBytes), c.word(2 * wordBytes)}
	}
	if t.size > 2*wordBytes {
		return []piece{c.onStack(t.size)}
	}
	var classes [2]class
	classify(t, 0, &classes)
	before := *c
	var all []piece
	for offset := uintptr(0); offset < t.size; offset += wordBytes {
		p := piece{offset: offset, size: t.size - offset}
		if p.size > wordBytes {
			p.size = wordBytes
		}
		if classes[offset/wordBytes] == classFloat {
			p.place, p.register = inFloat, c.floats
			c.floats++
		} else {
			p.place, p.register = inInteger, c.integers
			c.integers++
		}
		all = append(all, p)
	}
	if c.integers > integerRegisters || c.floats > floatRegisters {
		*c = before
		return []piece{c.onStack(t.size)}
	}
	return all
}

// ---- signatures ----

func (c *convention) layOutResults(t *funcType) {
	alignment := uintptr(1)
	for _, result := range t.out() {
		offset := align(c.resultBytes, uintptr(result.align))
		if uintptr(result.align) > alignment {
			alignment = uintptr(result.align)
		}
		c.results = append(c.results, offset)
		c.resultBytes = offset + result.size
	}
	c.resultBytes = align(c.resultBytes, alignment)
	c.inMemory = c.resultBytes > 2*wordBytes
	if c.inMemory {
		return
	}
	for i, result := range t.out() {
		classify(result, c.results[i], &c.classes)
	}
}

func newConvention(t *funcType, hasReceiver bool) *convention {
	c := new(convention)
	var next counter
	c.layOutResults(t)
	if c.inMemory {
		next.integers++
	}
	if hasReceiver {
		next.integers++
	}
	for _, parameter := range t.in() {
		c.parameters = append(c.parameters, next.pieces(parameter))
	}
	c.closure = next.word(0)
	c.stackBytes = next.stack
	return c
}

type conventionKey struct {
	signature   *funcType
	hasReceiver bool
}

var conventions sync.Map // map[conventionKey]*convention

func conventionOf(t *funcType, hasReceiver bool) *convention {
	key := conventionKey{t, hasReceiver}
	if known, ok := conventions.Load(key); ok {
		return known.(*convention)
	}
	made, _ := conventions.LoadOrStore(key, newConvention(t, hasReceiver))
	return made.(*convention)
}

// ---- moving values ----

// All of a value that lies in registers: a slice needs three words.
type words [3]uintptr

// Puts the value at `from` where the pieces say.
func (r *callRecord) store(pieces []piece, from, stack unsafe.Pointer) {
	for i := range pieces {
		p := &pieces[i]
		part := add(from, p.offset, "within the value")
		switch p.place {
		case inInteger:
			memmove(unsafe.Pointer(&r.integers[p.register]), part, p.size)
		case inFloat:
			memmove(unsafe.Pointer(&r.floats[p.register]), part, p.size)
		case onStack:
			memmove(add(stack, p.stack, "within the arguments"), part, p.size)
		}
	}
}

// The results' record, where it came back in registers.
func (r *resultRegisters) record(classes *[2]class) (record [2]uintptr) {
	integers, floats := 0, 0
	for i, c := range classes {
		switch c {
		case classInteger:
			record[i] = r.integers[integers]
			integers++
		case classFloat:
			record[i] = uintptr(r.floats[floats])
			floats++
		}
	}
	return record
}

func (r *resultRegisters) setRecord(classes *[2]class, record *[2]uintptr) {
	integers, floats := 0, 0
	for i, c := range classes {
		switch c {
		case classInteger:
			r.integers[integers] = record[i]
			integers++
		case classFloat:
			r.floats[floats] = uint64(record[i])
			floats++
		}
	}
}
