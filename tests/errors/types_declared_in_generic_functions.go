// errorcheck

// Go 1.19 refuses them at the statement, once for a group.
package main

func f[T any]() {
	type A int // ERROR "^type declarations inside generic functions are not currently supported$"
	type ( // ERROR "^type declarations inside generic functions are not currently supported$"
		B int
		C = string
	)
	{
		type D struct{ t T } // ERROR "^type declarations inside generic functions are not currently supported$"
	}
	func() {
		type E int // ERROR "^type declarations inside generic functions are not currently supported$"
	}()
	const c = 1
	type ()
}

type g[T any] struct{}

func (g[T]) m() { type X int; var _ X } // ERROR "^type declarations inside generic functions are not currently supported$"

func plain() { type Y int }

func main() {}
