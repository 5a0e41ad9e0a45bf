// errorcheck

// A predeclared function has no type that an index or an indirection could ask for.
package main

func f() {}

func main() {
	println(println[0], f()[1], len[2]) // ERROR "^invalid operation: cannot index println \(built-in\)$" "^f\(\) \(no value\) used as value or type$" "^invalid operation: cannot index len \(built-in\)$"
	_ = println[1:2] // ERROR "^println \(built-in\) must be called$"
	_ = *len // ERROR "^invalid operation: cannot indirect len \(built-in\)$"
	_ = len.(int) // ERROR "^len \(built-in\) must be called$"
	len.x() // ERROR "^cannot select on len \(built-in\)$"
	len[0]++ // ERROR "^invalid operation: cannot index len \(built-in\)$"
	_ = len == nil // ERROR "^len \(built-in\) must be called$"
	<-len // ERROR "^len \(built-in\) must be called$"
}
