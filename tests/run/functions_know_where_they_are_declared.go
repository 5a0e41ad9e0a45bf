// run

// runtime.Func: where a function is declared, at every level of GCC's inlining.
package main

import "runtime"

type T struct{}

func (t *T) M(x int) int {
	y := 0
	for i := 0; i < x; i++ {
		y += i
	}
	return y
}

func empty() {
}

func f(
	x int,
) int {
	if x > 3 {
		return f(x - 1)
	}

	return 3
}

//go:noinline
func pc() uintptr { p, _, _, _ := runtime.Caller(1); return p }

//go:noinline
func a() (int, uintptr) {

	x := 3

	return x, pc()
}

func show(p uintptr) {
	f := runtime.FuncForPC(p)
	file, line := f.FileLine(f.Entry())
	println(f.Name(), file[len(file)-5:], line)
	fr, _ := runtime.CallersFrames([]uintptr{p}).Next()
	println(fr.Entry == f.Entry(), fr.Func == f, fr.Line)
}

func main() {

	_, p := a()
	show(p)
	func() {

		show(pc())
	}()
	var g func() uintptr
	g = func() uintptr {
		if g == nil {
			panic(1)
		}

		return pc()
	}
	show(g())
	show(pc())
}
