// run

// What runtime.Caller tells behind //line directives: relative, absolute, no file at all.
package main

import "runtime"

func at() {
	_, file, line, _ := runtime.Caller(1)
	println(file, line)
}

func main() {
//line a/foo.y:7
	at()
//line /abs/foo.c:9
	at()
//line :77
	at()
	at()
	/*line :3:4*/ at()
	func() {
		at()
	}()
}
