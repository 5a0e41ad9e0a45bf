// run

// A collection interrupts threads by signals while they are about to make panics of faults: the frame of the second signal
// must not lie where the fault's is, or the panic is lost and the fault ends the program.
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

//go:noinline
func load(address uintptr) int { return *(*int)(unsafe.Pointer(address)) }

func fault(address uintptr) (failed bool) {
	defer func() { failed = recover() != nil }()
	return load(address) == 0
}

func main() {
	runtime.GOMAXPROCS(4)
	const goroutines, faults = 4, 25000
	caught, done := make(chan int), make(chan bool)
	for i := 0; i < goroutines; i++ {
		go func() {
			count := 0
			for j := 0; j < faults; j++ {
				if fault(16) {
					count++
				}
			}
			caught <- count
		}()
	}
	go func() {
		for {
			select {
			case <-done:
				return
			default:
				runtime.GC()
			}
		}
	}()
	sum := 0
	for i := 0; i < goroutines; i++ {
		sum += <-caught
	}
	done <- true
	fmt.Println(sum)
}
