// run exit=2

// What a finalizer takes must be what the object is.
package main

import "runtime"

func main() {
	object := new([8]int)
	runtime.SetFinalizer(object, func(*[8]int) {})
	runtime.SetFinalizer(object, nil)
	runtime.SetFinalizer(object, func(any) int { return 0 })
	runtime.SetFinalizer(new([8]int), func(*[7]int) {})
}
