// run

// Each kind of value that holds pointers keeps what they point to: the pointer maps of all of them.
package main

type small struct {
	number int
	text   *string
}

type shape interface {
	area() int
}

type square struct{ side *int }

func (s square) area() int { return *s.side * *s.side }

type strip struct {
	width, height int
	next          shape
}

func (s *strip) area() int { return s.width*s.height + s.next.area() }

type mixed struct {
	a    int8
	p    *int
	b    [3]int16
	s    string
	c    bool
	l    []small
	d    float64
	i    interface{}
	f    func() int
	e    shape
	q    [4]*int
	n    uint64
	deep struct {
		x int
		y [2]small
	}
}

type wide struct {
	before [70]int
	p      *int
	middle [100]string
	q      *int
	after  [5]int
}

func newInt(n int) *int {
	p := new(int)
	*p = n
	return p
}

func newText(n int) *string {
	s := "text " + string(rune('A'+n%26))
	return &s
}

var garbage []interface{}

func churn() {
	garbage = garbage[:0]
	for i := 0; i < 40; i++ {
		garbage = append(garbage, newInt(-1), newText(3), make([]int, i), mixed{})
	}
}

//go:noinline
func makeMixed(n int) *mixed {
	m := &mixed{a: int8(n), p: newInt(n), s: *newText(n), i: newInt(n + 1), n: ^uint64(0)}
	for i := 0; i < 5; i++ {
		m.l = append(m.l, small{i, newText(n + i)})
	}
	captured := newInt(n + 2)
	m.f = func() int { *captured++; return *captured }
	m.e = &strip{n, 2, square{newInt(n)}}
	for i := range m.q {
		m.q[i] = newInt(n * i)
	}
	m.deep.y[1].text = newText(n + 7)
	return m
}

func checkMixed(m *mixed, n int) {
	ok := *m.p == n && m.s == *newText(n) && *m.i.(*int) == n+1 && m.f() == n+3 && m.e.area() == 2*n+n*n
	for i, s := range m.l {
		ok = ok && s.number == i && *s.text == *newText(n + i)
	}
	for i, q := range m.q {
		ok = ok && *q == n*i
	}
	if !ok || *m.deep.y[1].text != *newText(n + 7) {
		panic("a value was damaged")
	}
}

//go:noinline
func makeWide(n int) []wide {
	w := make([]wide, 3)
	for i := range w {
		w[i].p, w[i].q = newInt(n+i), newInt(n-i)
		for j := range w[i].middle {
			w[i].middle[j] = *newText(n + j)
		}
	}
	return w
}

func checkWide(w []wide, n int) {
	for i := range w {
		if *w[i].p != n+i || *w[i].q != n-i {
			panic("a wide value was damaged")
		}
		for j, s := range w[i].middle {
			if s != *newText(n + j) {
				panic("a string was damaged")
			}
		}
	}
}

func main() {
	var mixeds []*mixed
	var values []mixed
	array := new([20]small)
	boxes := []interface{}{}
	for n := 0; n < 20; n++ {
		mixeds = append(mixeds, makeMixed(n))
		values = append(values, *makeMixed(n))
		array[n] = small{n, newText(n)}
		boxes = append(boxes, small{n, newText(n)}, *newText(n), []*int{newInt(n)}, [2]*int{nil, newInt(n)})
		churn()
	}
	wides := makeWide(5)
	churn()
	for n := range mixeds {
		checkMixed(mixeds[n], n)
		checkMixed(&values[n], n)
		if array[n].number != n || *array[n].text != *newText(n) {
			panic("an array was damaged")
		}
		b := boxes[4*n : 4*n+4]
		if *b[0].(small).text != *newText(n) || b[1].(string) != *newText(n) || *b[2].([]*int)[0] != n || *b[3].([2]*int)[1] != n {
			panic("a box was damaged")
		}
	}
	checkWide(wides, 5)
	println("all", len(mixeds), len(boxes), len(wides))
}
