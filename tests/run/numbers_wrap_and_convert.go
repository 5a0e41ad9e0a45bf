// run

// Integers wrap around, conversions cut off or round, constants are exact (Go spec, Integer overflow;
// Conversions between numeric types; Constant expressions).
package main

type celsius float64
type flags uint8

const (
	one flags = 1 << iota
	two
	_
	eight
)

const huge = 1 << 100
const third = 1.0 / 3

func main() {
	var i8 int8 = 127
	i8++
	var u8 uint8
	u8--
	var i64 int64 = -1 << 63
	println(i8, u8, -i64, i64-1, i64/-1, i64%-1)
	println(-7/2, -7%2, 7/-2, 7%-2)
	x := -7
	println(x/2, x%2, x>>1, uint8(x), uint32(x), x&3, x|8, x^5, x&^6, ^x)
	s := uint(70)
	println(1<<s == 0, int32(1)<<(s-39), uint64(1)<<63>>s, x>>s, uint8(200)<<(s/70))
	println(huge>>98, int(third*3), 'a'+1, 5.0/2 > 2)

	f := 1e10
	println(int64(f), int32(int64(f)), float32(16777217), float64(float32(0.1)) == 0.1)
	f = 2.75
	println(int(f), int(-f), uint8(f), f/3 > 0.9166, float32(f)*3)
	var zero float64
	inf, nan := 1/zero, zero/zero
	println(inf > 1e300, nan == nan, nan != nan, nan < 1, -inf < inf)
	c := celsius(36.6)
	c += 0.5
	println(c > 37, int(c*10))
	flag := one | eight
	flag &^= one
	println(flag, flag == eight, two, flag<<5)
	var u16 uint16 = 0xffff
	println(u16+1, u16*u16, int16(u16), int32(int16(u16)))
	var p uintptr = 1 << 40
	println(p, uint(p)>>8, rune(0x1F600), byte('x'))
	x <<= 3
	x++
	x ^= 0xff
	x %= 50
	println(x, 07, 0b101, 0o17, 0xff, 1_000)
}
