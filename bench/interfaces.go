// A hundred million calls through an interface and through a func value.
package main

type op interface{ apply(int) int }
type add struct{ n int }
type mul struct{ n int }

func (a add) apply(x int) int  { return x + a.n }
func (m *mul) apply(x int) int { return x*m.n + 1 }

func main() {
	ops := []op{add{1}, &mul{3}, add{7}, &mul{5}}
	x := 0
	for i := 0; i < 100000000; i++ {
		x = ops[i&3].apply(x) & 0xFFFFFF
	}
	f := func(y int) int { return y + x }
	fs := []func(int) int{f, func(y int) int { return y * 3 }}
	y := 0
	for i := 0; i < 100000000; i++ {
		y = fs[i&1](y) & 0xFFFFFF
	}
	println(x, y)
}
