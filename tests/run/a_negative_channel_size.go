// run exit=2

package main

func main() {
	n := -1
	println(len(make(chan int, n+2)))
	_ = make(chan int, n)
}
