// run

// runtime.MemProfile with a rate of 1: objects and bytes of each allocation, and which of them were freed.
package main

import "runtime"

type node struct {
	next *node
	pad  [6]uintptr
}

var list *node
var large []byte

//go:noinline
func build(n int) {
	for i := 0; i < n; i++ {
		list = &node{next: list}
	}
}

//go:noinline
func waste(n int) {
	for i := 0; i < n; i++ {
		large = make([]byte, 100000)
	}
}

func main() {
	runtime.MemProfileRate = 1
	build(1000)
	waste(10)
	large = nil
	runtime.GC()
	runtime.GC()
	records := make([]runtime.MemProfileRecord, 1000)
	n, ok := runtime.MemProfile(records, true)
	println(ok, n > 0)
	for _, record := range records[:n] {
		frame, _ := runtime.CallersFrames(record.Stack()).Next()
		switch frame.Function {
		case "main.build":
			println(frame.Function, frame.Line, record.AllocObjects, record.AllocBytes, record.InUseObjects())
		case "main.waste":
			println(frame.Function, frame.Line, record.AllocObjects, record.AllocBytes, record.FreeObjects >= 9)
		}
	}
	if n > 1 {
		_, ok = runtime.MemProfile(records[:1], true)
		println(ok)
	}
	runtime.KeepAlive(list)
}
