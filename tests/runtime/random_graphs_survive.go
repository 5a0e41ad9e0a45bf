// run

// Nodes of many sizes with random edges: after each change whatever is reachable still holds what was stored.
package main

type node struct {
	id    int
	check int // id * 31
	round int // the last one that reached it
	edges []*node
	bytes []byte
	other interface{}
}

var state uint32 = 12345

func random(n int) int {
	state = state*1664525 + 1013904223
	return int(state>>8) % n
}

func newNode(id int) *node {
	n := &node{id: id, check: id * 31, edges: make([]*node, random(6)), bytes: make([]byte, random(700))}
	for i := range n.bytes {
		if n.bytes[i] != 0 {
			panic("memory was not zero")
		}
		n.bytes[i] = byte(id)
	}
	switch random(4) {
	case 0:
		n.other = id
	case 1:
		n.other = n
	case 2:
		n.other = [3]int{id, id, id}
	}
	return n
}

func visit(n *node, round int, seen *[]*node) {
	if n == nil || n.round == round {
		return
	}
	if n.check != n.id*31 || n.round > round {
		panic("a number was damaged")
	}
	n.round = round
	*seen = append(*seen, n)
	for _, b := range n.bytes {
		if b != byte(n.id) {
			panic("bytes were damaged")
		}
	}
	switch x := n.other.(type) {
	case int:
		if x != n.id {
			panic("an int was damaged")
		}
	case [3]int:
		if x[2] != n.id {
			panic("an array was damaged")
		}
	}
	for _, e := range n.edges {
		visit(e, round, seen)
	}
}

func main() {
	roots := make([]*node, 16)
	total, id := 0, 0
	for round := 1; round <= 8; round++ {
		var reached []*node
		for _, r := range roots {
			visit(r, round, &reached)
		}
		total += len(reached)
		for i := 0; i < 60; i++ {
			id++
			n := newNode(id)
			for j := range n.edges {
				if len(reached) > 0 && random(3) > 0 {
					n.edges[j] = reached[random(len(reached))]
				}
			}
			if len(reached) > 0 && random(2) == 0 {
				if e := reached[random(len(reached))].edges; len(e) > 0 {
					e[random(len(e))] = n
				}
			}
			if random(5) == 0 {
				roots[random(len(roots))] = n
			}
			if random(10) == 0 {
				roots[random(len(roots))] = nil
			}
		}
	}
	println(id, total)
}
