// Package typeinfo reads the type descriptors that the compiler emits.
//
// The layout is that of runtime/abi/layout.h.  A Value is a typed place in
// memory; nothing here allocates or copies it.
package typeinfo

import "unsafe"

type Kind uint8

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

const (
	kindMask        = 31
	directInterface = 32
	extraStar       = 2
	named           = 4
	nameHasTag      = 2
	nameIsEmbedded  = 8
)

// Type is the descriptor of a type.
type Type struct {
	size         uintptr
	pointerBytes uintptr
	hash         uint32
	flags        uint8
	align        uint8
	fieldAlign   uint8
	kind         uint8
	equal        unsafe.Pointer
	pointerMask  unsafe.Pointer
	name         uint32
	pointerTo    uint32
}

type arrayType struct {
	Type
	element *Type
	slice   *Type
	length  uintptr
}

type elementType struct {
	Type
	element *Type
}

type mapType struct {
	Type
	key     *Type
	element *Type
}

type interfaceType struct {
	Type
	packagePath unsafe.Pointer
	methods     []uint64
}

type structField struct {
	name   unsafe.Pointer
	typ    *Type
	offset uintptr
}

type structType struct {
	Type
	packagePath unsafe.Pointer
	fields      []structField
}

type itab struct {
	inter *Type
	typ   *Type
}

// eface is the memory of an interface value without methods, iface of one with.
type eface struct {
	typ  *Type
	data unsafe.Pointer
}

type iface struct {
	tab  *itab
	data unsafe.Pointer
}

// Of returns the dynamic type of x; nil for a nil interface.
func Of(x interface{}) *Type {
	return (*eface)(unsafe.Pointer(&x)).typ
}

func (t *Type) Kind() Kind         { return Kind(t.kind & kindMask) }
func (t *Type) Size() uintptr      { return t.size }
func (t *Type) IsNamed() bool      { return t.flags&named != 0 }
func (t *Type) IsComparable() bool { return t.equal != nil }
func (t *Type) isDirect() bool     { return t.kind&directInterface != 0 }

// IsAfter orders types in the same way for as long as the program runs.
func (t *Type) IsAfter(other *Type) bool {
	return uintptr(unsafe.Pointer(t)) > uintptr(unsafe.Pointer(other))
}

// nameText returns the text of a name: flags, length as a varint, bytes.
func nameText(name unsafe.Pointer) string {
	if name == nil {
		return ""
	}
	length, i := 0, uintptr(1)
	for shift := uint(0); ; shift += 7 {
		b := *(*byte)(unsafe.Pointer(uintptr(name) + i))
		length |= int(b&0x7F) << shift
		i++
		if b&0x80 == 0 {
			break
		}
	}
	if length == 0 {
		return ""
	}
	var text string
	header := (*struct {
		data   unsafe.Pointer
		length int
	})(unsafe.Pointer(&text))
	header.data = unsafe.Pointer(uintptr(name) + i)
	header.length = length
	return text
}

// Text is what %T prints.
func (t *Type) Text() string {
	text := nameText(unsafe.Pointer(uintptr(t.name)))
	if t.flags&extraStar != 0 {
		return text[1:]
	}
	return text
}

// Elem is the element type of an array, channel, map, pointer or slice.
func (t *Type) Elem() *Type {
	if t.Kind() == Map {
		return (*mapType)(unsafe.Pointer(t)).element
	}
	return (*elementType)(unsafe.Pointer(t)).element
}

// Value is a place in memory and the type of what is there.
type Value struct {
	typ *Type
	at  unsafe.Pointer
	// Reached through a field that is not exported: its methods are not to be called.
	IsHidden bool
}

// ValueOf returns the place of the dynamic value of x, which must not change meanwhile.
func ValueOf(x *interface{}) Value {
	e := (*eface)(unsafe.Pointer(x))
	if e.typ == nil {
		return Value{}
	}
	if e.typ.isDirect() {
		return Value{typ: e.typ, at: unsafe.Pointer(&e.data)}
	}
	return Value{typ: e.typ, at: e.data}
}

// Interface returns the value as an interface that shares its memory.
func (v Value) Interface() interface{} {
	var x interface{}
	e := (*eface)(unsafe.Pointer(&x))
	e.typ = v.typ
	if v.typ.isDirect() {
		e.data = *(*unsafe.Pointer)(v.at)
	} else {
		e.data = v.at
	}
	return x
}

