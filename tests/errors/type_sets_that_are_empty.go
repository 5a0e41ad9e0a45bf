// errorcheck

// Type parameters that no type satisfies, constraints that are used as types, generic types that contain themselves.
package p

import "unsafe"

type mine int

func compared[T interface {
	int
	string
}](x T) bool {
	return x == x // ERROR "^invalid operation: x == x \(empty type set\)$"
}

func converted[T interface {
	mine
	int
}]() T {
	return T(0) // ERROR "^cannot convert 0 \(untyped int value\) to type T:"
}

type set interface{ int | string }

var pointer = (*set)(nil) // ERROR "^cannot use type set outside a type constraint: interface contains type constraints$"

type inside[P any] struct {
	inside[P] // ERROR "^invalid recursive type inside"
}

const size = unsafe.Sizeof(inside[int]{}) // ERROR "^unsafe\.Sizeof\(inside\[int\]\{\}\) \(value of type uintptr\) is not constant$"

type row[T any] [2]row[T] // ERROR "^invalid recursive type row"

const align = unsafe.Alignof(row[int]{}) // ERROR "^unsafe\.Alignof\(row\[int\]\{\}\) \(value of type uintptr\) is not constant$"
