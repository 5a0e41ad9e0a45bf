// run exit=2

package main

func main() {
	var c chan int
	println(len(c), cap(c))
	close(c)
}
