// run

// A goroutine that has locked its thread runs on no other, and hands values on like any other.
package main

import "runtime"

func wired(in <-chan int, out chan<- int) {
	runtime.LockOSThread()
	runtime.LockOSThread()
	runtime.UnlockOSThread()
	for value := range in {
		if value%100 == 0 {
			runtime.Gosched()
		}
		out <- value + 1
	}
	runtime.UnlockOSThread()
	close(out)
}

func main() {
	runtime.GOMAXPROCS(4)
	first := make(chan int)
	var last <-chan int = first
	for i := 0; i < 5; i++ {
		next := make(chan int)
		go wired(last, next)
		last = next
	}
	go func() {
		defer close(first)
		for i := 0; i < 1000; i++ {
			first <- i
		}
	}()
	sum := 0
	for value := range last {
		sum += value
	}
	println(sum)

	// One that ends without unlocking.
	done := make(chan bool)
	go func() {
		runtime.LockOSThread()
		done <- true
	}()
	<-done
	runtime.LockOSThread()
	go func() { done <- true }()
	<-done
	println("done")
}
