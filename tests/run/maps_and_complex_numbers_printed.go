// run

// fmt prints maps sorted by their keys, and complex numbers.
package main

import "fmt"

type named map[string]int

type id int

func (i id) String() string { return fmt.Sprintf("<%d>", int(i)) }

type pair struct {
	x int
	y string
}

func main() {
	fmt.Println(map[string]int{"b": 2, "a": 1, "c": 3})
	fmt.Println(map[int]string{3: "x", -1: "y", 2: "z"}, map[int]int(nil), map[bool]int{true: 1, false: 0})
	fmt.Printf("%v %+v %#v\n", named{"k": 1, "j": 2}, named{"k": 1}, named{"k": 1, "j": 2})
	fmt.Printf("%#v %v\n", named(nil), named(nil))
	fmt.Println(map[id]id{2: 3, 1: 4})
	fmt.Printf("%v %+v %#v\n", map[pair]pair{{2, "b"}: {1, "c"}, {1, "z"}: {}}, map[pair]*pair{{1, "a"}: nil}, map[pair]int{{1, "q"}: 1})
	fmt.Println(map[float64]int{1.5: 1, -2: 2, 0: 0}, map[[2]int]string{{1, 2}: "a", {0, 5}: "b"})
	fmt.Println(map[interface{}]interface{}{1: "a", 3: 2.5, 2: nil})
	fmt.Println(map[string]map[string][]int{"z": {"y": {1}, "x": nil}, "a": nil})
	fmt.Printf("%d %x %s %q %T\n", map[string]int{"a": 10}, map[string]int{"a": 10}, map[int]string{1: "s"}, map[int]string{1: "s"}, map[int]string{})
	fmt.Printf("%5d|%-4v|\n", map[int]int{1: 2}, map[int]int{3: 4})
	fmt.Println(&map[string]int{"p": 1}, []map[int]int{{1: 2}, nil})
	c := 1.5 - 2i
	fmt.Println(c, complex64(c), -c, 0i)
	fmt.Printf("%v %+v %#v %g %.2f %8.3f %e %T %d\n", c, c, c, c, c, c, c, c, c)
	fmt.Println(map[complex128]int{2i: 1, 1: 2, 1 + 1i: 3})
	many := map[int]int{}
	for i := 0; i < 100; i++ {
		many[i*7919%101] = i
	}
	fmt.Println(many)
}
