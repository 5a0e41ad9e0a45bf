// Package errors makes and unwraps errors.
package errors

import "internal/typeinfo"

type errorString struct {
	text string
}

func (e *errorString) Error() string {
	return e.text
}

// New returns an error that is equal to no other and says text.
func New(text string) error {
	return &errorString{text}
}

// Unwrap returns what err wraps, or nil.
func Unwrap(err error) error {
	wrapper, ok := err.(interface{ Unwrap() error })
	if !ok {
		return nil
	}
	return wrapper.Unwrap()
}

// Is reports whether err, or an error that it wraps, is target.
func Is(err, target error) bool {
	if target == nil {
		return err == target
	}
	comparable := typeinfo.Of(target).IsComparable()
	for {
		if comparable && err == target {
			return true
		}
		if x, ok := err.(interface{ Is(error) bool }); ok && x.Is(target) {
			return true
		}
		if err = Unwrap(err); err == nil {
			return false
		}
	}
}
