// errorcheck -0 -m

// An inlined callee's parameters and results are variables of the caller: what escaped may stay, what stayed in a
// loop's body may not.
package main

type node struct {
	next *node
	data [4]int
}

func newNode() *node { return &node{} } // ERROR "^can inline newNode$" "^&node\{\} escapes to heap$"

func newNamed() (n *node) { // ERROR "^can inline newNamed$"
	n = &node{} // ERROR "^&node\{\} escapes to heap$"
	return
}

func two() (*node, *node) { return new(node), new(node) } // ERROR "^can inline two$" "^new\(node\) escapes to heap$"

func keep(n *node) *node { return n } // ERROR "^can inline keep$" "^leaking param: n to result ~r0 level=0$"

func link(a, b *node) { a.next = b } // ERROR "^can inline link$" "^a does not escape$" "^leaking param: b$"

func local(x int) *int { // ERROR "^can inline local$"
	y := x // ERROR "^moved to heap: y$"
	return &y
}

func twice(x int) (*int, *int) { return local(x), local(x + 1) } // ERROR "^can inline twice$" "^inlining call to local$" "^moved to heap: y$"

func box(x interface{}) interface{} { return x } // ERROR "^can inline box$" "^leaking param: x to result ~r0 level=0$"

func stays() int { // ERROR "^can inline stays$"
	n := newNode() // ERROR "^inlining call to newNode$" "^&node\{\} does not escape$"
	m := newNamed() // ERROR "^inlining call to newNamed$" "^&node\{\} does not escape$"
	a, b := two() // ERROR "^inlining call to two$" "^new\(node\) does not escape$"
	return n.data[0] + m.data[1] + a.data[2] + b.data[3] + *local(1) + len(keep(n).data) // ERROR "^inlining call to local$" "^inlining call to keep$"
}

var sink *node

func goes() *int { // ERROR "^can inline goes$"
	sink = newNode() // ERROR "^inlining call to newNode$" "^&node\{\} escapes to heap$"
	a, _ := two() // ERROR "^inlining call to two$" "^new\(node\) escapes to heap$" "^new\(node\) does not escape$"
	sink = a
	p, q := twice(3) // ERROR "^inlining call to twice$" "^inlining call to local$" "^moved to heap: y$"
	println(*q)
	return p
}

func inLoop() *node { // ERROR "^can inline inLoop$"
	var list *node
	for i := 0; i < 3; i++ {
		n := newNode() // ERROR "^inlining call to newNode$" "^&node\{\} escapes to heap$"
		link(n, list) // ERROR "^inlining call to link$"
		list = n
	}
	return list
}

func blank(_ *node, x int, _ []int) int { return x } // ERROR "^can inline blank$"

func boxes(x int) (int, bool) { // ERROR "^can inline boxes$"
	v, ok := box(x).(int) // ERROR "^inlining call to box$" "^x does not escape$"
	return v + blank(newNode(), 1, []int{2}), ok // ERROR "^inlining call to newNode$" "^inlining call to blank$" "^&node\{\} does not escape$" "^\[\]int\{\.\.\.\} does not escape$"
}

func main() {
	println(stays(), *goes(), inLoop() != nil) // ERROR "^inlining call to stays$" "^inlining call to newNode$" "^inlining call to newNamed$" "^inlining call to two$" "^inlining call to local$" "^inlining call to keep$" "^inlining call to goes$" "^inlining call to twice$" "^inlining call to inLoop$" "^inlining call to link$" "^&node\{\} does not escape$" "^new\(node\) does not escape$" "^&node\{\} escapes to heap$" "^new\(node\) escapes to heap$"
	println(boxes(1)) // ERROR "^inlining call to boxes$" "^inlining call to box$" "^inlining call to newNode$" "^inlining call to blank$" "^x does not escape$" "^&node\{\} does not escape$" "^\[\]int\{\.\.\.\} does not escape$"
}
