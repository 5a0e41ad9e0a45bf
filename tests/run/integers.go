// run

// Integer arithmetic: wraparound, division and remainder of every sign, shifts by any count.
package main

//go:noinline
func id8(x int8) int8 { return x }

func div8(a, b int8) (int8, int8)       { return a / b, a % b }
func div16(a, b int16) (int16, int16)   { return a / b, a % b }
func div32(a, b int32) (int32, int32)   { return a / b, a % b }
func div64(a, b int64) (int64, int64)   { return a / b, a % b }
func divu64(a, b uint64) (uint64, uint64) { return a / b, a % b }

func shl(x int, n uint) int       { return x << n }
func shr(x int, n uint) int       { return x >> n }
func shru(x uint, n uint8) uint   { return x >> n }
func shl8(x int8, n int) int8     { return x << n }
func shr8(x int8, n int) int8     { return x >> n }
func shru16(x uint16, n int64) uint16 { return x >> n }

func main() {
	println(div8(-128, -1))
	println(div16(-32768, -1))
	println(div32(-2147483648, -1))
	println(div64(-9223372036854775808, -1))
	for _, a := range []int64{7, -7, 0, 1} {
		for _, b := range []int64{2, -2, 3, -1, 1} {
			q, r := div64(a, b)
			println(a, b, q, r)
		}
	}
	println(divu64(1<<63, 3))
	for _, n := range []uint{0, 1, 31, 32, 63, 64, 65, 1000, 1 << 63} {
		println(n, shl(-1, n), shr(-8, n), shr(1<<62, n))
	}
	for _, n := range []uint8{0, 1, 63, 64, 255} {
		println(n, shru(1<<63|5, n))
	}
	for _, n := range []int{0, 1, 7, 8, 9, 64, 1 << 40} {
		println(n, shl8(-3, n), shr8(-3, n), shr8(100, n), shru16(0xffff, int64(n)))
	}
	var u8 uint8 = 250
	u8 += 10
	var i8 int8 = 127
	i8++
	var u uint = 0
	u--
	println(u8, i8, u)
	x := 0x7fffffff
	println(int32(x+1), uint8(x), int16(x), int64(int8(x)), uint64(id8(-1)))
	println(5&^3, 6^3, ^5, -5>>1, 7|8)
	var i int = 1
	i <<= 3
	i |= 1
	i &^= 8
	i ^= 0xff
	i %= 7
	println(i)
	var m int64 = -5
	m /= 2
	println(m, -m, +m)
	const big = 1<<63 - 1
	println(big, uint64(1<<64-1))
	var c = 'x'
	println(c, c+1)
}
