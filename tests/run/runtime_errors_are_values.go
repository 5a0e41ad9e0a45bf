// run

// Run-time errors are values of Go's types, with Go's words.
package main

import (
	"fmt"
	"runtime"
	"math/bits"
	"errors"
)

type I interface{ M() }
type T struct{ x int }

func try(f func()) {
	defer func() {
		e := recover()
		err, ok := e.(runtime.Error)
		fmt.Printf("%T %v %v\n", e, ok, e)
		var t *runtime.TypeAssertionError
		if ok && errors.As(err, &t) {
			fmt.Println("as", t.Error())
		}
	}()
	f()
}

func main() {
	var e interface{} = 3
	var s []int
	var m map[string]int
	var z int
	var p *T
	try(func() { _ = e.(string) })
	try(func() { _ = e.(I) })
	try(func() { e = nil; _ = e.(I) })
	try(func() { s[z] = 1 })
	try(func() { _ = s[z:5:z] })
	try(func() { m["a"] = 1 })
	try(func() { z = z / z })
	try(func() { z = p.x })
	try(func() { a, b := any(s), any(s); fmt.Println(a == b) })
	try(func() { bits.Div64(1, 1, 0) })
	try(func() { bits.Div64(3, 1, 2) })
	try(func() { panic(fmt.Sprint("x")) })
	try(func() { _ = make([]int, z-1) })
	try(func() { var c chan int; close(c) })
	func() {
		defer func() { a := recover(); 
			defer func() { fmt.Println(a == recover()) }()
			s[z] = 2
		}()
		s[z] = 1
	}()
}
