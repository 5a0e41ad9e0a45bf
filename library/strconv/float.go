package strconv

import "unsafe"

// decimal is an exact number: 0.d[0]d[1]...d[count-1] times ten to the point.
// 800 digits hold every float64 exactly.
type decimal struct {
	d     [800]byte
	count int
	point int
}

func (a *decimal) trim() {
	for a.count > 0 && a.d[a.count-1] == 0 {
		a.count--
	}
	if a.count == 0 {
		a.point = 0
	}
}

func (a *decimal) set(mantissa uint64) {
	var buffer [20]byte
	text := AppendUint(buffer[:0], mantissa, 10)
	for i, c := range text {
		a.d[i] = c - '0'
	}
	a.count = len(text)
	a.point = len(text)
	a.trim()
}

// double multiplies by two to the power of shift, at most 32 at a time.
func (a *decimal) double(shift uint) {
	var buffer [12]byte
	var carry uint64
	for i := a.count - 1; i >= 0; i-- {
		carry += uint64(a.d[i]) << shift
		a.d[i] = byte(carry % 10)
		carry /= 10
	}
	if carry == 0 {
		a.trim()
		return
	}
	front := AppendUint(buffer[:0], carry, 10)
	end := a.count + len(front)
	if end > len(a.d) {
		end = len(a.d)
	}
	for i := end - 1; i >= len(front); i-- {
		a.d[i] = a.d[i-len(front)]
	}
	for i, c := range front {
		a.d[i] = c - '0'
	}
	a.count = end
	a.point += len(front)
	a.trim()
}

// halve divides by two to the power of shift, at most 32 at a time.
func (a *decimal) halve(shift uint) {
	var rest uint64
	from, to := 0, 0
	for rest>>shift == 0 {
		if from >= a.count {
			if rest == 0 {
				a.count = 0
				return
			}
			for rest>>shift == 0 {
				rest *= 10
				from++
			}
			break
		}
		rest = rest*10 + uint64(a.d[from])
		from++
	}
	a.point -= from - 1
	mask := uint64(1)<<shift - 1
	for ; from < a.count; from++ {
		a.d[to] = byte(rest >> shift)
		to++
		rest = (rest&mask)*10 + uint64(a.d[from])
	}
	for rest > 0 && to < len(a.d) {
		a.d[to] = byte(rest >> shift)
		to++
		rest = (rest & mask) * 10
	}
	a.count = to
	a.trim()
}

func (a *decimal) shift(k int) {
	for ; k > 32; k -= 32 {
		a.double(32)
	}
	for ; k < -32; k += 32 {
		a.halve(32)
	}
	if k > 0 {
		a.double(uint(k))
	} else if k < 0 {
		a.halve(uint(-k))
	}
}

// roundsUp: is what stands from digit n on more than half, or half and the digit before odd?
func (a *decimal) roundsUp(n int) bool {
	if n < 0 || n >= a.count {
		return false
	}
	if a.d[n] == 5 && n+1 == a.count {
		return n > 0 && a.d[n-1]&1 == 1
	}
	return a.d[n] >= 5
}

func (a *decimal) cut(n int) {
	if n >= 0 && n < a.count {
		a.count = n
		a.trim()
	}
}

func (a *decimal) increase(n int) {
	if n < 0 || n >= a.count {
		return
	}
	for i := n - 1; i >= 0; i-- {
		if a.d[i] < 9 {
			a.d[i]++
			a.count = i + 1
			return
		}
	}
	a.d[0] = 1
	a.count = 1
	a.point++
}

func (a *decimal) round(n int) {
	if a.roundsUp(n) {
		a.increase(n)
	} else {
		a.cut(n)
	}
}

func (a *decimal) digit(i int) byte {
	if i >= 0 && i < a.count {
		return a.d[i]
	}
	return 0
}

// shorten leaves as few digits as tell the number from its neighbours.
func (a *decimal) shorten(mantissa uint64, exponent int, mantissaBits uint, leastExponent int) {
	var upper, lower decimal
	if mantissa == 0 {
		a.count = 0
		return
	}
	upper.set(mantissa*2 + 1)
	upper.shift(exponent - int(mantissaBits) - 1)
	if mantissa > 1<<mantissaBits || exponent == leastExponent {
		lower.set(mantissa*2 - 1)
		lower.shift(exponent - int(mantissaBits) - 1)
	} else {
		lower.set(mantissa*4 - 1)
		lower.shift(exponent - int(mantissaBits) - 2)
	}
	inclusive := mantissa%2 == 0
	upperDelta := 0 // upper against a, so far: 0 the same, 1 one more, 2 larger
	for i := 0; ; i++ {
		at := i - upper.point + a.point
		if at >= a.count {
			return
		}
		l := lower.digit(i - upper.point + lower.point)
		m := a.digit(at)
		u := upper.digit(i)
		canDown := l != m || inclusive && i-upper.point+lower.point+1 == lower.count
		switch {
		case upperDelta == 0 && m+1 < u:
			upperDelta = 2
		case upperDelta == 0 && m != u:
			upperDelta = 1
		case upperDelta == 1 && (m != 9 || u != 0):
			upperDelta = 2
		}
		canUp := upperDelta > 0 && (inclusive || upperDelta > 1 || i+1 < upper.count)
		switch {
		case canDown && canUp:
			a.round(at + 1)
			return
		case canDown:
			a.cut(at + 1)
			return
		case canUp:
			a.increase(at + 1)
			return
		}
	}
}

