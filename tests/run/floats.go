// run

// Floats: arithmetic, conversions in and out of range as amd64 does them, NaN and signed zero.
package main

func toInt(f float64) {
	println(int64(f), int32(f), uint64(f), uint32(f), int8(f), uint8(f), int16(f), uint16(f), int(f))
}

func toInt32(f float32) {
	println(int64(f), int32(f), uint64(f), uint32(f), int8(f), uint8(f))
}

func cmp(a, b float64) { println(a == b, a != b, a < b, a <= b, a > b, a >= b, !(a < b)) }

func zero() float64 { return 0 }

func main() {
	for _, f := range []float64{0, 1.9, -1.9, 255.5, 300, -300, 1e10, -1e10, 3e9, 1e18, 9.3e18, 1e19, 1e20, -1e20, 1.7976931348623157e308} {
		toInt(f)
	}
	nan := zero() / zero()
	inf := 1 / zero()
	toInt(nan)
	toInt(inf)
	toInt(-inf)
	toInt32(1e10)
	toInt32(-3.7)
	cmp(1, 2)
	cmp(nan, 1)
	cmp(nan, nan)
	cmp(-zero(), zero())
	println(nan, inf, -inf, -zero(), 1/-zero(), 1/(-1*zero()))
	var f32 float32 = 16777216
	println(f32+1, f32+2, float32(0.1), float64(float32(0.1)))
	println(float64(int64(1<<62+1)), float32(uint64(1<<63+1)), float64(uint64(1<<64-1)), float32(int32(-7)))
	var a, b, c = 0.1, 0.2, 0.3
	println(a+b, a+b == c, a*b+c, a-b, a/b)
	a += 1
	a *= 2
	a -= 0.5
	a /= 3
	println(a, -a)
	const k = 1.0 / 3
	println(k, float32(k))
	var e = 1e100
	println(int64(e), uint8(int(e)))
}
