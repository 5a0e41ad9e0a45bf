// errorcheck -0 -m -l

// What a function does with its parameters, as its callers see it.
package main

type node struct {
	value int
	next  *node
	items []*int
}

var sink interface{}
var head *node

func unused(p *node)           {} // ERROR "^p does not escape$"
func unnamed(*node, int)       {}
func blank(_ *node)            {}
func looks(p *node) int        { return p.value } // ERROR "^p does not escape$"
func keeps(p *node)            { head = p } // ERROR "^leaking param: p$"
func keepsContent(p *node)     { head = p.next } // ERROR "^leaking param content: p$"
func keepsDeep(p **node)       { head = (*p).next } // ERROR "^leaking param content: p$"
func back(p *node) *node       { return p } // ERROR "^leaking param: p to result ~r0 level=0$"
func backNext(p *node) *node   { return p.next } // ERROR "^leaking param: p to result ~r0 level=1$"
func backDeep(p ***node) *node { return **p } // ERROR "^leaking param: p to result ~r0 level=2$"
func either(a, b *node) *node { // ERROR "^leaking param: a to result ~r0 level=0$" "^leaking param: b to result ~r0 level=1$"
	if a.value > 0 {
		return a
	}
	return b.next
}
func links(a, b *node)               { a.next = b } // ERROR "^a does not escape$" "^leaking param: b$"
func swap(a, b *node) (*node, *node) { return b, a } // ERROR "^leaking param: a to result ~r1 level=0$" "^leaking param: b to result ~r0 level=0$"
func both(p *node) (r *node) { // ERROR "^leaking param: p$"
	head = p
	return p
}
func text(s string) string                 { return s } // ERROR "^leaking param: s to result ~r0 level=0$"
func bytes(s []byte) []byte                { return s[1:] } // ERROR "^leaking param: s to result ~r0 level=0$"
func value(n node) []*int                  { return n.items } // ERROR "^leaking param: n to result ~r0 level=0$"
func array(a [2]*int) *int                 { return a[0] } // ERROR "^leaking param: a to result ~r0 level=0$"
func function(f func() int) int            { return f() } // ERROR "^f does not escape$"
func keepsFunction(f func())               { sink = f } // ERROR "^leaking param: f$"
func variadic(p ...*int) *int              { return p[0] } // ERROR "^leaking param: p to result ~r0 level=1$"
func any(x interface{}) interface{}        { return x } // ERROR "^leaking param: x to result ~r0 level=0$"
func assertion(x interface{}) *int         { return x.(*int) } // ERROR "^leaking param: x to result ~r0 level=0$"
func boxed(x int)                          { sink = x } // ERROR "^x escapes to heap$"
func scalars(a int, b float64, c bool) int { return a }

func (n *node) method() *node   { return n } // ERROR "^leaking param: n to result ~r0 level=0$"
func (n node) valueMethod() int { return n.value } // ERROR "^n does not escape$"
func (n *node) set(m *node)     { n.next = m } // ERROR "^n does not escape$" "^leaking param: m$"

func callers() {
	n := node{}
	m := &node{} // ERROR "^&node\{\} does not escape$"
	looks(&n)
	back(m)
	back(&n).value = 1
	keepsContent(m)
	links(&n, &node{}) // ERROR "^&node\{\} escapes to heap$"
	a, b := swap(&n, m)
	_, _ = a, b
	n.set(new(node)) // ERROR "^new\(node\) escapes to heap$"
	_ = n.method()
	variadic(new(int), new(int)) // ERROR "^\.\.\. argument does not escape$" "^new\(int\) does not escape$"
}

func passesOn(p *node) *node { return back(back(p)) } // ERROR "^leaking param: p to result ~r0 level=0$"
func passesToHeap(p *node)   { keeps(p) } // ERROR "^leaking param: p$"
func recursive(p *node, depth int) *node { // ERROR "^leaking param: p to result ~r0 level=0$"
	if depth == 0 {
		return p
	}
	return recursive(p.next, depth-1)
}
func mutualA(p *node, n int) *node { // ERROR "^leaking param: p$"
	if n == 0 {
		return p
	}
	return mutualB(p, n-1)
}
func mutualB(p *node, n int) *node { return mutualA(p.next, n) } // ERROR "^leaking param content: p$"

func main() {}
