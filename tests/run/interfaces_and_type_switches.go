// run

// Dynamic types decide in assertions, type switches and comparisons (Go spec, Type assertions;
// Type switches; Comparison operators).
package main

type shape interface {
	area() int
}

type solid interface {
	shape
	volume() int
}

type square int
type cube struct{ side int }
type nothing struct{}

func (s square) area() int  { return int(s * s) }
func (c *cube) area() int   { return 6 * c.side * c.side }
func (c *cube) volume() int { return c.side * c.side * c.side }

func describe(x interface{}) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		if n, ok := v.(int); ok && n > 5 {
			return "large int"
		}
		return "integer"
	case string:
		return "string " + v
	case solid:
		if v.volume() > 7 {
			return "large solid"
		}
		return "solid"
	case shape:
		return "shape"
	case func() string:
		return v()
	case []int:
		return "slice"
	case error:
		return v.Error()
	default:
		_ = v
		return "unknown"
	}
}

type problem struct{ text string }

func (p problem) Error() string { return "problem: " + p.text }

func main() {
	for _, x := range []interface{}{nil, 1, 9, int64(3), "s", square(2), &cube{1}, &cube{2},
		func() string { return "called" }, []int{1}, problem{"p"}, 1.5, nothing{}} {
		println(describe(x))
	}

	var s shape = square(3)
	if q, ok := s.(square); ok {
		println(q.area(), ok)
	}
	_, ok := s.(solid)
	println(ok)
	s = &cube{3}
	v := s.(solid)
	println(v.volume(), s.area())

	var e interface{} = 5
	println(e == 5, e == int64(5), e == interface{}(5), e != nil, s == s)
	e = square(4)
	println(e == square(4), s == shape(square(4)))
	e, s = nothing{}, nil
	println(e == nothing{}, s == nil, e == nil)
	var c *cube
	s = c
	println(s == nil, s == c, s.(*cube) == nil)

	switch x := s.(type) {
	case *cube, square:
		_, isShape := x.(shape)
		println("cube or square", isShape)
	}
	switch s.(type) {
	case solid:
		println("without a variable")
	}
	switch y := interface{}(7); z := y.(type) {
	case int:
		println(z+1, y == z)
	}
}
