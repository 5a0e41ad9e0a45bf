// run

// Threads that stand in the place of those blocked in system calls are started by the thread that watches over them, which
// takes no signals.  They do: a fault on one of them is a panic, not the end by a signal.
package main

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"unsafe"
)

//go:noinline
func fault(address uintptr) (err any) {
	defer func() { err = recover() }()
	return *(*int)(unsafe.Pointer(address))
}

func block(fd int, done chan bool) {
	var byte [1]byte
	syscall.Read(fd, byte[:])
	done <- true
}

func main() {
	runtime.GOMAXPROCS(2)
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	const blocked, faults = 6, 60
	done, found := make(chan bool), make(chan any)
	for i := 0; i < blocked; i++ {
		go block(ends[0], done)
	}
	for i := 0; i < faults; i++ {
		go func() {
			for j := 0; j < 1000; j++ {
				runtime.Gosched()
			}
			found <- fault(16)
		}()
	}
	for i := 0; i < faults; i++ {
		if err := <-found; fmt.Sprint(err) != "runtime error: invalid memory address or nil pointer dereference" {
			fmt.Println(err)
		}
	}
	syscall.Write(ends[1], make([]byte, blocked))
	for i := 0; i < blocked; i++ {
		<-done
	}
	fmt.Println("done")
}
