// errorcheck

// Declarations that are not Go.
package p

import "fmt" x // ERROR "^syntax error: unexpected x, expecting semicolon or newline$"
import y

x = 1
func () none() {} // ERROR "^method has no receiver$"
func (a T, b T) two() {} // ERROR "^method has multiple receivers$"
func (T) generic[P any]() {} // ERROR "^syntax error: method must have no type parameters$"
func mixed(a, b int, string) {} // ERROR "^syntax error: mixed named and unnamed parameters$"
func after() {} x // ERROR "^syntax error: unexpected x after top level declaration$"
func late()
{ // ERROR "^syntax error: unexpected semicolon or newline before \{$"
}
func 1() {} // ERROR "^syntax error: unexpected literal 1, expecting name or \($"
type
type A struct { // ERROR "^syntax error: unexpected type, expecting name$"
	a = 1
	(T)
	b int c int
}
type B interface {
	m[P any]() // ERROR "^interface method must have no type parameters$"
	int | 1 // ERROR "^syntax error: unexpected literal 1, expecting ~ term or type$"
	*
} // ERROR "^syntax error: unexpected \}, expecting type$"
type C[P any, Q] int // ERROR "^syntax error: missing type constraint$"
type D[P *E] int
type E[] int
type F[P, ] int // ERROR "^syntax error: missing type constraint$"
type G chan
type H map[int // ERROR "^syntax error: missing channel element type$"
const ( // ERROR "^syntax error: unexpected const, expecting type$"
	c = 1 d = 2
) // ERROR "^syntax error: non-declaration statement outside function body$"
var v := 1 // ERROR "^syntax error: unexpected :=, expecting =$"
var w func(int // ERROR "^syntax error: unexpected newline in parameter list; possibly missing comma or \)$"
