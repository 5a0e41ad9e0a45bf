// run exit=2

// A panic that ends the initialisation unlocks the main goroutine before it is told of, as any deferred call runs before.
package main

var table = map[string]int{"a": index(1)}

//go:noinline
func index(i int) int {
	defer func() { println("deferred") }()
	return []int{0}[i]
}

func main() {}
