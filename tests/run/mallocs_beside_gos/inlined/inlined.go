// Package inlined has sites whose placement depends on calls that become their bodies, as they do in imported packages
// at every -O, with -l and with -N.
package inlined

import "strings"

type Site struct {
	Name string
	Work func() int
}

type point struct{ x, y int }

func newPoint(x, y int) *point { return &point{x, y} }

func (p *point) length() int { return p.x*p.x + p.y*p.y }

func box(x any) any { return x }

func text(bytes []byte) string { return string(bytes) }

func bytes(text string) []byte { return []byte(text) }

func quoted(text string) string { return "'" + text + "'" }

func apply(n int, f func(int) int) int { return f(n) }

func adder(n int) func(int) int { return func(m int) int { return m + n } }

func table() map[string]int { return make(map[string]int) }

func buffer() []byte { return make([]byte, 0, 64) }

func buffered(n int) []byte { return make([]byte, n) }

func all(xs ...int) []int { return xs }

func pointerTo[T any](x T) *T { return &x }

func option(set func(*point)) *point {
	p := &point{1, 2}
	set(p)
	return p
}

func withX(x int) func(*point) { return func(p *point) { p.x = x } }

type stringer interface{ name() string }

type named string

func (n named) name() string { return string(n) }

func nameOf(s stringer) string { return s.name() }

var (
	one  = 1
	word = "word"
	raw  = []byte("some more bytes than fit into thirty-two")
	kept *point
)

var Sites = []Site{
	{"constructor", func() int { return newPoint(one, 2).length() }},
	{"constructor, kept", func() int { kept = newPoint(one, 2); return kept.length() }},
	{"box", func() int { return box(one + 1000).(int) }},
	{"text of bytes", func() int { return len(text(raw[:20])) }},
	{"text of bytes as a key", func() int { m := map[string]int{"some": 3}; return m[text(raw[:4])] }},
	{"bytes of text", func() int { return len(bytes(word)) }},
	{"bytes of a constant", func() int { return len(bytes("constant")) }},
	{"bytes of a long constant", func() int { return len(bytes("a constant that is longer than thirty-two bytes")) }},
	{"quoted", func() int { return len(quoted(word)) }},
	{"function applied", func() int { n := one; return apply(3, func(m int) int { return m + n }) }},
	{"function returned", func() int { return adder(one)(2) }},
	{"function returned and applied", func() int { return apply(3, adder(one)) }},
	{"map", func() int { m := table(); m[word] = 2; return m["word"] }},
	{"buffer", func() int { return len(append(buffer(), word...)) }},
	{"buffer of a constant size", func() int { b := buffered(50); b[one] = 3; return len(b) }},
	{"variadic", func() int { return len(all(1, 2, one)) }},
	{"pointer", func() int { return *pointerTo(one) }},
	{"options", func() int { return option(withX(one + 3)).length() }},
	{"interface", func() int { return len(nameOf(named(word))) }},
	{"in a loop", func() int {
		total := 0
		for i := 0; i < 5; i++ {
			total += newPoint(i, one).length()
		}
		return total
	}},
	{"strings.Builder", func() int { var b strings.Builder; b.WriteString(word); b.WriteByte('!'); return b.Len() }},
	{"strings.Contains", func() int {
		if strings.Contains(word, "or") && strings.HasPrefix(word, "w") {
			return 1
		}
		return 0
	}},
}
