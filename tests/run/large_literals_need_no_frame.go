// run stress=off

// A large literal that is known beforehand is stored as it is: a goroutine with a small stack can do it.
package main

import (
	"fmt"
	"runtime/debug"
)

type buffer struct {
	bytes [1 << 20]byte
	name  string
	next  *buffer
	any   interface{}
	table [4]func() int
}

func seven() int { return 7 }

//go:noinline
func fill(b *buffer, n int) {
	b.bytes[n] = 1
	b.next = b
	*b = buffer{name: "hello", any: 5}
}

func pass(b buffer) (string, int) { return b.name, len(b.bytes) }

func main() {
	before := debug.SetMaxStack(1 << 16)
	done := make(chan *buffer)
	go func() {
		b := new(buffer)
		fill(b, 77)
		done <- b
	}()
	b := <-done
	debug.SetMaxStack(before)
	fmt.Println(b.bytes[77], b.name, b.next, b.any)
	fmt.Println(pass(buffer{name: "passed"}))
	*b = buffer{table: [4]func() int{2: seven}, next: b}
	fmt.Println(b.table[2](), b.table[0] == nil, b.next == b)
	*b = buffer{name: b.name + "y"}
	*b = buffer{name: b.name + "z", bytes: [1 << 20]byte{3: 4}}
	fmt.Println(b.name, b.bytes[3], b.next)
	x := buffer{name: "x"}
	x.bytes[5] = 5
	y := buffer{name: "x"}
	fmt.Println(x.bytes[5], y.bytes[5], interface{}(buffer{name: "i"}).(buffer).name)
}
