// errorcheck -0 -m

// Pointers have one shape, but where the constraint says what they point to, and those to arrays.
package main

type S struct{ f int }

type Named *S

func list[P *S]() []P { return []P{{f: 1}} } // ERROR "^\[\]go\.shape\.\*main\.S_0\{\.\.\.\} escapes to heap$" "^&S\{\.\.\.\} escapes to heap$" "^can inline list\[go\.shape\.\*main\.S_0\]$"

func first[P ~*S](p P) *S { return p } // ERROR "^can inline first\[go\.shape\.\*main\.S_0\]$"

func same[T any](x T) T { return x } // ERROR "^can inline same\[go\.shape\.\*\[4\]int_0\]$" "^can inline same\[go\.shape\.\*uint8_0\]$"

func main() { // ERROR "^can inline main$"
	list[*S]() // ERROR "^&S\{\.\.\.\} does not escape$" "^\[\]go\.shape\.\*main\.S_0\{\.\.\.\} does not escape$" "^inlining call to list\[go\.shape\.\*main\.S_0\]$"
	first(Named(&S{})) // ERROR "^&S\{\} does not escape$"
	same(&S{}) // ERROR "^&S\{\} does not escape$"
	same(new(int)) // ERROR "^new\(int\) does not escape$"
	same(new([4]int)) // ERROR "^new\(\[4\]int\) does not escape$"
}
