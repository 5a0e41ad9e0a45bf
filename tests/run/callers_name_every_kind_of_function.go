// run

// runtime.Caller and Callers name every kind of function as Go does, through inlining, wrappers, defer and panic.
package main

import "runtime"

func base(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' {
			return path[i+1:]
		}
	}
	return path
}

//go:noinline
func here(what string) {
	pc, file, line, ok := runtime.Caller(1)
	println(what, runtime.FuncForPC(pc).Name(), base(file), line, ok)
}

// Everything from our caller to the goroutine's start.
//
//go:noinline
func chain(what string) {
	println(what)
	var pcs [50]uintptr
	n := runtime.Callers(2, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	for n > 0 {
		frame, more := frames.Next()
		if base(frame.File) == "callers_name_every_kind_of_function.go" {
			println("  ", frame.Function, frame.Line)
		} else {
			println("  ", frame.Function)
		}
		if !more {
			break
		}
	}
}

type T struct{ n int }

func (t T) Value()    { here("value method"); chain("value method") }
func (t *T) Pointer() { here("pointer method") }

type E struct{ T }

type I interface{ Value() }

type G[X any] struct{ x X }

func (g G[X]) Method() {
	here("method of generic")
	func() { here("closure in method of generic") }()
}

func generic[X any](x X) {
	here("generic")
	func() { here("closure in generic") }()
}

var global = func() int { here("literal of a package variable"); return 1 }()

var fromFunction = initial()

func initial() int { here("initial"); chain("package variable"); return 2 }

func init() { here("init"); func() { here("closure in init") }() }
func init() { here("second init"); chain("init") }

func small() { here("inlined") }
func outer() { small(); chain("inlined"); }

func deferred() { here("deferred"); chain("deferred") }
func defers() {
	defer deferred()
	println("defers")
}

func panics() {
	defer func() {
		chain("panic")
		recover()
	}()
	panic("p")
}

func indexes(s []int, i int) int {
	defer func() {
		chain("index")
		recover()
	}()
	return s[i]
}

func dereferences(t *T) int {
	defer func() {
		chain("nil")
		recover()
	}()
	return t.n
}

func divides(a, b int) int {
	defer func() {
		chain("division")
		recover()
	}()
	return a / b
}

func exits() {
	defer chain("goexit")
	runtime.Goexit()
}

func main() {
	here("main")
	func() {
		here("closure")
		func() { here("closure in closure"); func() { here("third") }() }()
	}()
	t := T{1}
	t.Value()
	t.Pointer()
	var i I = &t
	i.Value()
	i = E{t}
	i.Value()
	method := t.Value
	method()
	expression := (*T).Pointer
	expression(&t)
	generic(1)
	generic("s")
	G[int]{}.Method()
	outer()
	defers()
	panics()
	indexes(nil, 3)
	dereferences(nil)
	divides(1, 0)
	done := make(chan bool)
	go func() {
		defer close(done)
		chain("goroutine")
		exits()
	}()
	<-done
	var pcs [3]uintptr
	println(runtime.Callers(0, pcs[:]), runtime.Callers(0, pcs[:1]), runtime.Callers(10, pcs[:]), runtime.Callers(0, nil))
	println(runtime.FuncForPC(pcs[0]).Name())
	_, _, _, ok := runtime.Caller(10)
	println(ok, runtime.FuncForPC(1) == nil)
}
