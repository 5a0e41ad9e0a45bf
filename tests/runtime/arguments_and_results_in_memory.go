// run

// Arguments and results that do not fit into registers, across the edges of segments.
package main

type wide struct{ a, b, c, d, e, f, g, h int }

func many(n, a, b, c, d, e, f, g int, x, y float64, s string, l []int, w wide) (int, string, []int, wide, float64) {
	if n == 0 {
		return a + b + c + d + e + f + g, s, l, w, x + y
	}
	w.a++
	w.h += n
	total, t, m, v, z := many(n-1, b, c, d, e, f, g, a, y, x, s, l, w)
	if len(t) != len(s) || &m[0] != &l[0] || v.a != w.a+n-1 {
		panic("a result was damaged")
	}
	return total, t, m, v, z
}

func back(n int, w wide) wide {
	if n == 0 {
		return w
	}
	w.b++
	r := back(n-1, w)
	r.c += w.b
	return r
}

func main() {
	l := []int{1, 2, 3}
	total, s, m, w, z := many(50000, 1, 2, 3, 4, 5, 6, 7, 1.5, 2.5, "text", l, wide{})
	println(total, s, len(m), w.a, w.h, z)
	r := back(30000, wide{a: 1})
	println(r.a, r.b, r.c)
}
