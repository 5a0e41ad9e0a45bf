// run

// Deferred calls of every kind run at every kind of exit: known functions, func values, methods, builtins, some of them
// not reached, some in loops, more than eight; with results, panics and recovers in between.
package main

import "errors"

type counter struct{ n int }

func (c *counter) add(n int) { c.n += n; println("add", n, c.n) }
func (c counter) show()      { println("show", c.n) }

type shower interface{ show() }

func say(words ...string) {
	for _, word := range words {
		print(word, " ")
	}
	println()
}

func value() int { println("value"); return 5 }

func sometimes(n int) (r int) {
	defer func() { r = r*10 + 1 }()
	if n > 0 {
		defer func() { r = r*10 + 2 }()
		if n > 1 {
			return n
		}
		defer func() { r = r*10 + 3 }()
	}
	defer func() { r = r*10 + 4 }()
	if n == 1 {
		return 7
	}
	return 8
}

func kinds(c *counter, f func(), s shower, m map[string]int, ch chan int) {
	defer say("first", "last")
	defer value()
	defer f()
	defer c.add(1)
	defer s.show()
	defer delete(m, "a")
	defer close(ch)
	defer func(n int) { println("literal", n) }(c.n)
	c.n = 10
	println("body", len(m))
}

func many(n int) (r int) {
	defer func() { r++ }()
	defer func() { r *= 2 }()
	defer func() { r++ }()
	defer func() { r *= 2 }()
	defer func() { r++ }()
	defer func() { r *= 2 }()
	defer func() { r++ }()
	defer func() { r *= 2 }()
	defer func() { r++ }()
	defer func() { r *= 2 }()
	return n
}

func mixed(n int) (r int) {
	defer func() { println("mixed", r) }()
	for i := 0; i < n; i++ {
		defer func(i int) { r = r*10 + i }(i)
	}
	defer func() { r = r*10 + 9 }()
	return 0
}

func around(n int) (r int, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = p.(error)
			r += 1000
		}
	}()
	defer func() { r += 100 }()
	if n == 1 {
		panic(errors.New("body"))
	}
	defer func() {
		r += 10
		if n == 2 {
			panic(errors.New("deferred"))
		}
	}()
	return n, nil
}

func nested(n int) (r string) {
	defer func() {
		if recover() != nil {
			r += "R"
		}
		r += "a"
	}()
	defer func() {
		defer func() {
			if recover() != nil {
				r += "r"
			}
		}()
		defer func() { r += "b" }()
		if n > 0 {
			panic(n)
		}
		r += "c"
	}()
	defer func() {
		if n > 1 {
			defer func() { r += "d" }()
			var p *counter
			p.n++
		}
	}()
	return "x"
}

func nothing(f func()) (text string) {
	defer func() { text = recover().(error).Error() }()
	defer println("before nil")
	defer f()
	println("a nil function is deferred")
	return "none"
}

func big(n int) (a, b [20]int, s string) {
	defer func() { a[n], b[n], s = b[n], a[n], s+"!" }()
	a[n], b[n] = 1, 2
	return a, b, "big"
}

func backwards(n int) (r int) {
	i := 0
again:
	defer func(i int) { r = r*10 + i }(i)
	i++
	if i < n {
		goto again
	}
	return 0
}

func depth(n int) (r int) {
	defer func() { r++ }()
	if n == 0 {
		return 0
	}
	return depth(n - 1)
}

func deepPanic(n int) (r int) {
	defer func() {
		if n%1000 == 0 && recover() != nil {
			r = n
		}
	}()
	if n == 2500 {
		panic("deep")
	}
	return deepPanic(n+1) + 1
}

func main() {
	for n := 0; n < 4; n++ {
		println(sometimes(n), many(n))
	}
	c, m, ch := &counter{3}, map[string]int{"a": 1}, make(chan int)
	kinds(c, func() { println("value of func type") }, c, m, ch)
	_, open := <-ch
	println(len(m), open, c.n)
	println(mixed(3), backwards(4))
	for n := 0; n < 4; n++ {
		r, err := around(n)
		println(r, err != nil && err.Error() != "", nested(n))
	}
	println(nothing(nil))
	a, b, s := big(7)
	println(a[7], b[7], s, depth(10000), deepPanic(0))
}
