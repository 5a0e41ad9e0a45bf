// run

// Arrays and structs are values: assigned, passed, returned, ranged over, boxed and compared as
// a whole (Go spec, Assignments; Comparison operators).
package main

type point struct{ x, y int }
type line struct {
	from, to point
	name     string
	tags     [2]string
}

func move(p point, by int) point {
	p.x += by
	return p
}

func (p point) moved() point { p.y++; return p }
func (p *point) shift()      { p.y++ }

func fill(a [4]int) [4]int {
	for i := range a {
		a[i] = i * i
	}
	return a
}

func main() {
	p := point{1, 2}
	q := p
	q.x = 10
	println(p.x, q.x, move(p, 5).x, p.x)
	println(p.moved().y, p.y)
	p.shift()
	println(p.y)

	l := line{from: p, to: q, name: "l"}
	m := l
	m.from.x, m.tags[1] = 77, "tag"
	println(l.from.x, m.from.x, l.tags[1] == "", l == m)
	m.from.x, m.tags[1] = l.from.x, ""
	println(l == m, l.from == p, l.from != q)

	a := [4]int{3: 9}
	b := fill(a)
	println(a[2], b[2], a == b, a == [4]int{0, 0, 0, 9})
	c := &a
	c[0] = 5
	println(a[0], len(c), cap(c[1:3]))

	var boxed interface{} = a
	a[1] = 8
	println(boxed.([4]int)[1], boxed == [4]int{5, 0, 0, 9})
	points := []point{{1, 1}, {2, 2}}
	for _, each := range points {
		each.x = 100
	}
	for i := range points {
		points[i].y += 10
	}
	println(points[0].x, points[1].y)
	pointers := [...]*point{&points[0], {3, 3}}
	pointers[0].x = 42
	println(points[0].x, pointers[1].y)

	grid := [2][2]point{{{1, 2}, {3, 4}}}
	copied := grid
	copied[0][1].x = 0
	println(grid[0][1].x, copied[0][1].x, grid[1] == [2]point{})
	anonymous := struct {
		point
		z int
	}{p, 3}
	println(anonymous.x, anonymous.point == p)
	f := func() (point, [2]int) { return q, [2]int{1, 2} }
	r, s := f()
	println(r.x, s[1])
}
