// run

// Package unsafe: pointer arithmetic, slices of memory, sizes and offsets.
package main

import "unsafe"

type T struct {
	a int32
	b int64
}

func main() {
	a := [4]int{1, 2, 3, 4}
	s := unsafe.Slice(&a[0], 3)
	println(len(s), cap(s), s[2])
	p := unsafe.Add(unsafe.Pointer(&a[0]), 8)
	println(*(*int)(p), unsafe.Sizeof(T{}), unsafe.Offsetof(T{}.b))
	u := uintptr(unsafe.Pointer(&a[1])) - uintptr(unsafe.Pointer(&a[0]))
	println(u)
	f := 1.5
	println(*(*uint64)(unsafe.Pointer(&f)))
	n := uint8(2)
	println(len(unsafe.Slice(&a[1], n)))
	var np *int
	println(unsafe.Slice(np, 0) == nil)
}
