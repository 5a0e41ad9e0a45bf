// run

// runtime.SetFinalizer: what is called, with what, in which order, how often; results and kinds of parameters.
package main

import (
	"runtime"
	"time"
)

type node struct {
	name string
	next *node
}

func (n *node) Name() string { return n.name }

type named *large

type namer interface{ Name() string }

var calls = make(chan string, 100)

// Waits for that many calls, and says whether there are more.
func wait(count int) {
	for i := 0; i < count; i++ {
		for tries := 0; len(calls) == 0; tries++ {
			if tries == 1000 {
				println("no call")
				return
			}
			runtime.GC()
			time.Sleep(time.Millisecond)
		}
		println(<-calls)
	}
	runtime.GC()
	time.Sleep(time.Millisecond)
	println("then", len(calls))
}

// Makes frames dirty that might hold old pointers.
//
//go:noinline
func clear(depth int) int {
	var words [64]uintptr
	words[depth%64] = 1
	if depth > 0 {
		return clear(depth-1) + int(words[63])
	}
	return 0
}

func away(f func()) {
	done := make(chan bool)
	go func() {
		f()
		clear(20)
		done <- true
	}()
	<-done
	clear(20)
}

type large struct{ a, b, c, d int }

var kept *node

func main() {
	away(func() {
		a := &node{name: "one", next: &node{name: "inner"}}
		runtime.SetFinalizer(a, func(n *node) { calls <- n.name + " " + n.next.name })
	})
	wait(1)

	println("in order")
	away(func() {
		last := &node{name: "last"}
		first := &node{name: "first", next: last}
		runtime.SetFinalizer(first, func(n *node) { calls <- n.name })
		runtime.SetFinalizer(last, func(n *node) { calls <- n.name })
	})
	wait(2)

	println("resurrected")
	away(func() {
		runtime.SetFinalizer(&node{name: "again"}, func(n *node) { kept = n; calls <- "kept" })
	})
	wait(1)
	println(kept.name)
	away(func() {
		runtime.SetFinalizer(kept, func(n *node) { calls <- "second " + n.name })
		kept = nil
	})
	wait(1)

	println("removed, cyclic")
	away(func() {
		a := &node{name: "removed"}
		runtime.SetFinalizer(a, func(n *node) { calls <- n.name })
		runtime.SetFinalizer(a, nil)
		runtime.SetFinalizer(a, nil)
		b, c := &node{name: "b"}, &node{name: "c"}
		b.next, c.next = c, b
		runtime.SetFinalizer(b, func(n *node) { calls <- n.name })
	})
	wait(0)

	println("parameters and results")
	away(func() {
		text := "captured "
		runtime.SetFinalizer(&node{name: "any"}, func(x any) int { calls <- text + x.(*node).name; return 1 })
	})
	wait(1)
	away(func() {
		runtime.SetFinalizer(&node{name: "interface"}, func(x namer) large { calls <- x.Name(); return large{} })
	})
	wait(1)
	away(func() {
		runtime.SetFinalizer(&node{name: "method"}, (*node).Name)
		runtime.SetFinalizer(&large{a: 1}, func(x named) (int, string, error) { calls <- "named"; return 1, "", nil })
	})
	wait(1)
	away(func() {
		n := &node{name: "bound"}
		runtime.SetFinalizer(&node{name: "x"}, func(x *node) { calls <- n.Name() + x.name })
	})
	wait(1)
	away(func() {
		runtime.SetFinalizer(&large{b: 2}, func(*large) (a, b, c string) { calls <- "large"; return })
	})
	wait(1)

	println("many")
	total := 0
	away(func() {
		for i := 0; i < 3000; i++ {
			n := &node{name: "many"}
			runtime.SetFinalizer(n, func(*node) { total++ })
			if i%3 == 0 {
				runtime.SetFinalizer(n, nil)
			}
		}
	})
	for tries := 0; tries < 1000 && total < 1980; tries++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	println(total >= 1980 && total <= 2000)

	var empty struct{}
	runtime.SetFinalizer(&empty, func(*struct{}) {})
	runtime.SetFinalizer(&kept, func(**node) {})
	// A finalizer that still runs counts.
	for turn := 0; turn < 1000000 && runtime.NumGoroutine() > 1; turn++ {
		runtime.Gosched()
	}
	println(runtime.NumGoroutine())
}
