// run exit=2

package main

func main() {
	c, closed := make(chan string), make(chan bool)
	go func() {
		<-closed
		close(c)
	}()
	closed <- true
	select {
	case c <- "x":
		println("never")
	}
}
