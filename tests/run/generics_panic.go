// run exit=2

// Instances have Go's names in run-time errors.
package main

type pair[K comparable, V any] struct {
	key   K
	value V
}

func (p *pair[K, V]) must(x any) V { return x.(pair[K, V]).value }

func main() {
	var p pair[string, *pair[int, []error]]
	println(p.must(p) == nil)
	p.must(pair[string, int]{})
}