func (v Value) Type() *Type   { return v.typ }
func (v Value) IsValid() bool { return v.typ != nil }
func (v Value) Kind() Kind {
	if v.typ == nil {
		return Invalid
	}
	return v.typ.Kind()
}

func (v Value) Bool() bool     { return *(*bool)(v.at) }
func (v Value) String() string { return *(*string)(v.at) }

// Pointer is the address in a pointer, func, map, channel, slice or unsafe.Pointer.
func (v Value) Pointer() uintptr {
	p := *(*uintptr)(v.at)
	if v.Kind() == Func && p != 0 {
		return *(*uintptr)(unsafe.Pointer(p))
	}
	return p
}

func (v Value) Int() int64 {
	switch v.typ.size {
	case 1:
		return int64(*(*int8)(v.at))
	case 2:
		return int64(*(*int16)(v.at))
	case 4:
		return int64(*(*int32)(v.at))
	}
	return *(*int64)(v.at)
}

func (v Value) Uint() uint64 {
	switch v.typ.size {
	case 1:
		return uint64(*(*uint8)(v.at))
	case 2:
		return uint64(*(*uint16)(v.at))
	case 4:
		return uint64(*(*uint32)(v.at))
	}
	return *(*uint64)(v.at)
}

func (v Value) Float() float64 {
	if v.typ.size == 4 {
		return float64(*(*float32)(v.at))
	}
	return *(*float64)(v.at)
}

func (v Value) Complex() complex128 {
	if v.typ.size == 8 {
		return complex128(*(*complex64)(v.at))
	}
	return *(*complex128)(v.at)
}

// IsNil is for pointers, funcs, maps, channels, slices and interfaces.
func (v Value) IsNil() bool {
	return *(*uintptr)(v.at) == 0
}

// Len is the length of a string, slice or array.
func (v Value) Len() int {
	if v.Kind() == Array {
		return int((*arrayType)(unsafe.Pointer(v.typ)).length)
	}
	return *(*int)(unsafe.Pointer(uintptr(v.at) + 8))
}

// Index is element i of a slice or array; i must be in range.
func (v Value) Index(i int) Value {
	element := v.typ.Elem()
	at := v.at
	if v.Kind() == Slice {
		at = *(*unsafe.Pointer)(v.at)
	}
	return Value{element, unsafe.Pointer(uintptr(at) + uintptr(i)*element.size), v.IsHidden}
}

// Elem is what a pointer points to, or what an interface holds: not valid if nil.
func (v Value) Elem() Value {
	if v.IsNil() {
		return Value{}
	}
	if v.Kind() == Pointer {
		return Value{v.typ.Elem(), *(*unsafe.Pointer)(v.at), v.IsHidden}
	}
	typ := *(**Type)(v.at)
	if len((*interfaceType)(unsafe.Pointer(v.typ)).methods) != 0 {
		typ = (*(**itab)(v.at)).typ
	}
	data := unsafe.Pointer(uintptr(v.at) + 8)
	if !typ.isDirect() {
		data = *(*unsafe.Pointer)(data)
	}
	return Value{typ, data, v.IsHidden}
}

func (v Value) fields() []structField {
	return (*structType)(unsafe.Pointer(v.typ)).fields
}

// NumField is the number of fields of a struct.
func (v Value) NumField() int { return len(v.fields()) }

func (v Value) FieldName(i int) string { return nameText(v.fields()[i].name) }

func (v Value) Field(i int) Value {
	field := &v.fields()[i]
	exported := *(*byte)(field.name)&1 != 0
	return Value{field.typ, unsafe.Pointer(uintptr(v.at) + field.offset), v.IsHidden || !exported}
}

// Bytes is the memory of a slice, or of an array, of bytes.
func (v Value) Bytes() []byte {
	if v.Kind() == Slice {
		return *(*[]byte)(v.at)
	}
	var bytes []byte
	header := (*struct {
		data             unsafe.Pointer
		length, capacity int
	})(unsafe.Pointer(&bytes))
	header.data, header.length, header.capacity = v.at, v.Len(), v.Len()
	return bytes
}
