// run

// Arrays and structs are values: copied when assigned, passed, returned, ranged over, compared by content.
package main

type point struct{ x, y int }

type mixed struct {
	a int8
	b int64
	_ int16
	s string
	f float32
	i interface{}
	p point
	arr [3]int16
}

type big struct {
	v [20]int
	s string
}

func change(p point) point { p.x = 100; return p }
func changeArray(a [3]int) [3]int { a[0] = 100; return a }
func (p point) sum() int   { return p.x + p.y }
func (p *point) add(n int) { p.x += n; p.y += n }
func makeBig(n int) (b big) {
	for i := range b.v {
		b.v[i] = i * n
	}
	b.s = "big"
	return
}

type empty struct{}
type holder struct {
	e empty
	n int
	t [0]int
}

func main() {
	p := point{1, 2}
	q := p
	q.x = 10
	println(p.x, p.y, q.x, change(p).x, p.x)
	a := [3]int{1, 2, 3}
	b := a
	b[1] = 20
	println(a[1], b[1], changeArray(a)[0], a[0], a == b, a == [3]int{1, 2, 3})
	for i, v := range a {
		a[2] = 50
		print(i, v, " ")
	}
	println(a[2])
	for i, v := range &b {
		b[2] = 60
		print(i, v, " ")
	}
	println()
	q.add(5)
	println(q.sum(), point{3, 4}.sum(), (&point{5, 6}).sum())
	m := mixed{1, 2, 0, "s", 1.5, 7, point{1, 2}, [3]int16{1, 2, 3}}
	n := m
	println(m == n)
	n.arr[2] = 9
	println(m == n, m.p == n.p)
	n = m
	n.i = "x"
	println(m == n, n.i == "x", n.s == m.s)
	g := makeBig(2)
	h := g
	println(g == h, g.v[19], h.s)
	h.v[19]++
	println(g == h, g != h)
	pp := &p
	pp.x, pp.y = pp.y, pp.x
	println(p.x, p.y)
	*pp = point{7, 8}
	p = point{p.y, p.x}
	println(p.x, p.y, *pp == p)
	var z struct {
		a, b int
		c    *int
	}
	println(z.a, z.b, z.c == nil)
	z.c = &z.b
	*z.c = 4
	println(z.b)
	arr := [...]string{5: "five", 1: "one"}
	println(len(arr), arr[1], arr[5], arr[0] == "")
	var mat [3][4]int
	for i := range mat {
		for j := range mat[i] {
			mat[i][j] = i * j
		}
	}
	cp := mat
	mat[2][3] = 99
	println(cp[2][3], mat[2][3], len(mat), len(mat[0]))
	var hh holder
	hh.n = 3
	h2 := hh
	println(h2 == hh, hh.e == empty{}, h2.n)
	nested := struct{ p, q point }{point{1, 2}, point{3, 4}}
	nested.q.x = nested.p.y + nested.q.y
	println(nested.p.x, nested.q.x)
	ps := []point{{1, 2}, {3, 4}}
	for _, v := range ps {
		v.x = 9
	}
	for i := range ps {
		ps[i].y *= 2
	}
	println(ps[0].x, ps[1].y, len(ps))
	anon := []struct {
		k string
		v int
	}{{"a", 1}, {"b", 2}}
	for _, e := range anon {
		print(e.k, e.v, ";")
	}
	println()
	pt := []*point{{1, 1}, {2, 2}}
	pt[0].add(1)
	println(pt[0].x, pt[1].y)
}
