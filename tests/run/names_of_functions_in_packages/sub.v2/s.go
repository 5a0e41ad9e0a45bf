package sub

import "runtime"

type T[X any] struct{ x X }

func (t *T[X]) P(f func()) { func() { f() }() }
func (t T[X]) V(f func())  { f() }

type U struct{ T[int] }

var V = []func(func()){func(f func()) { f() }, func(f func()) { func() { f() }() }}
var M = map[string]func(func()){"a": func(f func()) { f() }}

type S struct{ F func(func()) }

var Z = S{F: func(f func()) { f() }}

func init() {
	W = func(f func()) { f() }
}

var W func(func())

func Go(f func(), c chan bool) {
	go run(f, c)
	<-c
	defer run(f, nil)
	defer func() { f() }()
	var u U
	go u.V(f)
	runtime.Gosched()
}

//go:noinline
func run(f func(), c chan bool) {
	f()
	if c != nil {
		c <- true
	}
}

func G[X any](x X, f func()) { (&T[X]{x}).P(f) }
