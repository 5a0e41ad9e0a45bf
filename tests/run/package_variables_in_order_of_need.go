// run

// Package variables are initialised in the order in which they need each other, then init
// functions run in the order in which they stand (Go spec, Package initialization).
package main

var a = c + b
var b = f("b", d)
var c, e = two()
var d = 3

var table = [...]string{2: "two", 0: name(), 1: "one"}
var root = &node{"root", []*node{{"left", nil}, {"right", []*node{{text: "leaf"}}}}}
var any interface{} = root
var _ = f("blank", 1)
var double = func(x int) int { return x * d }
var first, ok = any.(*node)
var sum = func() (s int) {
	for _, x := range []int{a, b, c} {
		s += x
	}
	return
}()

type node struct {
	text string
	kids []*node
}

func name() string { return "zero" + root.text }

func f(s string, x int) int {
	println("f", s, x)
	return x + 1
}

func two() (int, string) {
	println("two", d)
	return d * 2, "e"
}

func init() {
	println("init", a, b, c, d, e)
	d = 10
}

func (n *node) count() int {
	total := 1
	for _, kid := range n.kids {
		total += kid.count()
	}
	return total
}

func init() {
	println("init again", double(4), sum)
}

func main() {
	println(table[0], table[1], table[2], len(table))
	println(root.count(), root.kids[1].kids[0].text, first == root, ok)
}
