// run

// Packages that berth has no files of are compiled from Go's sources.
package main

import (
	"container/list"
	"container/ring"
	"fmt"
	"unicode/utf16"
)

func main() {
	l := list.New()
	l.PushBack(2)
	l.PushFront(1)
	l.PushBack("three")
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Println(e.Value)
	}
	r := ring.New(4)
	for i := 0; i < r.Len(); i++ {
		r.Value = i * i
		r = r.Next()
	}
	sum := 0
	r.Do(func(x interface{}) { sum += x.(int) })
	fmt.Println(sum, utf16.Encode([]rune("a\U0001F600")))
}
