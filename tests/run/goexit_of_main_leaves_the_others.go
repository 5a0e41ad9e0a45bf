// run exit=2

package main

import "runtime"

func main() {
	go func() {
		for i := 0; i < 3; i++ {
			runtime.Gosched()
		}
		println("the other ends")
	}()
	runtime.Goexit()
}
