// run exit=2

package main

import "runtime"

func main() {
	runtime.GOMAXPROCS(4)
	done := make(chan int)
	for i := 0; i < 8; i++ {
		go func(i int) {
			sum := 0
			for k := 0; k < 100000; k++ {
				sum += k ^ i
			}
			done <- sum
		}(i)
	}
	for i := 0; i < 8; i++ {
		<-done
	}
	println("waiting")
	<-done
}
