// run collect=10000

package main

import "runtime"

func main() {
	const count = 100000
	start, sums := make(chan bool), make(chan int, 100)
	for i := 0; i < count; i++ {
		go func(i int) {
			<-start
			sums <- i
		}(i)
	}
	for runtime.NumGoroutine() < count+1 {
		runtime.Gosched()
	}
	close(start)
	sum := 0
	for i := 0; i < count; i++ {
		sum += <-sums
	}
	println(sum)
}
