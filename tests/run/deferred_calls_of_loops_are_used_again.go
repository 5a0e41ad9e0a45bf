// run

// Records of calls deferred in loops are used again: by loops of deferred calls, after panics, Goexit and collections.
package main

import "runtime"

type big struct {
	next *big
	n    int
	pad  [3]*int
}

var trace []int
var keep []*big

func note(n int) { trace = append(trace, n) }

func mk(n int) *big {
	p := new(int)
	*p = n
	return &big{n: n, pad: [3]*int{p, p, p}}
}

//go:noinline
func sum(b *big) int { return b.n + *b.pad[0] + *b.pad[2] }

// defers in loops whose closures hold heap objects; deferred calls that defer in loops themselves
func nest(depth, width int) (r int) {
	for i := 0; i < width; i++ {
		b := mk(depth*100 + i)
		defer func() {
			r += sum(b)
			if depth > 0 && i == width { // i is shared: always width
				r += nest(depth-1, width-1)
			}
			if b.n%3 == 0 {
				runtime.GC()
			}
		}()
	}
	return depth
}

// panics in deferred calls of a loop, recovered by older ones of the same loop
func tumble(n int) (out []int) {
	for i := 0; i < n; i++ {
		b := mk(i)
		defer func(k int) {
			if x := recover(); x != nil {
				out = append(out, x.(*big).n, sum(x.(*big)))
				if k%2 == 0 {
					panic(mk(k + 1000))
				}
				return
			}
			out = append(out, -sum(b))
			if k%3 == 0 {
				panic(b)
			}
		}(i)
		if i == n/2 {
			defer note(i) // top level? in a loop: heap record
		}
	}
	return nil
}

func safe(f func() []int) (out []int, p interface{}) {
	defer func() { p = recover() }()
	return f(), nil
}

// mixed: frame records between heap records
func mixed() (s string) {
	defer func() { s += "A" }()
	for i := 0; i < 3; i++ {
		c := string(rune('a' + i))
		defer func() { s += c }()
	}
	defer func() { s += "B" }()
	for i := 0; i < 2; i++ {
		c := string(rune('x' + i))
		defer func() {
			for j := 0; j < 3; j++ {
				d := string(rune('0' + j))
				defer func() { s += d }()
			}
			s += c
		}()
	}
	defer func() { s += "C" }()
	return ">"
}

func goexits(done chan []int) {
	var got []int
	defer func() { done <- got }()
	for i := 0; i < 5; i++ {
		b := mk(i)
		defer func() {
			got = append(got, sum(b))
			runtime.GC()
			for j := 0; j < 2; j++ {
				c := mk(j + 50)
				defer func() { got = append(got, sum(c)) }()
			}
		}()
	}
	runtime.Goexit()
}

// goto loop
func gotos(n int) (s int) {
	i := 0
again:
	b := mk(i)
	defer func() { s = s*3 + b.n }()
	i++
	if i < n {
		goto again
	}
	return 1
}

type errT struct{ s string }

func (e *errT) Error() string { return e.s }

func errs() {
	for i := 0; i < 4; i++ {
		func() {
			for k := 0; k < 2; k++ {
				defer func() {
					e, ok := recover().(runtime.Error)
					if ok {
						println(k, e.Error())
						var z []int
						defer func() {
							e2 := recover().(runtime.Error)
							println(e2.Error(), e2 == e)
						}()
						_ = z[k]
					}
				}()
			}
			switch i {
			case 0:
				var p *big
				println(p.n)
			case 1:
				z := 0
				println(1 / z)
			case 2:
				var m map[string]int
				m["a"] = 1
			case 3:
				var c chan int
				close(c)
			}
		}()
		runtime.GC()
	}
}

var saved []error

func same() {
	get := func() (e error) {
		defer func() { e = recover().(error) }()
		var p *big
		_ = p.n
		return nil
	}
	a := get()
	saved = append(saved, a)
	runtime.GC()
	runtime.GC()
	for i := 0; i < 2000; i++ {
		keep = append(keep[:i%50], mk(i))
	}
	b := get()
	println(a == b, a.Error(), b.Error())
}

func (b *big) bitlen() int { return b.n }

func main() {
	println(nest(3, 4))
	for n := 1; n < 8; n++ {
		out, p := safe(func() []int { return tumble(n) })
		for _, x := range out {
			print(x, " ")
		}
		if p != nil {
			print("panic ", sum(p.(*big)))
		}
		println()
	}
	println(mixed())
	done := make(chan []int)
	for i := 0; i < 10; i++ {
		go goexits(done)
	}
	total := 0
	for i := 0; i < 10; i++ {
		for j, x := range <-done {
			total += x * (j + 1)
		}
	}
	println(total)
	println(gotos(9))
	errs()
	same()
	println(len(trace))
}
