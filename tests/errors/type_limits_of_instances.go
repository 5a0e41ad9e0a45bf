// errorcheck

// Types too large that arguments make of generic types: told once, where the generic type is declared.
package p

type chain[T any] struct { // ERROR "^type \[1099511627776\]\[1024\]int larger than address space$" "^type struct \{ elements \[1099511627776\]\[1024\]int; length int \} too large$"
	elements [1 << 40]T
	length   int
}

var again *chain[[1 << 10]int]

func f() {
	var g *chain[[1 << 10]int]
	var h chain[byte]
	_, _ = g, h
}
