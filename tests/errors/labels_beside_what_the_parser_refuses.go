// errorcheck

// A body in which the parser itself finds a mistake is not searched for misused labels; the others are.
package main

func refused(x int) {
	go x // ERROR "^expression in go must be function call$" "^invalid operation: cannot call non-function x \(variable of type int\)$"
	break
	goto nowhere
	func() {
		continue // ERROR "^continue is not in a loop$"
	}()
}

func literal(x int) {
	break
	func() {
		defer (x) // ERROR "^expression in defer must not be parenthesized$" "^expression in defer must be function call$" "^invalid operation: cannot call non-function x \(variable of type int\)$"
		continue
	}()
	func() {
		continue // ERROR "^continue is not in a loop$"
	}()
}

func searched() {
	break // ERROR "^break is not in a loop, switch, or select$"
unused: // ERROR "^label unused defined and not used$"
}

func main() {}
