// errorcheck

// A predeclared function has no type that an index could ask for.
package main

func f() {}

func main() {
	println(println[0], f()[1], len[2]) // ERROR "^invalid operation: cannot index println \(built-in\)$" "^f\(\) \(no value\) used as value or type$" "^invalid operation: cannot index len \(built-in\)$"
}
