// run

// Copies of package variables that are assigned before the copy: as Go 1.19's compiler has it, a copy of what was laid
// out when it was compiled is what was written, and of what was computed, what it is by then.
package main

type T struct{ x, y int }

var a = true
var _ = func() int { a = false; return 0 }()
var a2 = a

var b = [2]int{1, 2}
var _ = func() int { b[0] = 99; return 0 }()
var b2 = b

var p = &T{1, 2}
var _ = func() int { p = nil; return 0 }()
var p2 = p

var s = []int{1, 2, 3}
var _ = func() int { s = s[:1]; s[0] = 44; return 0 }()
var s2 = s

var t = T{1, g()}
var _ = func() int { t.x, t.y = 10, 11; return 0 }()
var t2 = t

var str = "str"
var _ = func() int { str = "changed"; return 0 }()
var str2 = str

var f = func() int { return 1 }
var _ = func() int { f = nil; return 0 }()
var f2 = f

var i interface{} = 1
var _ = func() int { i = nil; return 0 }()
var i2 = i

var n int
var _ = func() int { n = 3; return 0 }()
var n2 = n

var st = struct {
	s string
	f func() int
	p *T
	i interface{}
}{"st", g, &T{3, 4}, 5}
var _ = func() int { st.s = "other"; st.f = nil; st.p = nil; st.i = nil; return 0 }()
var st2 = st

var c, d = T{1, 2}, [1]int{3}
var _ = func() int { c.x, d[0] = 10, 30; return 0 }()
var c2, d2 = c, d

var e, h = two()
var _ = func() int { e, h = 10, 30; return 0 }()
var e2, h2 = e, h

var chain = a2
var chain2 = chain
var conv = int64(word)
var word = myInt(5)

type myInt int64

var back = myInt(conv)

func two() (int, int) { return 1, 2 }
func g() int          { return 7 }

func main() {
	println(a, a2, b[0], b2[0], p == nil, p2 == nil, len(s), len(s2), s2[0], t.x, t2.x, t.y, t2.y, str, str2, f == nil, f2 == nil, i2 == nil, n2)
	println(st2.s, st2.f == nil, st2.p == nil, st2.i == nil, c2.x, d2[0], e2, h2, chain, chain2, conv, back)
}
