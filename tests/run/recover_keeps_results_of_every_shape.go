// run

// What a function has stored into its results before it panicked is what it returns after recovering, whatever
// registers or memory the results travel in; and its parameters and variables are as its deferred calls left them.
package main

import "fmt"

type Big struct {
	a [30]int
	s string
}

type Small struct{ x, y float32 }

func boom(n int) int {
	if n > 0 {
		panic(n)
	}
	return n
}

func catch() { recover() }

func float(n int) (f float64) {
	defer catch()
	f = 1.5
	f += float64(boom(n))
	return f * 2
}

func two(n int) (i int, f float64) {
	defer catch()
	i, f = 1, 2.5
	boom(n)
	return 3, 4
}

func text(n int) (s string, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("caught %v", e)
		}
	}()
	s = fmt.Sprint("before ", n)
	boom(n)
	return "after", nil
}

func big(n int) (b Big, c []int, ok bool) {
	defer catch()
	for i := range b.a {
		b.a[i] = i
		c = append(c, i*boom(n-i))
		ok = i%2 == 0
		b.s += "x"
	}
	return
}

func small(n int) (s Small, i interface{}) {
	defer catch()
	s.x = 1
	i = s
	s.y = float32(boom(n))
	return Small{7, 8}, nil
}

func pointer(n int) (r *int, f func() int) {
	defer catch()
	x := n
	r = &x
	f = func() int { x++; return x }
	x += boom(n) + f()
	return nil, nil
}

func parameters(n int, s []string, b Big) (sum int) {
	defer func() {
		recover()
		sum += n + len(s) + b.a[0]
	}()
	for i := 0; i < 5; i++ {
		n += i
		s = append(s, "more")
		b.a[0] += 100
		boom(n - 9)
	}
	return -1
}

func inLoop() (log []string) {
	defer func() {
		e := recover()
		log = append(log, fmt.Sprint("end ", e))
	}()
	var b Big
	for i := 0; i < 4; i++ {
		b.a[1] = i
		defer func(b Big, i int) { log = append(log, fmt.Sprint(b.a[1], i, b.s)) }(b, i)
		b.s += "s"
		func() {
			defer func() {
				if e := recover(); e != nil && i == 3 {
					panic(fmt.Sprint("again ", e))
				}
			}()
			boom(i)
		}()
	}
	return nil
}

func unnamed(n int) (int, string, Big) {
	defer catch()
	defer func() { boom(n - 1) }()
	var b Big
	b.a[29] = 29
	boom(n - 2)
	return 1, "one", b
}

type Node struct{ left, right *Node }

func (n *Node) walk(depth int, visited *int) (height int, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("at %d: %v", depth, e)
		}
	}()
	*visited++
	if depth == 6 {
		var missing *Node
		n = missing
	}
	l, err := n.left.walk(depth+1, visited)
	if err != nil {
		return l + 1, fmt.Errorf("%d<%w", depth, err)
	}
	return l, nil
}

func tree(depth int) *Node {
	if depth == 0 {
		return &Node{}
	}
	return &Node{tree(depth - 1), tree(depth - 1)}
}

func main() {
	for n := 0; n < 4; n++ {
		fmt.Println(float(n))
		fmt.Println(two(n))
		fmt.Println(text(n))
		fmt.Println(big(n))
		fmt.Println(small(n))
		r, f := pointer(n)
		if r != nil {
			fmt.Println(*r, f(), *r)
		}
		fmt.Println(parameters(n, nil, Big{}))
		fmt.Println(unnamed(n))
	}
	for _, s := range inLoop() {
		fmt.Println(s)
	}
	visited := 0
	fmt.Println(tree(8).walk(0, &visited))
	fmt.Println(visited)
}
