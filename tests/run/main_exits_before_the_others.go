// run exit=2 env:GOMAXPROCS=1

package main

import "runtime"

func main() {
	c := make(chan int)
	go func() {
		defer println("deferred")
		for v := range c {
			println(v)
			if v == 2 {
				runtime.Goexit()
			}
		}
	}()
	go func() {
		defer func() { println(recover().(error).Error()); c <- 2 }()
		var p *int
		c <- 1
		*p = 1
	}()
	runtime.Goexit()
}
