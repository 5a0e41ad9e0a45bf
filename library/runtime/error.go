package runtime

import _ "unsafe" // for go:linkname

// Error is what run-time panics are.
type Error interface {
	error
	RuntimeError()
}

// The runtime words its errors itself; the types here are those that programs can tell apart.

// TypeAssertionError is an assertion that failed.
type TypeAssertionError struct{ text string }

func (*TypeAssertionError) RuntimeError()   {}
func (e *TypeAssertionError) Error() string { return e.text }

type boundsError struct{ text string }

func (boundsError) RuntimeError()   {}
func (e boundsError) Error() string { return e.text }

type errorString string

func (errorString) RuntimeError()   {}
func (e errorString) Error() string { return string(e) }

type plainError string

func (plainError) RuntimeError()   {}
func (e plainError) Error() string { return string(e) }

// As in runtime/panic/panic.h, RuntimeErrorKind.
const (
	kindNone = iota
	kindText
	kindPlain
	kindBounds
	kindAssertion
)

// newError is called by the runtime when such a panic is recovered.
//
//go:linkname newError rt_new_error
func newError(kind int, text string) interface{} {
	switch kind {
	case kindPlain:
		return plainError(text)
	case kindBounds:
		return boundsError{text}
	case kindAssertion:
		return &TypeAssertionError{text}
	}
	return errorString(text)
}

// What math/bits panics with.
var (
	overflowError = error(errorString("runtime error: integer overflow"))
	divideError   = error(errorString("runtime error: integer divide by zero"))
)
