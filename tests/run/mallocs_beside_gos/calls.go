package main

import "sync"

var lock sync.Mutex

var calls = []site{
	{"variadic without values", func() int { return sum() + lookAll() }},
	{"variadic of numbers", func() int { return sum(1, 2, one) }},
	{"variadic in a loop", func() int {
		total := 0
		for i := 0; i < 5; i++ {
			total += sum(i, one) + lookAll(i, word)
		}
		return total
	}},
	{"variadic, kept", func() int { return keepVariadic(1, 2, one) }},
	{"variadic of a slice", func() int { return sum(someInts...) }},
	{"variadic of functions", func() int { n := one; return callAll(func() int { return n }, func() int { return 2 }) }},
	{"through an interface", func() int { var s shape = &pair{one, 2}; return areaOf(s) }},
	{"address through an interface", func() int { n := one; var s setter = keptSetter; s.set(&n); return n }},
	{"address through a function value", func() int { n := one; keptSet(&n); return n }},
	{"address to a function", func() int { n := one; set(&n); return n }},
	{"large arguments and results", func() int { v := grow(large{}); return v.words[3] }},
	{"recursion", func() int { return depth(100) }},
	{"several results", func() int { a, b := divide(17, 5); return keepVariadic(divide(a, b)) }},
	{"defer of a function", func() int { n := one; deferSet(&n); return n }},
	{"defer of a literal", func() int { return deferLiteral(3) }},
	{"defer of a method", func() int { return deferMethod() }},
	{"defer of an interface's method", func() int { return deferInterface(&pair{one, 2}) }},
	{"defer with values", func() int { return deferValues(one, word, 2.5) }},
	{"defer of unlock", func() int { return locked() }},
	{"defer in a loop", func() int { return deferLoop(10) }},
	{"nine defers", func() int { return nineDefers() }},
	{"defer in branches", func() int { return deferBranches(one) + deferBranches(zero) }},
	{"defer and recover", func() int { return recovers() }},
	{"defer in a loop, often", func() int { return deferLoop(100) + deferLoop(3) }},
	{"defer in nested loops", func() int { return deferNested() }},
	{"defer in a loop of a goroutine", func() int { go func() { results1 <- deferLoop(5) }(); return <-results1 }},
	{"defer in a loop and recover", func() int { return deferLoopRecovers() }},
	{"go of a function", func() int { go send(results1, 3); return <-results1 }},
	{"go of a literal", func() int { n := one; go func() { results1 <- n + 5 }(); return <-results1 }},
	{"go of a literal without captures", func() int { go func() { results1 <- 7 }(); return <-results1 }},
	{"go of a literal with arguments", func() int { go func(a, b int) { results1 <- a + b }(one, 2); return <-results1 }},
	{"go of a method", func() int { p := &pair{one, 4}; go p.sendArea(results1); return <-results1 }},
	{"go of many", func() int {
		var group sync.WaitGroup
		var total [10]int
		for i := range total {
			group.Add(1)
			go func(i int) {
				defer group.Done()
				total[i] = i
			}(i)
		}
		group.Wait()
		return sum(total[:]...)
	}},
}

type setter interface{ set(*int) }

type toFive struct{}

func (toFive) set(n *int) { *n = 5 }

var (
	keptSetter setter = toFive{}
	keptSet           = set
	results1          = make(chan int)
)

//go:noinline
func set(n *int) { *n = 5 }

//go:noinline
func keepVariadic(ints ...int) int {
	keptInts = ints
	return len(ints)
}

//go:noinline
func callAll(functions ...func() int) (total int) {
	for _, f := range functions {
		total += f()
	}
	return total
}

//go:noinline
func areaOf(s shape) int { return s.area() }

//go:noinline
func grow(v large) large { v.words[3] = 7; return v }

//go:noinline
func depth(n int) int {
	if n == 0 {
		return 0
	}
	p := &pair{n, 1}
	return depth(n-1) + p.area()
}

//go:noinline
func divide(a, b int) (int, int) { return a / b, a % b }

//go:noinline
func deferSet(n *int) { defer set(n) }

//go:noinline
func deferLiteral(n int) (result int) {
	defer func() { result += n }()
	return 1
}

//go:noinline
func deferMethod() int {
	p := pair{one, 2}
	func() { defer p.scale(3) }()
	return p.x + p.y
}

//go:noinline
func deferInterface(s shape) int {
	defer s.area()
	return s.area()
}

//go:noinline
func deferValues(n int, text string, x float64) (result int) {
	defer func(n int, text string, x float64) { result = n + len(text) + int(x) }(n, text, x)
	n, text = 0, ""
	return 1
}

//go:noinline
func locked() int {
	lock.Lock()
	defer lock.Unlock()
	return one
}

//go:noinline
func deferLoop(n int) (total int) {
	for i := 0; i < n; i++ {
		defer func() { total += 2 }()
	}
	return 0
}

//go:noinline
func deferNested() (total int) {
	for i := 0; i < 3; i++ {
		defer func() { total *= 2 }()
		for j := 0; j < i; j++ {
			defer func() { total += 1 }()
		}
	}
	return 1
}

//go:noinline
func deferLoopRecovers() (total int) {
	for i := 0; i < 4; i++ {
		defer func() {
			total++
			if recover() != nil {
				total += 10
			}
		}()
	}
	panic("constant")
}

//go:noinline
func nineDefers() (n int) {
	defer func() { n = n*2 + 1 }()
	defer func() { n = n*2 + 1 }()
	defer func() { n = n*2 + 1 }()
	defer func() { n = n*2 + 1 }()
	defer func() { n = n*2 + 1 }()
	defer func() { n = n*2 + 1 }()
	defer func() { n = n*2 + 1 }()
	defer func() { n = n*2 + 1 }()
	defer func() { n = n*2 + 1 }()
	return 0
}

//go:noinline
func deferBranches(n int) (result int) {
	if n > 0 {
		defer func() { result += 10 }()
	} else {
		defer func() { result += 20 }()
	}
	return n
}

//go:noinline
func recovers() (n int) {
	defer func() {
		if recover() != nil {
			n = 4
		}
	}()
	panic("constant")
}

func send(to chan int, n int) { to <- n }

func (p *pair) sendArea(to chan int) { to <- p.area() }
