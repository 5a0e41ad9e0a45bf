package main

type node struct {
	value       int
	left, right *node
}

type tree struct {
	root  *node
	count int
}

func (t *tree) put(value int) {
	at := &t.root
	for *at != nil {
		if value < (*at).value {
			at = &(*at).left
		} else {
			at = &(*at).right
		}
	}
	*at = &node{value: value}
	t.count++
}

//go:noinline
func newPair(x, y int) *pair { return &pair{x, y} }

//go:noinline
func nodeSum(n *node) int {
	if n == nil {
		return 0
	}
	return n.value + nodeSum(n.left) + nodeSum(n.right)
}

type grid [8][8]int

var objects = []site{
	{"new, looked at", func() int { p := new(pair); p.x = one; return p.scale(2) }},
	{"new, kept", func() int { keptPointer = new(pair); return keptPointer.x }},
	{"new of nothing", func() int { return keep(new(struct{})) + keep(&nothing{}) }},
	{"new of a byte", func() int { p := new(byte); return keep(p) + keep(new(bool)) }},
	{"new in a loop", func() int {
		total := 0
		for i := 0; i < 10; i++ {
			p := new(pair)
			p.x = i
			total += p.scale(2)
		}
		return total
	}},
	{"address of a variable, looked at", func() int { n := one; set(&n); return n }},
	{"address of a variable, kept", func() int { n := one; return keep(&n) + n }},
	{"address of a field, kept", func() int { p := pair{one, 2}; return keep(&p.y) }},
	{"address of an element", func() int { a := [4]int{1, one, 3}; set(&a[one]); return sum(a[:]...) }},
	{"address in a loop, kept", func() int {
		for i := 0; i < 3; i++ {
			n := i
			keep(&n)
		}
		return *keptAny.(*int)
	}},
	{"constructor", func() int { return newPair(one, 2).area() }},
	{"list", func() int {
		var head *node
		for i := 0; i < 5; i++ {
			head = &node{value: i, left: head}
		}
		return nodeSum(head)
	}},
	{"tree", func() int {
		var t tree
		for _, value := range [...]int{4, 2, 6, 1, 3, 5, 7} {
			t.put(value)
		}
		return nodeSum(t.root)*10 + t.count
	}},
	{"linked in the frame", func() int { c := node{value: 1}; b := node{2, &c, nil}; a := node{one, &b, &c}; return nodeSum(&a) }},
	{"pointer to a pointer", func() int { n := one; p := &n; q := &p; **q = 6; return n }},
	{"large array", func() int { var g grid; g[one][2] = 5; return gridSum(&g) }},
	{"large array by value", func() int { var g grid; g[one][2] = 5; h := g; h[0][0] = 1; return gridSum(&g)*10 + gridSum(&h) }},
	{"embedded", func() int {
		type outer struct {
			pair
			name string
		}
		o := outer{pair{one, 3}, word}
		return o.area() + o.scale(2)
	}},
	{"swapped", func() int { a, b := &pair{one, 2}, &pair{3, 4}; a, b = b, a; *a, *b = *b, *a; return a.x*10 + b.x }},
	{"array of pointers", func() int {
		var a [3]*pair
		for i := range a {
			a[i] = &pair{i, i}
		}
		return a[2].area()
	}},
	{"assigned through a pointer", func() int { p := new(node); p.left = &node{value: 3}; return nodeSum(p) }},
	{"returned by value", func() int { return makePair(one).area() }},
}

//go:noinline
func gridSum(g *grid) (total int) {
	for i := range g {
		total += sum(g[i][:]...)
	}
	return total
}

//go:noinline
func makePair(x int) pair { p := pair{x, 5}; return p }
