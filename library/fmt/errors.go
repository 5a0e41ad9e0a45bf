package fmt

import "errors"

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

// Errorf makes an error of a formatted text; it wraps the argument of %w.
func Errorf(format string, a ...interface{}) error {
	p := new(printer)
	p.wrapsErrors = true
	p.printFormat(format, a)
	if p.wrapped == nil {
		return errors.New(string(p.buf))
	}
	return &wrapError{string(p.buf), p.wrapped}
}
