// errorcheck

// Types too large in functions: the compiler says so where the variable, the literal or the call is for which it comes
// to make the type.
package p

func positions() {
	var x, // ERROR "^type \[2251799813685248\]uint8 larger than address space$"
		y *[1 << 51]uint8
	a := new( // ERROR "^type \[2251799813685248\]uint16 larger than address space$"
		[1 << 51]uint16,
	)
	b := make([]struct { // ERROR "^type \[2251799813685248\]uint32 larger than address space$"
		x *[1 << 51]uint32
	}, 3)
	c := [1 << 51]uint64{ // ERROR "^type \[2251799813685248\]uint64 larger than address space$"
		1,
	}
	d := (*[1 << 51]int8)( // ERROR "^type \[2251799813685248\]int8 larger than address space$"
		nil,
	)
	e := func( // ERROR "^type \[2251799813685248\]int16 larger than address space$"
		*[1 << 51]int16,
	) {
	}
	j := make(chan [1 << 17]byte, // ERROR "^channel element type too large \(>64kB\)$"
		3)
	_, _, _, _, _, _, _, _ = x, y, a, b, c, d, e, j
	type local struct { // ERROR "^type \[2251799813685248\]int32 larger than address space$"
		x int
		y [1 << 51]int32
	}
}
