// errorcheck

// Type expressions: lengths, keys, fields, embedding, interfaces.
package p

import "unsafe"

type a [n]int // ERROR "invalid array length n"
type b [1.0]int
type c [1.5]int // ERROR "array length 1\.5 \(untyped float constant\) must be integer"
type d [-1]int // ERROR "invalid array length -1 \(untyped int constant\)"
type e ["x"]int // ERROR "array length .x. \(untyped string constant\) must be integer"
type f [...]int // ERROR "invalid use of \[\.\.\.\] array \(outside a composite literal\)"
type g [undefined]int // ERROR "undeclared name undefined for array length"
type h [1 << 62]struct{}
type i [len("abc")]int
type j [v]int // ERROR "invalid array length v"
type k [len(v)]int

var v, n = [3]int{}, 5

type l map[[]int]int // ERROR "invalid map key type \[\]int"
type m map[func()]int // ERROR "invalid map key type func\(\)"
type o map[map[int]int]int // ERROR "invalid map key type map\[int\]int"
type q map[struct{ x []int }]int // ERROR "invalid map key type struct\{x \[\]int\}"
type r map[interface{}]int
type s map[undefined]undefined2 // ERROR "undefined: undefined2" "undefined: undefined"

type t struct {
	x, y int
	x    string // ERROR "x redeclared"
	t2   undefined // ERROR "undefined: undefined"
	*t3
	_ int
	_ int
	unsafe.Pointer // ERROR "embedded field type cannot be unsafe\.Pointer"
	*face // ERROR "embedded field type cannot be a pointer to an interface"
	*ptr // ERROR "embedded field type cannot be a pointer"
	ptr // ERROR "embedded field type cannot be a pointer" "ptr redeclared"
	undefined // ERROR "undefined: undefined"
	int
	*string
	fields int `tag`
}
type t3 struct{}
type face interface{ m() }
type ptr *int

type u interface {
	m()
	m() // ERROR "duplicate method m"
	n(x int) string
	_() // ERROR "methods must have a unique non-blank name"
	int
	face
	t3
}

type x func(...int, string) // ERROR "can only use \.\.\. with final parameter in list"
type z chan<- undefined // ERROR "undefined: undefined"

var bb v // ERROR "v \(variable of type \[3\]int\) is not a type"
var cc len // ERROR "len \(built-in\) is not a type"
var dd unsafe // ERROR "use of package unsafe not in selector"
var ee nil // ERROR "nil is not a type"
var ff u // ERROR "cannot use type u outside a type constraint: interface contains type constraints"
var hh *undefined // ERROR "undefined: undefined"
var ii comparable // ERROR "cannot use type comparable outside a type constraint: interface is \(or embeds\) comparable"
var jj any
