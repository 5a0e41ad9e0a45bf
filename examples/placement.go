// run

// Where values live: in the frame of the function that makes them, unless something outlives it.
//
// Look for, with -m -l:
//   - moved to heap: p       in origin: its address is returned
//   - p does not escape      of the parameter of norm: the caller may keep the point on its stack
//   - &point{...} escapes    in newPoint: the same as origin, said of an expression
//   - new(point) does not escape  in local: an allocation that costs nothing
package main

import "fmt"

type point struct{ x, y int }

// The address outlives the call, so p is made in the heap.
func origin() *point {
	p := point{0, 0}
	return &p
}

func newPoint(x, y int) *point {
	return &point{x, y}
}

// What is pointed to is only looked at.
func norm(p *point) int {
	return p.x*p.x + p.y*p.y
}

// The address goes to norm and no further: q stays in the frame.
func sum() int {
	q := point{3, 4}
	return norm(&q)
}

func local() int {
	p := new(point)
	p.x = 7
	return p.x
}

// What comes in may go out again: "leaking param: p to result ~r0 level=0".
func same(p *point) *point {
	return p
}

func main() {
	o := origin()
	n := newPoint(1, 2)
	fmt.Println(o.x, n.y, sum(), local(), same(n).x)
}
