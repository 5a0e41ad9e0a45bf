package runtime

import "unsafe"

// Error is what run-time panics are.
type Error interface {
	error
	RuntimeError()
}

// A type's descriptor.
type typeDescriptor struct{ opaque [48]byte }

// runtimeError is the runtime's RuntimeError (runtime/panic/panic.h), which has the words of all these errors.
type runtimeError struct {
	kind   int32
	text   unsafe.Pointer // zero-terminated
	typ    *typeDescriptor
	index  int64
	length int
	signed bool
	code   uint8

	wanted, static *typeDescriptor
	missing        string
	address        uintptr
}

// As in runtime/panic/panic.h, RuntimeErrorKind.
const (
	kindNone = iota
	kindText
	kindPlain
	kindBounds
	kindAssertion
	kindAddress
)

//go:linkname errorText rt_error_text
//go:noescape
func errorText(e *runtimeError) string

// TypeAssertionError is an assertion that failed.
type TypeAssertionError struct {
	_interface    *typeDescriptor // nil: "interface"
	concrete      *typeDescriptor // nil: the interface was
	asserted      *typeDescriptor
	missingMethod string
}

func (*TypeAssertionError) RuntimeError() {}
func (e *TypeAssertionError) Error() string {
	return errorText(&runtimeError{kind: kindAssertion, typ: e.concrete, wanted: e.asserted, static: e._interface,
		missing: e.missingMethod})
}

// boundsError is an index or slice expression out of range.
type boundsError struct {
	x      int64
	y      int
	signed bool
	code   uint8
}

func (boundsError) RuntimeError() {}
func (e boundsError) Error() string {
	return errorText(&runtimeError{kind: kindBounds, index: e.x, length: e.y, signed: e.signed, code: e.code})
}

type errorString string

func (errorString) RuntimeError()   {}
func (e errorString) Error() string { return "runtime error: " + string(e) }

// plainError has no "runtime error: " before it.
type plainError string

func (plainError) RuntimeError()   {}
func (e plainError) Error() string { return string(e) }

// errorAddressString is a fault after debug.SetPanicOnFault.
type errorAddressString struct {
	msg  string
	addr uintptr
}

func (errorAddressString) RuntimeError()   {}
func (e errorAddressString) Error() string { return "runtime error: " + e.msg }
func (e errorAddressString) Addr() uintptr { return e.addr }

// What package math/bits panics with: its variables are linked to these.
var (
	overflowError = error(errorString("integer overflow"))
	divideError   = error(errorString("integer divide by zero"))
)

func textOf(e runtimeError) string {
	e.kind = kindPlain
	return errorText(&e)
}

// newError is called by the runtime when such a panic is recovered.
//
//go:linkname newError rt_new_error
func newError(e *runtimeError) any {
	switch e.kind {
	case kindPlain:
		return plainError(textOf(*e))
	case kindBounds:
		return boundsError{e.index, e.length, e.signed, e.code}
	case kindAssertion:
		return &TypeAssertionError{e.static, e.typ, e.wanted, e.missing}
	case kindAddress:
		return errorAddressString{textOf(*e), e.address}
	}
	return errorString(textOf(*e))
}
