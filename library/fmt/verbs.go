package fmt

import (
	"internal/typeinfo"
	"unicode/utf8"
)

// parseNumber reads decimal digits of s from i on.
func parseNumber(s string, i int) (number int, isNumber bool, next int) {
	for next = i; next < len(s) && s[next] >= '0' && s[next] <= '9'; next++ {
		if number > 1e6 {
			return 0, false, len(s)
		}
		number = number*10 + int(s[next]-'0')
		isNumber = true
	}
	return number, isNumber, next
}

// parseIndex reads [3]; what comes back is the index from 0, how many bytes it took, and if it is right.
func parseIndex(format string) (index, width int, ok bool) {
	if len(format) < 3 {
		return 0, 1, false
	}
	for i := 1; i < len(format); i++ {
		if format[i] == ']' {
			number, isNumber, next := parseNumber(format, 1)
			if !isNumber || next != i {
				return 0, i + 1, false
			}
			return number - 1, i + 1, true
		}
	}
	return 0, 1, false
}

// argumentIndex takes an explicit argument index, if one stands at format[i].
func (p *printer) argumentIndex(argument int, format string, i, count int) (int, int, bool) {
	if i >= len(format) || format[i] != '[' {
		return argument, i, false
	}
	p.isReordered = true
	index, width, ok := parseIndex(format[i:])
	if ok && index >= 0 && index < count {
		return index, i + width, true
	}
	p.indexIsGood = false
	return argument, i + width, ok
}

// integerArgument takes the argument of a star.
func integerArgument(a []interface{}, argument int) (number int, isInteger bool, next int) {
	if argument >= len(a) {
		return 0, false, argument
	}
	next = argument + 1
	number, isInteger = a[argument].(int)
	if !isInteger && a[argument] != nil {
		v := typeinfo.ValueOf(&a[argument])
		switch v.Kind() {
		case typeinfo.Int, typeinfo.Int8, typeinfo.Int16, typeinfo.Int32, typeinfo.Int64:
			number = int(v.Int())
			isInteger = true
		case typeinfo.Uint, typeinfo.Uint8, typeinfo.Uint16, typeinfo.Uint32, typeinfo.Uint64, typeinfo.Uintptr:
			number = int(v.Uint())
			isInteger = number >= 0
		}
	}
	if number > 1e6 || number < -1e6 {
		return 0, false, next
	}
	return number, isInteger, next
}

// parseFlags reads the flags at format[i].
func (p *printer) parseFlags(format string, i int) int {
	for ; i < len(format); i++ {
		switch format[i] {
		case '#':
			p.sharp = true
		case '0':
			p.zero = !p.minus
		case '+':
			p.plus = true
		case '-':
			p.minus = true
			p.zero = false
		case ' ':
			p.space = true
		default:
			return i
		}
	}
	return i
}

func (p *printer) printFormat(format string, a []interface{}) {
	argument := 0
	p.isReordered = false
	for i := 0; i < len(format); {
		start := i
		for i < len(format) && format[i] != '%' {
			i++
		}
		p.writeString(format[start:i])
		if i >= len(format) {
			break
		}
		i, argument = p.printVerb(format, i+1, a, argument)
	}
	if !p.isReordered && argument < len(a) {
		p.printExtra(a[argument:])
	}
}

// parseWidth reads the width: a number or a star.
func (p *printer) parseWidth(format string, i int, a []interface{}, argument int, afterIndex *bool) (int, int) {
	if i < len(format) && format[i] == '*' {
		p.width, p.hasWidth, argument = integerArgument(a, argument)
		if !p.hasWidth {
			p.writeString("%!(BADWIDTH)")
		}
		if p.width < 0 {
			p.width = -p.width
			p.minus = true
			p.zero = false
		}
		*afterIndex = false
		return i + 1, argument
	}
	p.width, p.hasWidth, i = parseNumber(format, i)
	if *afterIndex && p.hasWidth {
		p.indexIsGood = false
	}
	return i, argument
}

// parsePrecision reads what follows a point.
func (p *printer) parsePrecision(format string, i int, a []interface{}, argument int, afterIndex *bool) (int, int) {
	if *afterIndex {
		p.indexIsGood = false
	}
	argument, i, *afterIndex = p.argumentIndex(argument, format, i, len(a))
	if i < len(format) && format[i] == '*' {
		p.precision, p.hasPrecision, argument = integerArgument(a, argument)
		if p.precision < 0 {
			p.precision = 0
			p.hasPrecision = false
		}
		if !p.hasPrecision {
			p.writeString("%!(BADPREC)")
		}
		*afterIndex = false
		return i + 1, argument
	}
	p.precision, p.hasPrecision, i = parseNumber(format, i)
	if !p.hasPrecision {
		p.precision = 0
		p.hasPrecision = true
	}
	return i, argument
}

// printVerb prints what one verb asks for; format[i] is the byte after the %.
func (p *printer) printVerb(format string, i int, a []interface{}, argument int) (next, nextArgument int) {
	var afterIndex bool
	p.flags = flags{}
	p.indexIsGood = true
	i = p.parseFlags(format, i)
	argument, i, afterIndex = p.argumentIndex(argument, format, i, len(a))
	i, argument = p.parseWidth(format, i, a, argument, &afterIndex)
	if i < len(format) && format[i] == '.' {
		i, argument = p.parsePrecision(format, i+1, a, argument, &afterIndex)
	}
	if !afterIndex {
		argument, i, afterIndex = p.argumentIndex(argument, format, i, len(a))
	}
	if i >= len(format) {
		p.writeString("%!(NOVERB)")
		return i, argument
	}
	verb, size := utf8.DecodeRuneInString(format[i:])
	i += size
	switch {
	case verb == '%':
		p.buf = append(p.buf, '%')
		return i, argument
	case !p.indexIsGood:
		p.complain(verb, "(BADINDEX)")
		return i, argument
	case argument >= len(a):
		p.complain(verb, "(MISSING)")
		return i, argument
	case verb == 'v' || verb == 'w':
		p.sharpV, p.sharp = p.sharp, false
		p.plusV, p.plus = p.plus, false
	}
	p.printArg(a[argument], verb)
	return i, argument + 1
}

func (p *printer) complain(verb rune, what string) {
	p.writeString("%!")
	p.buf = appendRune(p.buf, verb)
	p.writeString(what)
}

func (p *printer) printExtra(a []interface{}) {
	p.flags = flags{}
	p.writeString("%!(EXTRA ")
	for i, arg := range a {
		if i > 0 {
			p.writeString(", ")
		}
		if arg == nil {
			p.writeString("<nil>")
			continue
		}
		p.writeString(typeinfo.Of(arg).Text())
		p.buf = append(p.buf, '=')
		p.printArg(arg, 'v')
	}
	p.buf = append(p.buf, ')')
}
