// run

// Index, IndexByte, Count and Compare of strings and bytes at every length and alignment, against plain loops.
package main

import (
	"bytes"
	"strings"
)

func indexByte(s []byte, c byte) int {
	for i := range s {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func count(s []byte, c byte) (n int) {
	for _, b := range s {
		if b == c {
			n++
		}
	}
	return
}

func index(s, part []byte) int {
next:
	for i := 0; i+len(part) <= len(s); i++ {
		for j := range part {
			if s[i+j] != part[j] {
				continue next
			}
		}
		return i
	}
	return -1
}

func compare(a, b []byte) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			if a[i] < b[i] {
				return -1
			}
			return 1
		}
	}
	return (len(a) - len(b)) / max(1, abs(len(a)-len(b)))
}

func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func abs(a int) int { return max(a, -a) }

var state = uint32(1)

func random(n int) int {
	state = state*1664525 + 1013904223
	return int(state>>8) % n
}

// Few different bytes, so that there are many near misses.
func text(room []byte) []byte {
	for i := range room {
		room[i] = "ab\x00\xff"[random(2+random(3))]
	}
	return room
}

func check(ok bool, what string, a, b []byte) {
	if !ok {
		println(what, "is wrong for", string(a), "and", string(b))
		panic(what)
	}
}

func main() {
	room, other := make([]byte, 400), make([]byte, 400)
	for turn := 0; turn < 20000; turn++ {
		start := random(40)
		s := text(room[start : start+random(300)])
		part := text(other[random(20):][:random(80)])
		if random(3) == 0 && len(part) <= len(s) {
			copy(s[random(len(s)-len(part)+1):], part)
		}
		c := "ab\x00\xff"[random(4)]
		check(bytes.IndexByte(s, c) == indexByte(s, c), "bytes.IndexByte", s, []byte{c})
		check(strings.IndexByte(string(s), c) == indexByte(s, c), "strings.IndexByte", s, []byte{c})
		check(bytes.Count(s, []byte{c}) == count(s, c), "bytes.Count", s, []byte{c})
		check(strings.Count(string(s), string([]byte{c})) == count(s, c), "strings.Count", s, []byte{c})
		check(bytes.Index(s, part) == index(s, part), "bytes.Index", s, part)
		check(strings.Index(string(s), string(part)) == index(s, part), "strings.Index", s, part)
		check(bytes.Compare(s, part) == compare(s, part), "bytes.Compare", s, part)
		check(bytes.Equal(s, part) == (compare(s, part) == 0), "bytes.Equal", s, part)
		check((string(s) < string(part)) == (compare(s, part) < 0), "<", s, part)
	}
	long := bytes.Repeat([]byte("x"), 100000)
	println(bytes.Count(long, []byte("x")), bytes.IndexByte(long, 'y'), strings.Count("", ""), strings.Index("", ""))
}
