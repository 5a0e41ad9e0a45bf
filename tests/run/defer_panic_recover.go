// run

// Spec: Defer statements; Handling panics.
package main

import (
	"fmt"
	"runtime"
)

func named(x int) (r int) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("recovered", e)
			r *= 2
		}
	}()
	r = x
	if x > 2 {
		panic("big")
	}
	return x + 100
}

func several(a []int, i int) (v int, s string, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = e.(runtime.Error)
		}
	}()
	v, s = 7, "before"
	return a[i], "after", nil
}

func unnamed() (int, [3]string) {
	defer func() { fmt.Println("unnamed", recover()) }()
	panic(1)
}

func returnedThenPanicked() int {
	defer func() { recover() }()
	defer func() { panic("after return") }()
	return 5
}

func order() {
	for i := 0; i < 3; i++ {
		defer fmt.Println("loop", i)
		if i == 1 {
			defer func() { fmt.Println("one") }()
		}
	}
	defer fmt.Println("top")
	for i := 3; i < 5; i++ {
		defer fmt.Println("loop", i)
	}
	defer fmt.Println("top again")
}

type T struct{ n int }

func (t T) Value(s string)    { fmt.Println("Value", t.n, s) }
func (t *T) Pointer(s string) { fmt.Println("Pointer", t.n, s) }
func (t *T) recovers()        { fmt.Println("method recovers", recover()) }

type I interface{ Value(string) }

type Big struct{ a [50]int }

func (b Big) Sum(c Big) { fmt.Println(b.a[3] + c.a[49]) }

func copies() {
	t := T{1}
	i := I(t)
	b := Big{}
	b.a[3] = 30
	s := "then"
	defer b.Sum(b)
	defer t.Value(s)
	defer t.Pointer(s)
	defer i.Value(s)
	defer T.Value(t, s)
	defer (*T).Pointer(&t, s)
	defer fmt.Println(t.n, s, b.a[3], []int{t.n, 2})
	f := t.Value
	defer f("bound")
	t.n, s, b.a[3], b.a[49] = 2, "now", 1000, 1000
}

func builtins() {
	a := []int{1, 2, 3}
	defer func() { fmt.Println(a) }()
	defer copy(a, []int{9, 8})
	defer print()
	defer func() { fmt.Println("stops", recover()) }()
	defer panic(a[2])
}

func helper() interface{} { return recover() }

func who() {
	catch := func(name string, f func()) {
		defer func() { fmt.Println(name, "left over:", recover()) }()
		f()
	}
	catch("direct", func() { defer func() { recover() }(); panic(1) })
	catch("through a helper", func() { defer func() { helper() }(); panic(2) })
	catch("the deferred call itself", func() { defer recover(); panic(3) })
	catch("deferred by the deferred call", func() { defer func() { defer recover() }(); panic(4) })
	catch("deferred literal of the deferred call", func() { defer func() { defer func() { recover() }() }(); panic(5) })
	catch("helper deferred", func() { defer helper(); panic(6) })
	catch("method", func() { defer new(T).recovers(); panic(7) })
	catch("method value", func() { f := new(T).recovers; defer f(); panic(8) })
	catch("interface", func() {
		defer interface{ recovers() }(new(T)).recovers()
		panic(9)
	})
	catch("with arguments", func() { defer func(int) { recover() }(1); panic(10) })
	catch("not while nothing panics", func() { defer func() { fmt.Println(recover()) }() })
	catch("twice", func() { defer func() { fmt.Println(recover(), recover()) }(); panic(11) })
	catch("nil", func() { defer func() { fmt.Println(recover()) }(); panic(nil) })
}

func nested() {
	defer func() { fmt.Println("outermost", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("in deferred")
	}()
	defer func() {
		fmt.Println("first", recover())
		panic("second")
	}()
	panic("first")
}

func replaced() {
	defer func() { fmt.Println(recover()) }()
	defer func() { panic("three") }()
	defer func() { panic("two") }()
	panic("one")
}

func deep(n int) int {
	defer func() {}()
	if n == 0 {
		panic("bottom")
	}
	return deep(n-1) + 1
}

func unwinding(n int, seen *int) {
	defer func() {
		*seen++
		if e := recover(); e != nil && n%300 != 0 {
			panic(e)
		}
	}()
	if n == 700 {
		panic("down")
	}
	unwinding(n+1, seen)
}

func faults() {
	try := func(f func()) {
		defer func() {
			e := recover()
			_, isRuntime := e.(runtime.Error)
			fmt.Println(isRuntime, e)
		}()
		f()
	}
	var p *T
	var s []int
	var m map[string]int
	var i interface{} = "text"
	var e error
	var f func()
	zero, minus := 0, -1
	try(func() { fmt.Println(p.n) })
	try(func() { fmt.Println(s[5]) })
	try(func() { fmt.Println(s[minus:]) })
	try(func() { fmt.Println(1 / zero) })
	try(func() { fmt.Println(1 << minus) })
	try(func() { fmt.Println(make([]int, minus)) })
	try(func() { m["a"] = 1 })
	try(func() { fmt.Println(i.(int)) })
	try(func() { fmt.Println(i.(error)) })
	try(func() { fmt.Println(e.Error()) })
	try(func() { fmt.Println(interface{}(s) == interface{}(s)) })
	try(func() { fmt.Println((*[4]int)(s)) })
	try(func() { f() })
	try(func() { defer f(); fmt.Println("deferred") })
	try(func() { defer e.Error(); fmt.Println("not reached") })
	try(func() { panic(fmt.Errorf("error %d", 1)) })
	_, ok := func() (e interface{}) { defer func() { e = recover() }(); return i.(int) }().(*runtime.TypeAssertionError)
	fmt.Println(ok)
}

func escaped() (r *int) {
	x := 1
	defer func() {
		recover()
		*r += x
	}()
	r = new(int)
	x = 41
	panic(0)
}

func loopAround() (n int) {
	for i := 0; i < 10; i++ {
		func() {
			defer func() {
				if recover() != nil {
					n += i
				}
			}()
			if i%3 == 0 {
				panic(i)
			}
		}()
	}
	return n
}

func backwards() {
	n := 0
again:
	defer fmt.Println("goto", n)
	if n++; n < 3 {
		goto again
	}
}

func main() {
	fmt.Println(named(1), named(5))
	fmt.Println(several([]int{1}, 0))
	fmt.Println(several([]int{1}, 5))
	fmt.Println(unnamed())
	fmt.Println(returnedThenPanicked())
	order()
	copies()
	builtins()
	who()
	nested()
	replaced()
	func() {
		defer func() { fmt.Println(recover()) }()
		deep(100000)
	}()
	func() {
		seen := 0
		for i := 0; i < 3; i++ {
			unwinding(0, &seen)
		}
		fmt.Println("unwound", seen)
	}()
	faults()
	fmt.Println(*escaped(), loopAround())
	backwards()
	sum := 0
	func() {
		for i := 0; i < 1500; i++ {
			defer func(n int) { sum += n }(i)
		}
	}()
	fmt.Println(sum)
}
