package fmt

import (
	"strconv"
	"unicode/utf8"
)

// flags are what stands between % and the verb.
type flags struct {
	width, precision                int
	hasWidth, hasPrecision          bool
	minus, plus, sharp, space, zero bool
	plusV, sharpV                   bool // %+v, %#v: then plus and sharp are off
}

func appendRune(b []byte, r rune) []byte {
	return utf8.AppendRune(b, r)
}

func (p *printer) writePadding(count int) {
	c := byte(' ')
	if p.zero {
		c = '0'
	}
	for ; count > 0; count-- {
		p.buf = append(p.buf, c)
	}
}

// pad appends b, filled up to the width.
func (p *printer) pad(b []byte) {
	missing := 0
	if p.hasWidth {
		missing = p.width - utf8.RuneCount(b)
	}
	if !p.minus {
		p.writePadding(missing)
	}
	p.buf = append(p.buf, b...)
	if p.minus {
		p.writePadding(missing)
	}
}

// padBlank pads with blanks only.
func (p *printer) padBlank(b []byte) {
	zero := p.zero
	p.zero = false
	p.pad(b)
	p.zero = zero
}

func (p *printer) padString(s string) {
	p.pad([]byte(s))
}

// truncated is s cut to as many runes as the precision says.
func (p *printer) truncated(s string) string {
	if !p.hasPrecision {
		return s
	}
	n := p.precision
	for i := range s {
		n--
		if n < 0 {
			return s[:i]
		}
	}
	return s
}

// formatText formats a string for s, q, x and X.
func (p *printer) formatText(s string, verb byte) {
	switch verb {
	case 's':
		p.padString(p.truncated(s))
	case 'q':
		s = p.truncated(s)
		switch {
		case p.sharp && strconv.CanBackquote(s):
			p.padString("`" + s + "`")
		case p.plus:
			p.pad(strconv.AppendQuoteToASCII(nil, s))
		default:
			p.pad(strconv.AppendQuote(nil, s))
		}
	default:
		p.formatHexText(s, verb)
	}
}

func hexDigits(verb byte) string {
	if verb == 'X' {
		return "0123456789ABCDEF"
	}
	return "0123456789abcdef"
}

func (p *printer) formatHexText(s string, verb byte) {
	if p.hasPrecision && p.precision < len(s) {
		s = s[:p.precision]
	}
	var b []byte
	digits := hexDigits(verb)
	for i := 0; i < len(s); i++ {
		if p.space && i > 0 {
			b = append(b, ' ')
		}
		if p.sharp && (p.space || i == 0) {
			b = append(b, '0', verb)
		}
		b = append(b, digits[s[i]>>4], digits[s[i]&15])
	}
	p.pad(b)
}

// formatHex formats an address or an unsigned number of %#v.
func (p *printer) formatHex(u uint64, with0x bool) {
	sharp := p.sharp
	p.sharp = with0x
	p.formatInteger(u, 16, false, 'v')
	p.sharp = sharp
}

func (p *printer) formatInteger(u uint64, base int, isSigned bool, verb rune) {
	negative := isSigned && int64(u) < 0
	if negative {
		u = -u
	}
	least := 0
	if p.hasPrecision {
		least = p.precision
		if least == 0 && u == 0 {
			p.padBlank(nil)
			return
		}
	} else if p.zero && p.hasWidth {
		least = p.width
		if negative || p.plus || p.space {
			least--
		}
	}

	var b []byte
	switch {
	case negative:
		b = append(b, '-')
	case p.plus:
		b = append(b, '+')
	case p.space:
		b = append(b, ' ')
	}
	number := strconv.AppendUint(nil, u, base)
	zeros := least - len(number)
	if verb == 'O' {
		b = append(b, '0', 'o')
	}
	if p.sharp {
		switch base {
		case 2:
			b = append(b, '0', 'b')
		case 8:
			if zeros <= 0 && number[0] != '0' {
				b = append(b, '0')
			}
		case 16:
			if verb == 'X' {
				b = append(b, '0', 'X')
			} else {
				b = append(b, '0', 'x')
			}
		}
	}
	for ; zeros > 0; zeros-- {
		b = append(b, '0')
	}
	for _, c := range number {
		if verb == 'X' && c >= 'a' {
			c -= 'a' - 'A'
		}
		b = append(b, c)
	}
	p.padBlank(b)
}

func runeOf(u uint64) rune {
	if u > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(u)
}

func (p *printer) formatCharacter(u uint64) {
	p.pad(utf8.AppendRune(nil, runeOf(u)))
}

func (p *printer) formatQuotedCharacter(u uint64) {
	if p.plus {
		p.pad(strconv.AppendQuoteRuneToASCII(nil, runeOf(u)))
	} else {
		p.pad(strconv.AppendQuoteRune(nil, runeOf(u)))
	}
}

// formatUnicode formats as U+0078, or with # as U+0078 'x'.
func (p *printer) formatUnicode(u uint64) {
	b := []byte("U+")
	number := strconv.AppendUint(nil, u, 16)
	least := 4
	if p.hasPrecision && p.precision > 4 {
		least = p.precision
	}
	for i := len(number); i < least; i++ {
		b = append(b, '0')
	}
	for _, c := range number {
		if c >= 'a' {
			c -= 'a' - 'A'
		}
		b = append(b, c)
	}
	if p.sharp && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		b = append(b, " '"...)
		b = utf8.AppendRune(b, rune(u))
		b = append(b, '\'')
	}
	p.padBlank(b)
}

// withPoint gives a number the point and the zeros that # asks for.
func withPoint(number []byte, verb byte, precision int) []byte {
	digits := 0
	switch verb {
	case 'v', 'g', 'G', 'x':
		digits = precision
		if digits < 0 {
			digits = 6
		}
	}
	hasPoint, significant := false, false
	end := len(number)
	for i := 1; i < end; i++ {
		c := number[i]
		if c == 'p' || c == 'P' || (c == 'e' || c == 'E') && verb != 'x' && verb != 'X' {
			end = i
			break
		}
		if c == '.' {
			hasPoint = true
			continue
		}
		if c != '0' {
			significant = true
		}
		if significant {
			digits--
		}
	}
	result := append([]byte(nil), number[:end]...)
	if !hasPoint {
		if end == 2 && number[1] == '0' {
			digits--
		}
		result = append(result, '.')
	}
	for ; digits > 0; digits-- {
		result = append(result, '0')
	}
	return append(result, number[end:]...)
}

func (p *printer) formatFloat(f float64, size int, verb byte, precision int) {
	if p.hasPrecision {
		precision = p.precision
	}
	number := strconv.AppendFloat(make([]byte, 1, 32), f, verb, precision, size)
	if number[1] == '-' || number[1] == '+' {
		number = number[1:]
	} else {
		number[0] = '+'
	}
	if p.space && number[0] == '+' && !p.plus {
		number[0] = ' '
	}
	if number[1] == 'I' || number[1] == 'N' {
		if number[1] == 'N' && !p.space && !p.plus {
			number = number[1:]
		}
		p.padBlank(number)
		return
	}
	if p.sharp && verb != 'b' {
		number = withPoint(number, verb, precision)
	}
	if !p.plus && number[0] == '+' {
		p.pad(number[1:])
		return
	}
	if p.zero && p.hasWidth && p.width > len(number) {
		p.buf = append(p.buf, number[0])
		p.writePadding(p.width - len(number))
		p.buf = append(p.buf, number[1:]...)
		return
	}
	p.pad(number)
}
