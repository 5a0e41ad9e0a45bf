// run

// Evaluation order as Go's compiler has it: calls first, then variables; assignments left to right.
package main

var trace string
var g int

func t(s string, n int) int { trace += s; return n }
func set(n int) int         { g = n; return n }
func pair() (int, int)      { trace += "p"; return 1, 2 }
func show(a ...int) {
	for _, x := range a {
		print(x, " ")
	}
	println(trace)
	trace = ""
}
func index(s string) *[3]int { trace += s; return &[3]int{1, 2, 3} }

type obj struct{ n int }

func (o *obj) inc() int  { o.n++; return o.n }
func (o obj) val(x int) int { return o.n*10 + x }

func iface(a interface{}, b int) { println(a.(int), b) }
func ifaces(a ...interface{}) {
	for _, x := range a {
		switch v := x.(type) {
		case int:
			print(v, " ")
		case string:
			print(v, " ")
		case [2]int:
			print(v[0], v[1], " ")
		}
	}
	println()
}
func change(s *string) int { *s = "new"; return 1 }
func changeArr(a *[2]int) int { a[0] = 9; return 1 }

func main() {
	x := 1
	f := func() int { x = 10; return 5 }
	show(x + f())
	x = 1
	show(f() + x)
	g = 1
	show(g + set(7) + g)
	show(t("a", 1) + t("b", 2)*t("c", 3) - t("d", 4))
	arr := [3]int{}
	arr[t("i", 1)], arr[t("j", 2)] = t("x", 5), t("y", 6)
	show(arr[0], arr[1], arr[2])
	i := 0
	i, arr[i] = 2, 9
	show(i, arr[0])
	arr[i], i = 4, 0
	show(i, arr[2])
	a, b := 1, 2
	a, b = b, a+b
	show(a, b)
	a, b = pair()
	show(a, b)
	index("q")[t("r", 1)] += t("s", 2)
	show()
	o := obj{1}
	show(o.n, o.inc(), o.n, o.inc())
	show(o.val(o.inc()))
	p := &o
	show(p.n + p.inc())
	y := 1
	h := func() int { y = 100; return 2 }
	iface(y, h())
	y = 1
	s := "old"
	ifaces(y, h(), s, change(&s))
	ar := [2]int{1, 2}
	ifaces(ar, changeArr(&ar))
	sl := []int{1, 2, 3}
	app := func() int { sl = append(sl, 4); return 1 }
	show(len(sl), app(), len(sl))
	show(len(sl)+app()+len(sl))
	m := []int{t("1", 1), t("2", 2), t("3", 3)}
	show(m...)
	st := struct{ a, b int }{b: t("b", 1), a: t("a", 2)}
	show(st.a, st.b)
	z := t("l", 1) == 1 && t("m", 2) == 3 || t("n", 3) == 3
	if z {
		show(1)
	}
	w := 5
	q := func() bool { w = 50; return true }
	show(w, bool2int(q() && w == 50))
	v := 3
	k := func() int { v++; return v }
	v = v + k()
	show(v)
	v += k()
	show(v)
	arr[k()%3] += k()
	show(arr[0], arr[1], arr[2])
	n := 0
	next := func() int { n++; return n }
	c := [...]int{next(), next(), next()}
	show(c[0], c[1], c[2])
	var ss []int
	ss = append(ss, next(), next())
	ss[0], ss = 7, nil
	show(len(ss))
	d := []int{1, 2, 3}
	d, d[0] = nil, 5
	show(len(d))
	var pp *obj = &obj{3}
	pp, pp.n = nil, 8
	show(bool2int(pp == nil))
	ret := func() (r int, e int) { r = 1; return r + k(), r }
	show(ret())
}

func bool2int(b bool) int {
	if b {
		return 1
	}
	return 0
}
