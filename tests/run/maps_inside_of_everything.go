// run

// Maps as fields, elements, results, keys of structs, in closures and labelled loops.
package main

import (
	"fmt"
)

type Celsius float64
type Grid map[string][]complex128
type visit struct {
	seen map[interface{}]bool
	next map[string]*visit
}

func (v *visit) walk(path ...string) *visit {
	for _, p := range path {
		if v.next == nil {
			v.next = make(map[string]*visit)
		}
		n, ok := v.next[p]
		if !ok {
			n = &visit{}
			v.next[p] = n
		}
		v = n
	}
	return v
}

var table = map[string]func(a, b complex64) complex64{
	"+": func(a, b complex64) complex64 { return a + b },
	"*": func(a, b complex64) complex64 { return a * b },
	"/": func(a, b complex64) complex64 { return a / b },
}

var lookup = map[rune]string{'a': "alpha", 'b': "beta"}

type key [2]string

func count(words []string) (m map[string]int) {
	m = map[string]int{}
	for _, w := range words {
		m[w]++
	}
	return
}

func variadic(ms ...map[string]int) int {
	n := 0
	for _, m := range ms {
		n += len(m)
	}
	return n
}

func main() {
	root := &visit{seen: map[interface{}]bool{}}
	root.walk("a", "b", "c").seen = map[interface{}]bool{1: true}
	fmt.Println(len(root.next), root.walk("a", "b", "c").seen[1], root.walk("a").seen[2])
	for op, f := range table {
		_ = op
		_ = f(1, 2i)
	}
	fmt.Println(table["+"](1, 2), table["*"](1+1i, 1-1i), table["/"](1, 2i), table["?"] == nil)
	for _, r := range "abc" {
		if s, ok := lookup[r]; ok {
			fmt.Print(s, " ")
		} else {
			fmt.Print("? ")
		}
	}
	fmt.Println()
	g := Grid{"x": {1, 2i}, "y": nil}
	g["x"][1] *= 3
	g["z"] = append(g["z"], g["x"]...)
	fmt.Println(g, len(g["y"]))
	fmt.Println(count([]string{"a", "b", "a"}), variadic(nil, count(nil), map[string]int{"q": 1}))
	pairs := map[key]map[key]int{{"a", "b"}: {{"c", "d"}: 1}}
	pairs[key{"a", "b"}][key{"c", "d"}]++
	fmt.Println(pairs)
	temps := map[string]Celsius{"oslo": -3.5}
	temps["oslo"] += 1.25
	temps["rome"]--
	fmt.Println(temps)
	anon := map[struct{ x, y int }]struct{ name string }{{1, 2}: {"p"}}
	fmt.Println(anon[struct{ x, y int }{1, 2}].name, anon)
	var iface interface{} = anon
	switch m := iface.(type) {
	case map[string]int:
		fmt.Println("no")
	case map[struct{ x, y int }]struct{ name string }:
		fmt.Println("yes", len(m))
	}
	p := &temps
	(*p)["x"] = 1
	for k := range *p {
		if k == "x" {
			delete(*p, k)
		}
	}
	fmt.Println(len(*p), fmt.Sprintf("%v %T", p, p))
	ch := [3]map[int]int{}
	ch[1] = map[int]int{1: 1}
	ch[1][1], ch[1][2] = ch[1][2], ch[1][1]
	fmt.Println(ch)
	func() {
		m := map[*int]string{}
		for i := 0; i < 3; i++ {
			i := i
			m[&i] = fmt.Sprint(i)
		}
		n := 0
		for k, v := range m {
			if fmt.Sprint(*k) == v {
				n++
			}
		}
		fmt.Println(n)
	}()
outer:
	for k := range map[int]int{1: 2, 2: 3, 3: 4} {
		for range map[int]int{1: 1} {
			if k == 2 {
				continue outer
			}
			if k == 100 {
				break outer
			}
		}
	}
	m := map[string]int{}
	m["a"], m["b"] = 1, 2
	m["a"], ch[1][5] = m["b"], len(m)
	fmt.Println(m, ch[1][5])
	type T struct {
		m map[string]map[string]int
	}
	t := T{map[string]map[string]int{"q": {}}}
	t.m["q"]["r"] += 5
	fmt.Printf("%+v %#v\n", t, t)
}
