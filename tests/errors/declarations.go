// errorcheck

// Declarations: twice the same name, missing and surplus values, main and init.
package main

import "os" // ERROR "imported and not used: .os."

var a, b int = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
var c, d = 1, 2, 3 // ERROR "extra init expr 3"
var e int
var e string // ERROR "e redeclared in this block"
var os int // ERROR "os already declared through import of package os \(.os.\)"

const (
	f, g = iota // ERROR "missing init expr for g"
	h, i, j = 1, 2, 3
	k, l // ERROR "extra init expr at .*"
	m = 1 << 100
	n int8 = 100 * (iota + 1) // ERROR "cannot use 100 \* \(iota \+ 1\) \(untyped int constant 500\) as int8 value in constant declaration \(overflows\)"
	o // ERROR "cannot use 100 \* \(iota \+ 1\) \(untyped int constant 600\) as int8 value in constant declaration \(overflows\)"
)

const p int // ERROR "missing init expr for p"
const q = len("abc") + notThere // ERROR "undefined: notThere"
const r []int = nil // ERROR "invalid constant type \[\]int"
const s = e // ERROR "e \(variable of type int\) is not constant"
const t struct{} = 1 // ERROR "invalid constant type struct\{\}"

type T struct{}
type T int // ERROR "T redeclared in this block"

func u() {}
func u() {} // ERROR "u redeclared in this block"

var init = 1 // ERROR "cannot declare init - must be func"
var main = 2 // ERROR "cannot declare main - must be func"

func init()         {}
func init() int     { return 1 } // ERROR "func init must have no arguments and no return values"
func main(x string) {} // ERROR "func main must have no arguments and no return values"

func v(x, x int)          {} // ERROR "x redeclared in this block"
func (x T) w(x int)       {} // ERROR "x redeclared in this block"
func y() (z int, z error) { return } // ERROR "result parameter z not in scope at return" "z redeclared in this block"
