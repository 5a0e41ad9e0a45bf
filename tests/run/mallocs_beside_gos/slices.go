package main

//go:noinline
func lookInts(ints []int) int { return len(ints)*1000 + cap(ints) }

var empty []int

var slices = []site{
	{"make of a constant", func() int { s := make([]int, 10); s[one] = 3; return sum(s...) }},
	{"make of a constant, kept", func() int { return keepInts(make([]int, 10)) }},
	{"make of a variable", func() int { return lookInts(make([]int, one+4)) }},
	{"make with a capacity", func() int { s := make([]int, one, 20); return lookInts(append(s, 1, 2, 3)) }},
	{"make beyond its capacity", func() int { s := make([]int, one, 4); return lookInts(append(s, 1, 2, 3, 4)) }},
	{"make of 64 KiB", func() int { s := make([]byte, 64<<10); s[one] = 1; return bytesSum(s) }},
	{"make of more than 64 KiB", func() int { s := make([]byte, 64<<10+1); s[one] = 1; return bytesSum(s) }},
	{"make of nothing", func() int { return keepInts(make([]int, zero)) + keepInts(make([]int, 0)) }},
	{"make of zero-size elements", func() int { return len(make([]struct{}, hundred)) }},
	{"append to nil", func() int { return lookInts(append(empty, 1)) }},
	{"append one by one", func() int {
		var s []int
		total := 0
		for i := 0; i < 1000; i++ {
			s = append(s, i)
			if i&(i-1) == 0 {
				total += cap(s)
			}
		}
		return total
	}},
	{"append bytes one by one", func() int {
		var s []byte
		total := 0
		for i := 0; i < 5000; i++ {
			before := cap(s)
			s = append(s, byte(i))
			if cap(s) != before {
				total = total*3 + cap(s)
			}
		}
		return total & 0xffffff
	}},
	{"append strings one by one", func() int {
		var s []string
		total := 0
		for i := 0; i < 500; i++ {
			before := cap(s)
			s = append(s, word)
			if cap(s) != before {
				total = total*3 + cap(s)
			}
		}
		return total & 0xffffff
	}},
	{"append of odd sizes one by one", func() int {
		var s [][3]int32
		var t [][5]byte
		total := 0
		for i := 0; i < 700; i++ {
			before := cap(s) + cap(t)
			s = append(s, [3]int32{})
			t = append(t, [5]byte{})
			if cap(s)+cap(t) != before {
				total = total*3 + cap(s) + cap(t)
			}
		}
		return total & 0xffffff
	}},
	{"append of several", func() int { return lookInts(append(empty, 1, 2, 3, 4, 5)) }},
	{"append of a slice", func() int { return lookInts(append(empty, someInts...)) }},
	{"append of a slice to itself", func() int { s := append(empty, someInts...); return lookInts(append(s, s...)) }},
	{"append of nothing", func() int { return lookInts(append(empty)) + lookInts(append(empty, empty...)) }},
	{"append of a make", func() int {
		s := append(make([]int, 0, 10), 1, 2)
		s = append(s, make([]int, one+3)...)
		return lookInts(s) + sum(s...)
	}},
	{"append of a make that grows", func() int {
		s := append(empty, 1, 2, 3)
		s = append(s, make([]int, hundred)...)
		return lookInts(s) + sum(s...)
	}},
	{"append of a make over old values", func() int {
		s := append(make([]int, 0, 10), 1, 2, 3, 4)
		s = append(s[:1], make([]int, one+1)...)
		return lookInts(s) + sum(s...) + sum(s[:4]...)*100
	}},
	{"append of a make with pointers", func() int {
		s := append([]*pair(nil), &pair{1, 2})
		s = append(s, make([]*pair, hundred)...)
		if s[5] != nil || s[0].x != 1 {
			return -1
		}
		return len(s)*1000 + cap(s)
	}},
	{"append of a make of a constant", func() int { return lookInts(append(empty, make([]int, 50)...)) }},
	{"append of a make of strings", func() int { s := append([]string{word}, make([]string, one+8)...); return len(s)*100 + cap(s) }},
	{"append of a make of nothing", func() int { return lookInts(append(empty, make([]int, zero)...)) }},
	{"append of a make with a capacity", func() int { return lookInts(append(empty, make([]int, one, hundred)...)) }},
	{"append of a string", func() int { return keepBytes(append([]byte(nil), line...)) }},
	{"append to what is in a struct", func() int {
		holder := struct{ list []int }{}
		holder.list = append(holder.list, 1)
		holder.list = append(holder.list, 2, 3)
		return lookInts(holder.list)
	}},
	{"append of zero-size elements", func() int { var s []struct{}; s = append(s, struct{}{}, struct{}{}); return len(s) }},
	{"append of interfaces", func() int { var s []any; s = append(s, one, word, 1.5); return len(s) + cap(s) }},
	{"append of large elements", func() int {
		var s []large
		for i := 0; i < 10; i++ {
			s = append(s, large{})
		}
		return len(s)*100 + cap(s)
	}},
	{"append of a make of a call's length", func() int {
		s := append(empty, 1, 2)
		s = append(s, make([]int, add(one, len(s)))...)
		return lookInts(s)
	}},
	{"append of a make, named types", func() int {
		type bytes []byte
		s := append(bytes("x"), make(bytes, one+2)...)
		return len(s)*100 + int(s[2])
	}},
	{"append of a make to another variable", func() int {
		s := append(make([]int, 0, 8), 1, 2)
		t := append(s, make([]int, one+1)...)
		t[0] = 5
		return sum(s...)*100 + sum(t...)
	}},
	{"append of a make of structs with strings", func() int {
		s := make([]mixed, 2, 3)
		s[1].text = word
		s = append(s[:1], make([]mixed, one+1)...)
		return len(s)*10 + cap(s) + len(s[1].text)
	}},
	{"append of a make too long", func() int {
		return caught(func() { keptInts = append(empty, make([]int, -one)...) }) + caught(func() { keptInts = append(empty, make([]int, one<<60)...) })
	}},
	{"append in a loop with room", func() int {
		s := make([]int, 0, 100)
		for i := 0; i < 100; i++ {
			s = append(s, i)
		}
		return sum(s...)
	}},
	{"three-index slices", func() int {
		s := someInts[1:3:3]
		s = append(s, 9)
		return sum(s...) + sum(someInts...)
	}},
	{"inserted in the middle", func() int {
		s := append([]int{1, 2}, 3, 4)
		s = append(s[:1], append([]int{9}, s[1:]...)...)
		return sum(s...) + len(s)
	}},
	{"stack and queue", func() int {
		var s []int
		for i := 0; i < 20; i++ {
			s = append(s, i)
			if len(s) > 5 {
				s = s[1:]
			}
		}
		return lookInts(s)
	}},
	{"of functions and channels", func() int {
		fs := make([]func() int, 0, 2)
		fs = append(fs, func() int { return one }, func() int { return 2 })
		cs := make([]chan int, 2)
		return fs[0]() + fs[1]() + len(cs)
	}},
	{"copied by append", func() int { return keepInts(append([]int(nil), someInts...)) }},
	{"copied by make", func() int {
		s := make([]int, len(someInts))
		copy(s, someInts)
		return keepInts(s)
	}},
	{"copied by make of more", func() int {
		s := make([]int, len(someInts)+one)
		copy(s, someInts)
		s[one]++
		return keepInts(s)
	}},
	{"copied by make with pointers", func() int {
		s := make([]string, len(someStrings))
		copy(s, someStrings)
		keptStrings = s
		return len(s)*100 + cap(s)
	}},
	{"copied within itself", func() int { s := []int{1, 2, 3, one}; copy(s[1:], s); return sum(s...) }},
	{"taken from the front", func() int {
		total, s := 0, someInts
		for len(s) > 0 {
			total += s[0]
			s = s[1:]
		}
		return total
	}},
	{"removed from the middle", func() int {
		s := append(make([]int, 0, 8), 1, 2, 3, 4)
		s = append(s[:1], s[2:]...)
		return sum(s...)
	}},
	{"of slices", func() int {
		s := make([][]int, 3)
		for i := range s {
			s[i] = make([]int, 4)
		}
		s[1][2] = 5
		return len(s) + s[1][2]
	}},
	{"of an array", func() int { a := [10]int{one, 2, 3}; return sum(a[1:5]...) }},
	{"to an array pointer", func() int { s := []int{one, 2, 3}; p := (*[3]int)(s); p[1] = 9; return sum(s...) }},
	{"reversed", func() int {
		s := []int{one, 2, 3, 4}
		for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
			s[i], s[j] = s[j], s[i]
		}
		return s[0]*1000 + s[3]
	}},
	{"ranged over", func() int {
		total := 0
		for i, x := range someInts {
			total += i * x
		}
		for i, x := range [...]int{one, 2, 3} {
			total += i * x
		}
		for i, x := range [4]int{1, 2, 3, 4} {
			total += i * x
		}
		return total
	}},
}

var (
	someInts    = []int{1, 2, 3, 4, 5}
	someStrings = []string{"a", "b", "c"}
)
