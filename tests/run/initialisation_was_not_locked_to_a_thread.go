// run exit=2

// While packages are initialised the main goroutine is locked to its thread, in Go's words too; what it starts runs on others.
package main

import (
	"fmt"
	"os"
	"runtime"
	"time"
)

func sum() int {
	parts := make(chan int)
	for i := 1; i <= 3; i++ {
		go func(i int) {
			time.Sleep(time.Millisecond)
			parts <- i
		}(i)
	}
	return <-parts + <-parts + <-parts
}

var total = sum()

func init() {
	fmt.Fprintln(os.Stderr, "total", total)
	runtime.UnlockOSThread()
	<-make(chan int)
}

func main() {}
