// run

// Values laid out in the program's data are roots: what is stored in them later stays alive, and they can be written.
package main

type node struct {
	next  *node
	value int
}

type table struct {
	name   string
	rows   []*node
	any    interface{}
	action func() int
	inner  *table
}

var list = &node{&node{nil, 2}, 1}
var slots = []*node{nil, {nil, 5}, nil}
var deep = &table{name: "outer", inner: &table{name: "inner", rows: []*node{{nil, 7}}, any: &[2]*node{}}}
var values = [4]interface{}{1, "two", &node{nil, 3}, [2]*node{nil, {nil, 4}}}
var actions = []func() int{one, func() int { return 2 }, nil}
var text = []byte("abc")
var pair = struct {
	number  int
	pointer *int
}{1, nil}
var whole = table{name: "whole", action: one, any: node{nil, 9}}
var plain = [3][2]int{{1, 2}, {3, 4}, {5, 6}}

func one() int { return 1 }

//go:noinline
func fill() {
	last := list
	for last.next != nil {
		last = last.next
	}
	for i := 0; i < 20; i++ {
		last.next = &node{nil, i}
		last = last.next
	}
	slots[0], slots[2] = &node{&node{nil, 11}, 10}, &node{nil, 12}
	deep.inner.any.(*[2]*node)[1] = &node{nil, 13}
	deep.inner.rows[0].next = &node{nil, 14}
	deep.inner.inner = &table{name: string(append([]byte("made "), text...))}
	values[1] = &node{nil, 15}
	values[2].(*node).next = &node{nil, 16}
	n := 17
	actions[2] = func() int { n++; return n }
	pair.pointer = &n
	whole.inner = &table{any: n}
	whole.rows = append(whole.rows, &node{nil, 18})
	plain[1][1] = 40
	text[1] = 'X'
}

func garbage() {
	var keep *node
	for i := 0; i < 2000; i++ {
		keep = &node{keep, i}
		if i%100 == 0 {
			keep = nil
		}
	}
}

func main() {
	fill()
	garbage()
	sum := 0
	for n := list; n != nil; n = n.next {
		sum += n.value
	}
	println(sum, slots[0].value, slots[0].next.value, slots[1].value, slots[2].value)
	println(deep.name, deep.inner.name, deep.inner.inner.name, deep.inner.any.(*[2]*node)[1].value, deep.inner.rows[0].next.value)
	println(values[0].(int), values[1].(*node).value, values[2].(*node).next.value, values[3].([2]*node)[1].value)
	println(actions[0](), actions[1](), actions[2](), *pair.pointer, pair.number)
	println(whole.name, whole.inner.any.(int), whole.rows[0].value, whole.action(), whole.any.(node).value, plain[1][1], string(text))
	shared := whole.any
	whole.any = nil
	println(shared == interface{}(node{nil, 9}), shared.(node).value)
}
