package main

// The cost of a deferred call that nothing panics over: alone, with arguments, and in a loop.

var total int

//go:noinline
func plain(n int) { total += n }

//go:noinline
func deferred() {
	defer func() { total++ }()
	total += 2
}

//go:noinline
func withArguments(n int) {
	defer plain(n)
	total += 2
}

//go:noinline
func withResult(n int) (r int) {
	defer func() { r += n }()
	return n * 2
}

//go:noinline
func inLoop(n int) {
	for i := 0; i < n; i++ {
		defer plain(i)
	}
}

func main() {
	for i := 0; i < 100_000_000; i++ {
		deferred()
	}
	for i := 0; i < 100_000_000; i++ {
		withArguments(i)
	}
	for i := 0; i < 100_000_000; i++ {
		total += withResult(i)
	}
	for i := 0; i < 1_000_000; i++ {
		inLoop(10)
	}
	println(total)
}
