// run exit=2

package main

func work(c chan int) {
	c <- 1
	println("never")
}

func main() {
	c, d := make(chan int), make(chan int)
	go work(d)
	println("waits")
	<-c
}
