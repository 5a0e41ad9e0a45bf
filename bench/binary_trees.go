// A binary tree of depth 16, a hundred times: what do allocation and collection cost?
package main

type tree struct{ left, right *tree }

func bottomUp(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{bottomUp(depth - 1), bottomUp(depth - 1)}
}

func (t *tree) check() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.check() + t.right.check()
}

func main() {
	total := 0
	for i := 0; i < 100; i++ {
		total += bottomUp(16).check()
	}
	println(total)
}
