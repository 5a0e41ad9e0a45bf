// run

// A write to a map that panics leaves no entry behind, and the map stays usable.
package main

import (
	"fmt"
	"runtime"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		err, ok := r.(runtime.Error)
		fmt.Println(name, ok, err)
		if e, ok := r.(error); ok {
			fmt.Println(e.Error())
		}
	}()
	f()
}

var empty map[string]int
var keys map[interface{}]int
var full = map[interface{}]int{1: 2}

func main() {
	try("nil", func() { empty["x"] = 1 })
	try("nil op", func() { empty["x"]++ })
	try("get", func() { _ = keys[[]int{1}] })
	try("pair", func() { _, _ = full[map[int]int{}] })
	try("assign", func() { full[func() {}] = 1 })
	try("delete", func() { delete(keys, interface{}([]int{})) })
	try("literal", func() { _ = map[interface{}]int{1: 2, []string{}: 3} })
	m := map[int]int{1: 10}
	try("divide", func() { m[2] = 5 / m[3] })
	try("divide op", func() { m[4] /= m[5] })
	var p *int
	try("nil pointer", func() { m[6] = *p })
	try("index", func() { m[7] = []int{}[m[1]] })
	fmt.Println(m, len(full), full)
	for i := 0; i < 100; i++ {
		try("x", func() {
			defer func() { m[i] = i }()
			var x []int
			full[x]++
		})
	}
	fmt.Println(len(m), m[99])
}
