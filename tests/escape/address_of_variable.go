// errorcheck -0 -m -l

// Addresses of variables: where they go decides.
package main

var global *int

type pair struct{ a, b *int }

func returned() *int {
	x := 1 // ERROR "^moved to heap: x$"
	return &x
}

func named() (p *int) {
	x := 1 // ERROR "^moved to heap: x$"
	p = &x
	return
}

func stored() {
	x := 1 // ERROR "^moved to heap: x$"
	global = &x
}

func kept() int {
	x := 1
	p := &x
	q := &p
	return **q
}

func throughPointer(p **int) { // ERROR "^p does not escape$"
	x := 1 // ERROR "^moved to heap: x$"
	*p = &x
}

func throughLocalPointer() int {
	x := 1 // ERROR "^moved to heap: x$"
	var p *int
	q := &p
	*q = &x
	return *p
}

func inStruct() pair {
	x, y := 1, 2 // ERROR "^moved to heap: x$" "^moved to heap: y$"
	var t pair
	t.a = &x
	t.b = &y
	return t
}

func oneFieldReturned() *int {
	x, y := 1, 2 // ERROR "^moved to heap: x$" "^moved to heap: y$"
	t := pair{&x, &y}
	return t.a
}

func inArray() *int {
	x := 1 // ERROR "^moved to heap: x$"
	var a [3]*int
	a[1] = &x
	return a[0]
}

func inSlice() int {
	x := 1 // ERROR "^moved to heap: x$"
	s := make([]*int, 2) // ERROR "^make\(\[\]\*int, 2\) does not escape$"
	s[0] = &x
	return *s[0]
}

func several() (*int, *int, int) {
	x, y, z := 1, 2, 3 // ERROR "^moved to heap: x$" "^moved to heap: y$"
	return &x, &y, z
}

func parameter(x int) *int { // ERROR "^moved to heap: x$"
	return &x
}

func result() (x int, p *int) { // ERROR "^moved to heap: x$"
	p = &x
	return
}

func ofField(t *pair) **int { // ERROR "^leaking param: t to result ~r0 level=0$"
	return &t.a
}

func ofElement(s []int) *int { // ERROR "^leaking param: s to result ~r0 level=0$"
	return &s[0]
}

func ofArrayElement() *int {
	var a [4]int // ERROR "^moved to heap: a$"
	return &a[2]
}

func main() {}