// AppendFloat appends f in the format 'e', 'E', 'f', 'g', 'G', 'b' or 'x'; precision -1: as many digits
// as are needed to read the same number back.
func AppendFloat(dst []byte, f float64, format byte, precision, bitSize int) []byte {
	var bits uint64
	mantissaBits, exponentBits, bias := uint(52), uint(11), -1023
	if bitSize == 32 {
		g := float32(f)
		bits = uint64(*(*uint32)(unsafe.Pointer(&g)))
		mantissaBits, exponentBits, bias = 23, 8, -127
	} else {
		bits = *(*uint64)(unsafe.Pointer(&f))
	}
	negative := bits>>(mantissaBits+exponentBits) != 0
	exponent := int(bits>>mantissaBits) & (1<<exponentBits - 1)
	mantissa := bits & (1<<mantissaBits - 1)
	if exponent == 1<<exponentBits-1 {
		if mantissa != 0 {
			return append(dst, "NaN"...)
		}
		if negative {
			return append(dst, "-Inf"...)
		}
		return append(dst, "+Inf"...)
	}
	if exponent == 0 {
		exponent++
	} else {
		mantissa |= 1 << mantissaBits
	}
	exponent += bias
	if negative {
		dst = append(dst, '-')
	}
	switch format {
	case 'b':
		dst = append(AppendUint(dst, mantissa, 10), 'p')
		if exponent-int(mantissaBits) >= 0 {
			dst = append(dst, '+')
		}
		return AppendInt(dst, int64(exponent-int(mantissaBits)), 10)
	case 'x', 'X':
		return appendHexFloat(dst, mantissa, exponent, mantissaBits, precision, format)
	}

	var d decimal
	d.set(mantissa)
	d.shift(exponent - int(mantissaBits))
	shortest := precision < 0
	if shortest {
		d.shorten(mantissa, exponent, mantissaBits, bias+1)
		switch format {
		case 'e', 'E':
			precision = d.count - 1
		case 'f':
			precision = d.count - d.point
			if precision < 0 {
				precision = 0
			}
		case 'g', 'G':
			precision = d.count
		}
	} else {
		switch format {
		case 'e', 'E':
			d.round(precision + 1)
		case 'f':
			d.round(d.point + precision)
		case 'g', 'G':
			if precision == 0 {
				precision = 1
			}
			d.round(precision)
		}
	}
	switch format {
	case 'e', 'E':
		return d.appendScientific(dst, precision, format)
	case 'f':
		return d.appendPlain(dst, precision)
	case 'g', 'G':
		most := precision
		if most > d.count && d.count >= d.point {
			most = d.count
		}
		if shortest {
			most = 6
		}
		x := d.point - 1
		if x < -4 || x >= most {
			if precision > d.count {
				precision = d.count
			}
			return d.appendScientific(dst, precision-1, format+'e'-'g')
		}
		places := d.count - d.point
		if places < 0 {
			places = 0
		}
		return d.appendPlain(dst, places)
	}
	return append(dst, '%', format)
}

func (a *decimal) appendScientific(dst []byte, precision int, format byte) []byte {
	dst = append(dst, '0'+a.digit(0))
	if precision > 0 {
		dst = append(dst, '.')
		for i := 1; i <= precision; i++ {
			dst = append(dst, '0'+a.digit(i))
		}
	}
	x := a.point - 1
	if a.count == 0 {
		x = 0
	}
	dst = append(dst, format)
	if x < 0 {
		dst = append(dst, '-')
		x = -x
	} else {
		dst = append(dst, '+')
	}
	if x < 10 {
		dst = append(dst, '0')
	}
	return AppendInt(dst, int64(x), 10)
}

func (a *decimal) appendPlain(dst []byte, places int) []byte {
	if a.point <= 0 {
		dst = append(dst, '0')
	}
	for i := 0; i < a.point; i++ {
		dst = append(dst, '0'+a.digit(i))
	}
	if places > 0 {
		dst = append(dst, '.')
		for i := 0; i < places; i++ {
			dst = append(dst, '0'+a.digit(a.point+i))
		}
	}
	return dst
}

func appendHexFloat(dst []byte, mantissa uint64, exponent int, mantissaBits uint, precision int, format byte) []byte {
	if mantissa == 0 {
		exponent = 0
	}
	mantissa <<= 60 - mantissaBits
	for mantissa != 0 && mantissa&(1<<60) == 0 {
		mantissa <<= 1
		exponent--
	}
	if precision >= 0 && precision < 15 {
		shift := uint(precision * 4)
		extra := (mantissa << shift) & (1<<60 - 1)
		mantissa >>= 60 - shift
		if extra|(mantissa&1) > 1<<59 {
			mantissa++
		}
		mantissa <<= 60 - shift
		if mantissa&(1<<61) != 0 {
			mantissa >>= 1
			exponent++
		}
	}
	hex := "0123456789abcdef"
	if format == 'X' {
		hex = "0123456789ABCDEF"
	}
	dst = append(dst, '0', format, '0'+byte(mantissa>>60&1))
	mantissa <<= 4
	if precision < 0 && mantissa != 0 {
		dst = append(dst, '.')
		for mantissa != 0 {
			dst = append(dst, hex[mantissa>>60])
			mantissa <<= 4
		}
	} else if precision > 0 {
		dst = append(dst, '.')
		for i := 0; i < precision; i++ {
			dst = append(dst, hex[mantissa>>60])
			mantissa <<= 4
		}
	}
	dst = append(dst, format-('x'-'p'))
	if exponent < 0 {
		dst = append(dst, '-')
		exponent = -exponent
	} else {
		dst = append(dst, '+')
	}
	if exponent < 10 {
		dst = append(dst, '0')
	}
	return AppendInt(dst, int64(exponent), 10)
}

func FormatFloat(f float64, format byte, precision, bitSize int) string {
	return string(AppendFloat(nil, f, format, precision, bitSize))
}
