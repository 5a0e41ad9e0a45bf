// run

// Methods, embedding and printing: the everyday of a Go program.
//
// Look for, with -m -l: what is passed to fmt escapes ("s escapes to heap" or "... argument does not escape"),
// what is passed to our own functions does not.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type shape interface {
	area() float64
	fmt.Stringer
}

type named struct{ name string }

func (n named) String() string { return "<" + n.name + ">" }

type square struct {
	named
	side float64
}

type circle struct {
	named
	radius float64
}

func (s *square) area() float64 { return s.side * s.side }
func (c circle) area() float64  { return 3 * c.radius * c.radius }

var errNoShapes = errors.New("no shapes")

func largest(shapes []shape) (shape, error) {
	if len(shapes) == 0 {
		return nil, errNoShapes
	}
	best := shapes[0]
	for _, s := range shapes[1:] {
		if s.area() > best.area() {
			best = s
		}
	}
	return best, nil
}

func describe(s shape) string {
	var b strings.Builder
	b.WriteString(s.String())
	b.WriteString(" of area ")
	b.WriteString(strconv.Itoa(int(s.area())))
	switch s := s.(type) {
	case *square:
		b.WriteString(fmt.Sprintf(", side %v", s.side))
	case circle:
		b.WriteString(fmt.Sprintf(", radius %.2f", s.radius))
	}
	return b.String()
}

func main() {
	shapes := []shape{&square{named{"square"}, 3}, circle{named{"circle"}, 2.5}}
	for i, s := range shapes {
		fmt.Println(i, describe(s))
	}
	best, err := largest(shapes)
	fmt.Printf("%v %v %T\n", best, err, best)
	_, err = largest(nil)
	fmt.Println("error:", err)
	if n, err := strconv.Atoi("12x"); err != nil {
		fmt.Println(n, err)
	}
	fmt.Printf("%+v %d %q %x\n", circle{named{"c"}, 1}, []int{1, 2}, []string{"a b", "c"}, "hi")
	if len(os.Args) > 5 {
		os.Exit(3)
	}
}
