// errorcheck -0 -m -l

// Too large, or of unknown size.
package main

type big struct{ a [65536]byte }
type bigger struct{ a [65537]byte }

func variables() int {
	var a [10 << 20]byte
	var b [10<<20 + 1]byte // ERROR "^moved to heap: b$"
	return int(a[1] + b[2])
}

func implicit(n int) int {
	p := new(big) // ERROR "^new\(big\) does not escape$"
	q := new(bigger) // ERROR "^new\(bigger\) escapes to heap$"
	r := &big{} // ERROR "^&big\{\} does not escape$"
	s := &bigger{} // ERROR "^&bigger\{\} escapes to heap$"
	t := make([]byte, 65536) // ERROR "^make\(\[\]byte, 65536\) does not escape$"
	u := make([]byte, 65537) // ERROR "^make\(\[\]byte, 65537\) escapes to heap$"
	v := make([]struct{}, 1<<30) // ERROR "^make\(\[\]struct \{\}, 1 << 30\) does not escape$"
	w := make([]byte, n) // ERROR "^make\(\[\]byte, n\) escapes to heap$"
	x := make([]byte, 1, n) // ERROR "^make\(\[\]byte, 1, n\) escapes to heap$"
	const c = 100
	y := make([]byte, c) // ERROR "^make\(\[\]byte, c\) does not escape$"
	z := make([]byte, n, c) // ERROR "^make\(\[\]byte, n, c\) does not escape$"
	return len(p.a) + len(q.a) + len(r.a) + len(s.a) + len(t) + len(u) + len(v) + len(w) + len(x) + len(y) + len(z)
}

func literal() int {
	s := []int{9000: 1} // ERROR "^\[\]int\{\.\.\.\} does not escape$"
	t := [9000]int{1: 2}
	return s[1] + t[1]
}

func main() {}
