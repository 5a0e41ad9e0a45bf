// errorcheck -0 -m

// Functions that call each other: each is inlined into another once on the way down, none into itself.
package main

func even(n int) bool { // ERROR "^can inline even$"
	if n == 0 {
		return true
	}
	return odd(n - 1)
}

func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1) // ERROR "^inlining call to even$"
}

func self(n int) int {
	if n == 0 {
		return 0
	}
	return self(n - 1)
}

func literal(n int) int {
	var f func(int) int
	f = func(n int) int { // ERROR "^can inline literal\.func1$" "^func literal does not escape$"
		if n == 0 {
			return 0
		}
		return f(n - 1)
	}
	return f(n)
}

func main() {
	println(even(4), odd(3), self(2), literal(2)) // ERROR "^inlining call to even$"
}
