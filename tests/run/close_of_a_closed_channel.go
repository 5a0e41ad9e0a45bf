// run exit=2

package main

func main() {
	c := make(chan int)
	go func() { c <- 1 }()
	println(<-c)
	go func() {
		close(c)
		close(c)
	}()
	<-c
	select {}
}
