// errorcheck -0 -m -l

// What is made inside of a loop must not be kept outside of it.
package main

func keptOutside() int {
	var last *int
	for i := 0; i < 3; i++ {
		x := i // ERROR "^moved to heap: x$"
		last = &x
	}
	return *last
}

func keptInside() int {
	sum := 0
	for i := 0; i < 3; i++ {
		x := i
		p := &x
		sum += *p
	}
	return sum
}

func loopVariable() int {
	var p *int
	for i := 0; i < 3; i++ {
		p = &i
	}
	return *p
}

func ranged(list []int) int { // ERROR "^list does not escape$"
	var p *int
	for _, v := range list {
		p = &v
	}
	for i := range list {
		q := &i
		_ = *q
	}
	return *p
}

func nested() int {
	total := 0
	for i := 0; i < 3; i++ {
		var p *int
		for j := 0; j < 3; j++ {
			p = new(int) // ERROR "^new\(int\) escapes to heap$"
			*p = j
		}
		total += *p
	}
	return total
}

func jumpsBack(n int) int {
	var p *int
again:
	p = new(int) // ERROR "^new\(int\) escapes to heap$"
	*p = n
	n--
	if n > 0 {
		goto again
	}
	return *p
}

func jumpsForward(n int) int {
	if n > 0 {
		goto end
	}
	n = 1
end:
	p := new(int) // ERROR "^new\(int\) does not escape$"
	*p = n
	return *p
}

func labelled(list [][]int) int { // ERROR "^list does not escape$"
	var p *int
outer:
	for _, inner := range list {
		for _, v := range inner {
			if v < 0 {
				continue outer
			}
			w := v // ERROR "^moved to heap: w$"
			p = &w
			if v > 10 {
				break outer
			}
		}
	}
	return *p
}

func closureInLoop() int {
	var f func() int
	for i := 0; i < 3; i++ {
		j := i
		f = func() int { return j } // ERROR "^func literal escapes to heap$"
	}
	return f()
}

func sliceInLoop(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = []int{i} // ERROR "^\[\]int\{\.\.\.\} escapes to heap$"
	}
	return s
}

func main() {}
