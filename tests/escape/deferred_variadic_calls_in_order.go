// errorcheck -0 -m -l

// The slice of a deferred variadic call is made in the end, after the copies of its elements: it is told of last.
package p

func take(first *int, rest ...interface{}) {}

func deferred(i int, s string) {
	defer take(nil, i, s, 1)
	go take(&i, s, []int{i}, func() int { return i })
	for {
		defer take(nil, []interface{}{1: i, 0: s}...)
	}
}
