// errorcheck -0 -m -l

// What a package variable begins as is laid out by the compiler where it can be: no allocation.
package main

type node struct {
	next *node
	any  interface{}
}

var list = &node{&node{nil, 5}, "text"}
var numbers = []int{1, 2, 3}
var text = []byte("text")
var boxed interface{} = numbers
var function = func(p *int) *int { return p } // ERROR "leaking param: p to result ~r0 level=0$"
var made = make([]int, 3)                     // ERROR "make\(\[\]int, 3\) escapes to heap$"
var fresh = new(node)                         // ERROR "new\(node\) escapes to heap$"
var parts = []interface{}{give(), 1, "s"}
var computed = []*int{give(), new(int)} // ERROR "new\(int\) escapes to heap$"
var joined = name() + "!"               // ERROR "name\(\) \+ .!. escapes to heap$"
var _ = &node{}
var _ = []*node{{}, new(node)}

func give() *int   { return new(int) } // ERROR "new\(int\) escapes to heap$"
func name() string { return "name" }
