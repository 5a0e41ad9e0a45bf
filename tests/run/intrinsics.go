// run

// Functions of sync/atomic, math/bits and math that calls turn into instructions, and func values of them.
package main

import (
	"math"
	"math/bits"
	"sync/atomic"
	"unsafe"
)

type box struct {
	a atomic.Value
	p atomic.Pointer[int]
	n atomic.Int64
	u atomic.Uint32
	b atomic.Bool
}

var f1 = atomic.AddInt64
var f2 = atomic.CompareAndSwapPointer
var f3 = bits.Len64
var f4 = math.Sqrt
var f5 = bits.Mul64
var sink [8]uint64

func try(name string, f func()) {
	defer func() {
		r := recover()
		println(name, r.(error).Error())
	}()
	f()
}

//go:noinline
func id(x uint64) uint64 { return x }

func main() {
	var x box
	x.a.Store("hi")
	println(x.a.Load().(string))
	i := 5
	x.p.Store(&i)
	println(*x.p.Load(), x.p.CompareAndSwap(nil, &i), x.p.CompareAndSwap(&i, nil), x.p.Load() == nil)
	println(x.n.Add(7), x.n.Swap(9), x.n.Load(), x.n.CompareAndSwap(9, 1), x.n.Load())
	x.u.Store(3)
	println(x.u.Add(^uint32(0)), x.b.Swap(true), x.b.Load())
	var v int64
	println(f1(&v, 3), v)
	var q unsafe.Pointer
	println(f2(&q, nil, unsafe.Pointer(&i)), q == unsafe.Pointer(&i), f3(1<<40), f4(2))
	hi, lo := f5(1<<63, 6)
	println(hi, lo)
	for _, n := range []uint64{0, 1, 2, 3, 255, 256, 65535, 65536, 1 << 31, 1 << 32, 1<<63 - 1, 1 << 63, math.MaxUint64, 0xdeadbeefcafebabe} {
		println(n, bits.Len64(n), bits.Len32(uint32(n)), bits.Len16(uint16(n)), bits.Len8(uint8(n)), bits.Len(uint(n)))
		println(bits.LeadingZeros64(n), bits.LeadingZeros32(uint32(n)), bits.LeadingZeros16(uint16(n)), bits.LeadingZeros8(uint8(n)))
		println(bits.TrailingZeros64(n), bits.TrailingZeros32(uint32(n)), bits.TrailingZeros16(uint16(n)), bits.TrailingZeros8(uint8(n)))
		println(bits.OnesCount64(n), bits.ReverseBytes64(n), bits.ReverseBytes32(uint32(n)), bits.ReverseBytes16(uint16(n)), bits.Reverse64(n))
		for _, k := range []int{-65, -3, -1, 0, 1, 7, 8, 31, 32, 33, 63, 64} {
			print(bits.RotateLeft64(n, k), " ", bits.RotateLeft32(uint32(n), k), " ", bits.RotateLeft16(uint16(n), k), " ", bits.RotateLeft8(uint8(n), k), " ")
		}
		println()
		for _, m := range []uint64{0, 1, 3, 1 << 32, 1 << 63, math.MaxUint64} {
			h, l := bits.Mul64(n, m)
			s0, c0 := bits.Add64(n, m, 0)
			s1, c1 := bits.Add64(n, m, 1)
			d0, b0 := bits.Sub64(n, m, 0)
			d1, b1 := bits.Sub64(n, m, 1)
			println(h, l, s0, c0, s1, c1, d0, b0, d1, b1)
			if h < m {
				q, r := bits.Div64(h, l, m)
				println(q, r)
			}
		}
	}
	try("div0", func() { bits.Div64(1, 2, id(0)) })
	try("divo", func() { bits.Div64(7, 2, id(3)) })
	try("nil", func() { var p *int32; atomic.AddInt32(p, 1) })
	try("nil2", func() { var p *int64; f1(p, 1) })
	for _, f := range []float64{0, math.Copysign(0, -1), 1.5, -2.5, math.Inf(1), math.Inf(-1), math.NaN(), 1e300} {
		println(math.Sqrt(f), math.Abs(f), math.Float64bits(f), math.Float32bits(float32(f)), math.Copysign(f, -1), math.Float64frombits(math.Float64bits(f)), math.Floor(f), math.Ceil(f), math.Trunc(f))
	}
}
