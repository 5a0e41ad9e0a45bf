// run

// Frames from a few bytes to megabytes, in any order, with pointers from the inner ones to the outer ones.
package main

type chain struct {
	mark *int
	next *chain
}

func sumOf(c *chain) int {
	total := 0
	for ; c != nil; c = c.next {
		total += *c.mark
	}
	return total
}

func small(n int, c *chain) int {
	mark := n
	here := chain{&mark, c}
	if n == 0 {
		return sumOf(&here)
	}
	if n%7 == 0 {
		return large(n-1, &here) + mark - n
	}
	return small(n-1, &here) + mark - n
}

func large(n int, c *chain) int {
	var space [100000]int
	space[n] = n
	here := chain{&space[n], c}
	if n == 0 {
		return sumOf(&here)
	}
	if n%3 == 0 {
		return huge(n-1, &here) + space[n] - n
	}
	return small(n-1, &here) + space[n] - n
}

func huge(n int, c *chain) int {
	var space [1000000]int
	for i := 0; i < len(space); i += 512 {
		space[i] = i
	}
	space[n] = n
	here := chain{&space[n], c}
	if n == 0 {
		return sumOf(&here)
	}
	r := small(n-1, &here)
	for i := 512; i < len(space); i += 512 {
		if space[i] != i && i != n {
			panic("a frame was overwritten")
		}
	}
	return r
}

func main() {
	for n := 0; n < 200; n += 33 {
		println(n, small(n, nil), large(n, nil), huge(n, nil))
	}
}
