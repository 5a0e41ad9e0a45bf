// run -N stress=off

// What a function has done with is collected while the function still runs, without optimisation too: variables behind
// their last use, parameters, captured variables, what a branch has used.  Objects are made by another goroutine and come
// by way of a package variable, so that no frame before has left its address on this stack.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

type object struct {
	name string
	next *object
	room [64]byte
}

var (
	finalized int32
	made      *object
	used      int
)

func create(name string) {
	done := make(chan bool)
	go func() {
		made = &object{name: name}
		runtime.SetFinalizer(made, func(*object) { atomic.AddInt32(&finalized, 1) })
		done <- true
	}()
	<-done
}

//go:noinline
func use(o *object) {
	used += len(o.name)
}

func inlined(o *object) int {
	n := len(o.name)
	return n
}

//go:noinline
func expect(what string, count int32) {
	for i := 0; i < 300 && atomic.LoadInt32(&finalized) < count; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println(what, atomic.SwapInt32(&finalized, 0))
}

func variable() {
	create("variable")
	o := made
	made = nil
	use(o)
	expect("variable", 1)
}

//go:noinline
func parameter(o *object) {
	made = nil
	use(o)
	expect("parameter", 1)
}

func argument() {
	create("parameter")
	parameter(made)
}

func captured() {
	create("captured")
	o := made
	made = nil
	done := make(chan bool)
	go func() {
		use(o)
		done <- true
	}()
	<-done
	expect("captured", 1)
}

func branches(n int) {
	for i := 0; i < n; i++ {
		create("branch")
		if i%2 == 0 {
			o := made
			made = nil
			used += inlined(o)
			expect("branch", 1)
			continue
		}
		switch o := made; {
		case o != nil:
			made = nil
			p := o
			use(p)
		}
		expect("switch", 1)
	}
}

func loop() {
	var last *object
	for i := 0; i < 3; i++ {
		create("loop")
		made.next, last = last, made
	}
	made = nil
	use(last)
	expect("loop", 3)
}

func literal() {
	inside := func(what string) {
		create(what)
		o := made
		made = nil
		use(o)
		expect(what, 1)
	}
	inside("literal")
}

func jumps(n int) {
	create("jumps")
	o := made
	made = nil
again:
	if n > 0 {
		use(o)
		n--
		goto again
	}
	o = nil
	expect("jumps", 1)
}

func main() {
	variable()
	argument()
	captured()
	branches(2)
	loop()
	literal()
	jumps(20)
}
