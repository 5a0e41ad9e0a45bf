// run

// A constant len or cap asks nothing of its operand but its type, which may be larger than any memory.
package main

type block struct{ bytes [1 << 40]byte }

const (
	ofBytes  = len([1 << 51]byte{})
	ofBlocks = cap([1 << 52]block{})
)

var ofArrays = len([3][1 << 53]byte{})

func main() {
	println(ofBytes, ofBlocks, ofArrays)
	println(len([1 << 54]byte{}), cap([1 << 55]struct{ a, b int }{}))
	if len([1 << 56]byte{}) > 5 {
		var x [len([1 << 51]byte{}) >> 50]int
		println(len(x))
	}
	_ = len([1 << 57]byte{})
	switch cap([1 << 58]int{}) {
	case len([1 << 58]string{}):
		println("equal")
	}
}
