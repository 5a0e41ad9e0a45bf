// run exit=2

package main

import "runtime"

func leave() {
	defer println("leave")
	defer func() { println(recover() == nil) }()
	runtime.Goexit()
}

func main() {
	defer println("main")
	defer func() {
		defer func() { println(recover().(string)) }()
		panic("in Goexit")
	}()
	func() {
		defer func() { recover(); println("a panic does not stop it") }()
		defer panic("over it")
		leave()
	}()
	println("not reached")
}
