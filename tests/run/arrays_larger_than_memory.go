// run

// Types of arrays that no memory could hold, or that hold nothing: their sizes and places are right all the same.
package main

import (
	"fmt"
	"unsafe"
)

type bytes [1 << 40]byte

type behind struct {
	first byte
	x     [1<<33 + 3]byte
	y     int32
	z     [1 << 31]int16
	last  byte
}

type nested [1 << 20][1 << 20]int32

type nothing [1<<63 - 1]struct{}

type texts [1 << 40]string

var word [4]int64

func at(p unsafe.Pointer) uintptr { return uintptr(p) - uintptr(unsafe.Pointer(&word)) }

//go:noinline
func element(p *bytes, i int) *byte { return &p[i] }

//go:noinline
func inner(p *nested, i, j int) *int32 { return &p[i][j] }

//go:noinline
func length(n nothing, i int) (int, int) {
	count := 0
	for range n {
		if count == i {
			break
		}
		count++
	}
	n[i] = struct{}{}
	return len(n), count
}

func kind(i interface{}) string {
	switch i.(type) {
	case texts:
		return "texts"
	case *texts:
		return "*texts"
	case *bytes:
		return "*bytes"
	case nothing:
		return "nothing"
	}
	return "?"
}

func main() {
	all := unsafe.Pointer(&word)

	b := (*bytes)(all)
	b[3] = 7
	fmt.Println(unsafe.Sizeof(*b), len(b), at(unsafe.Pointer(element(b, 1<<39+5))), word[0])
	fmt.Println(len(b[1<<38:1<<39]), cap(b[5:10]))

	s := (*behind)(all)
	fmt.Println(unsafe.Sizeof(*s), unsafe.Offsetof(s.y), unsafe.Offsetof(s.z), unsafe.Offsetof(s.last))
	fmt.Println(at(unsafe.Pointer(&s.x)), at(unsafe.Pointer(&s.y)), at(unsafe.Pointer(&s.z)), at(unsafe.Pointer(&s.last)))

	n := (*nested)(all)
	fmt.Println(unsafe.Sizeof(*n), at(unsafe.Pointer(inner(n, 1<<19, 1<<18))))

	fmt.Println(length(nothing{}, 5))
	fmt.Println(unsafe.Sizeof(nothing{}), unsafe.Sizeof([1 << 62]nothing{}))
	fmt.Println(kind((*texts)(nil)), kind(b), kind(nothing{}), kind(5))
}
