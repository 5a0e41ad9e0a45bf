// run exit=2

package main

import "runtime"

func main() {
	runtime.LockOSThread()
	c, never := make(chan int), make(chan int)
	go func() {
		runtime.LockOSThread()
		c <- 1
		select {}
	}()
	go func() {
		runtime.LockOSThread()
		runtime.UnlockOSThread()
		c <- 2
		for range never {
		}
	}()
	<-c
	<-c
	<-never
}
