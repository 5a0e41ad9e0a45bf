// run env:GOMAXPROCS=1

// Functions of packages and of generic types, literals in every place: as runtime.Callers names them.
package main

import (
	"runtime"
	"sort"

	sub "example.com/a.b/c/sub.v2"
)

func chain() {
	var pcs [50]uintptr
	n := runtime.Callers(2, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	for n > 0 {
		frame, more := frames.Next()
		l := frame.Line
		if len(frame.Function) > 8 && frame.Function[:8] == "runtime." || frame.Function == "sort.Slice" {
			l = 0
		}
		println("  ", frame.Function, l)
		if !more {
			break
		}
	}
	println()
}

type I interface {
	P(func())
	V(func())
}
type E struct{ *sub.U }
type L []int

func (l L) Len() int           { return len(l) }
func (l L) Less(i, j int) bool { chain(); return true }
func (l L) Swap(i, j int)      {}

func main() {
	var i I = E{&sub.U{}}
	i.P(chain)
	i.V(chain)
	f := i.V
	f(chain)
	g := (*sub.U).V
	g(&sub.U{}, chain)
	h := I.P
	h(i, chain)
	for _, f := range sub.V {
		f(chain)
	}
	sub.M["a"](chain)
	sub.Z.F(chain)
	sub.W(chain)
	sub.Go(chain, make(chan bool))
	sub.G(3, chain)
	sub.G(struct{ x []int }{}, chain)
	sort.Slice([]int{1, 2}, func(i, j int) bool { chain(); return false })
	defer func() {
		recover()
		chain()
	}()
	defer func() {
		defer chain()
		panic("second")
	}()
	var m map[int]int
	m[3] = 4
}
