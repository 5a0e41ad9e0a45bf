// run

// Goroutines that only compute are stolen by idle processors; runtime.GC from one of them stops the others in
// recursion, in ranges and in loops; what they allocate stays.
package main

import "runtime"

type node struct{ left, right *node }

func tree(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{tree(depth - 1), tree(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func fibonacci(n int) int {
	if n < 2 {
		return n
	}
	return fibonacci(n-1) + fibonacci(n-2)
}

func sum(numbers []int, weights map[int]int, text string) int {
	total := 0
	for _, number := range numbers {
		total += number
	}
	for key, weight := range weights {
		total += key * weight
	}
	for _, letter := range text {
		total += int(letter)
	}
	return total
}

func work(seed int, results chan<- int) {
	numbers := make([]int, 1000)
	weights := map[int]int{}
	for i := range numbers {
		numbers[i] = i * seed
		weights[i%10] += i
	}
	total := 0
	for turn := 0; turn < 5; turn++ {
		total += tree(9).count() + fibonacci(15) + sum(numbers, weights, "grüße")
		if turn == seed%5 {
			runtime.GC()
		}
	}
	results <- total
}

func main() {
	before := runtime.GOMAXPROCS(4)
	if runtime.GOMAXPROCS(0) != 4 {
		println("GOMAXPROCS", runtime.GOMAXPROCS(0))
	}
	results := make(chan int)
	for seed := 0; seed < 16; seed++ {
		go work(seed, results)
	}
	total := 0
	for i := 0; i < 16; i++ {
		total += <-results
	}
	println(total)

	for _, count := range []int{1, 3, 2, 4, before} {
		runtime.GOMAXPROCS(count)
		for seed := 0; seed < 6; seed++ {
			go work(seed, results)
		}
		for i := 0; i < 6; i++ {
			total += <-results
		}
	}
	println(total)
}
