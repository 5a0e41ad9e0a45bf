// run

// Instances beside maps, defer and recover, complex numbers, local types as arguments, promotion through embedded instances.
package main

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(x T)      { s[x] = struct{}{} }
func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }
func Keys[M ~map[K]V, K comparable, V any](m M) (n int) {
	for range m {
		n++
	}
	return
}

func a() any { type t struct{ x int }; return pair[t]{} }
func b() any { type t struct{ x int }; return pair[t]{} }

type pair[T any] struct{ v T }

func Try[T any](f func() T) (r T, err any) {
	defer func() { err = recover() }()
	return f(), nil
}

type Cplx interface{ ~complex64 | ~complex128 }

func mul[T Cplx](a, b T) T { return a*b + 1i }

type Node[K interface{ ~int | ~string }, V any] struct {
	kids map[K]*Node[K, V]
	val  V
}

func (n *Node[K, V]) Put(k []K, v V) {
	if len(k) == 0 {
		n.val = v
		return
	}
	if n.kids == nil {
		n.kids = make(map[K]*Node[K, V])
	}
	c, ok := n.kids[k[0]]
	if !ok {
		c = &Node[K, V]{}
		n.kids[k[0]] = c
	}
	c.Put(k[1:], v)
}
func (n *Node[K, V]) Get(k ...K) (v V, ok bool) {
	for _, x := range k {
		if n = n.kids[x]; n == nil {
			return
		}
	}
	return n.val, true
}

type Fn[T any] func(T) T

func (f Fn[T]) Twice(x T) T { return f(f(x)) }

type Iface[T any] interface {
	Add(T)
	Has(T) bool
}

func use[T any](i Iface[T], x T) bool { i.Add(x); g := i.Has; return g(x) }

type Alias = pair[int]
type Deep[T any] struct {
	*pair[T]
	Set[string]
}
type G1[T any] struct{ G2[T] }
type G2[T any] struct{ x T }

func (g *G2[T]) Inc(f func(T) T) { g.x = f(g.x) }

func main() {
	s := Set[string]{}
	s.Add("a")
	println(s.Has("a"), s.Has("b"), Keys(s))
	_, same := a().(interface{ M() })
	println(same, a() == b(), a() == a())
	_, err := Try(func() int { var p *int; return *p })
	println(err != nil)
	v, _ := Try(func() string { return "fine" })
	println(v)
	println(mul(complex64(2), 3i), mul(1i, 1i))
	var n Node[string, int]
	n.Put([]string{"x", "y"}, 5)
	println(n.Get("x", "y"))
	println(n.Get("z"))
	println(Fn[int](func(i int) int { return i * 3 }).Twice(2))
	println(use[string](s, "q"))
	println(Alias{3}.v)
	d := Deep[float64]{&pair[float64]{2.5}, s}
	println(d.v, d.Has("q"))
	var g G1[int]
	g.Inc(func(i int) int { return i + 7 })
	f := g.Inc
	f(func(i int) int { return -i })
	println(g.x)
	var i interface{ Inc(func(int) int) } = &g
	i.Inc(func(i int) int { return i * 2 })
	println(g.x)
	defer use[string](s, "z")
	defer func() { println(recover().(error).Error()); println(s.Has("z")) }()
	defer println(Keys(s))
	_ = any(g).(interface{ Inc(func(int) int) })
}
