// Package fmt prints values.
//
// What it prints is what Go's fmt prints.  Types are looked at through internal/typeinfo, so that no
// reflection is needed.
package fmt

import (
	"internal/typeinfo"
	"io"
	"os"
)

// Stringer is a value that has a text of its own.
type Stringer interface {
	String() string
}

// GoStringer is a value that has a text of its own for %#v.
type GoStringer interface {
	GoString() string
}

// State is what a Formatter prints to.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// Formatter is a value that formats itself.
type Formatter interface {
	Format(f State, verb rune)
}

// printer collects the text of one call.
type printer struct {
	buf []byte
	flags
	arg         interface{} // the argument, or the part of one, being printed
	isErroring  bool        // printing a complaint: no methods are called
	isPanicking bool        // printing what a method panicked with
	isReordered bool        // an explicit argument index was used
	indexIsGood bool
	wrapsErrors bool // %w is allowed
	wrapped     error
}

// Write, Width, Precision and Flag make a printer the State of Formatters.
func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

func (p *printer) Width() (wid int, ok bool)      { return p.width, p.hasWidth }
func (p *printer) Precision() (prec int, ok bool) { return p.precision, p.hasPrecision }

func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.plusV
	case '#':
		return p.sharp || p.sharpV
	case ' ':
		return p.space
	case '0':
		return p.zero
	}
	return false
}

func Fprintf(w io.Writer, format string, a ...interface{}) (n int, err error) {
	p := new(printer)
	p.printFormat(format, a)
	return w.Write(p.buf)
}

func Printf(format string, a ...interface{}) (n int, err error) {
	return Fprintf(os.Stdout, format, a...)
}

func Sprintf(format string, a ...interface{}) string {
	p := new(printer)
	p.printFormat(format, a)
	return string(p.buf)
}

func Appendf(b []byte, format string, a ...interface{}) []byte {
	p := new(printer)
	p.printFormat(format, a)
	return append(b, p.buf...)
}

func Fprint(w io.Writer, a ...interface{}) (n int, err error) {
	p := new(printer)
	p.printAll(a)
	return w.Write(p.buf)
}

func Print(a ...interface{}) (n int, err error) {
	return Fprint(os.Stdout, a...)
}

func Sprint(a ...interface{}) string {
	p := new(printer)
	p.printAll(a)
	return string(p.buf)
}

func Append(b []byte, a ...interface{}) []byte {
	p := new(printer)
	p.printAll(a)
	return append(b, p.buf...)
}

func Fprintln(w io.Writer, a ...interface{}) (n int, err error) {
	p := new(printer)
	p.printLine(a)
	return w.Write(p.buf)
}

func Println(a ...interface{}) (n int, err error) {
	return Fprintln(os.Stdout, a...)
}

func Sprintln(a ...interface{}) string {
	p := new(printer)
	p.printLine(a)
	return string(p.buf)
}

func Appendln(b []byte, a ...interface{}) []byte {
	p := new(printer)
	p.printLine(a)
	return append(b, p.buf...)
}

// printAll puts a blank between two arguments neither of which is a string.
func (p *printer) printAll(a []interface{}) {
	afterString := false
	for i, arg := range a {
		isString := arg != nil && typeinfo.Of(arg).Kind() == typeinfo.String
		if i > 0 && !isString && !afterString {
			p.buf = append(p.buf, ' ')
		}
		p.printArg(arg, 'v')
		afterString = isString
	}
}

func (p *printer) printLine(a []interface{}) {
	for i, arg := range a {
		if i > 0 {
			p.buf = append(p.buf, ' ')
		}
		p.printArg(arg, 'v')
	}
	p.buf = append(p.buf, '\n')
}

func (p *printer) writeString(s string) {
	p.buf = append(p.buf, s...)
}

// badVerb complains that the verb does not fit the argument.
func (p *printer) badVerb(verb rune) {
	p.isErroring = true
	p.writeString("%!")
	p.buf = appendRune(p.buf, verb)
	p.buf = append(p.buf, '(')
	if p.arg != nil {
		p.writeString(typeinfo.Of(p.arg).Text())
		p.buf = append(p.buf, '=')
		p.printArg(p.arg, 'v')
	} else {
		p.writeString("<nil>")
	}
	p.buf = append(p.buf, ')')
	p.isErroring = false
}

func (p *printer) printArg(arg interface{}, verb rune) {
	p.arg = arg
	if arg == nil {
		if verb == 'T' || verb == 'v' {
			p.padString("<nil>")
		} else {
			p.badVerb(verb)
		}
		return
	}
	if verb == 'T' {
		p.formatText(typeinfo.Of(arg).Text(), 's')
		return
	}
	if verb == 'p' {
		p.printPointer(typeinfo.ValueOf(&arg), 'p')
		return
	}
	switch x := arg.(type) {
	case bool:
		p.printBool(x, verb)
	case int:
		p.printInteger(uint64(x), true, verb)
	case string:
		p.printString(x, verb)
	case float64:
		p.printFloat(x, 64, verb)
	case []byte:
		p.printBytes(x, verb, "[]byte")
	default:
		if !p.callMethods(verb) {
			p.printValue(typeinfo.ValueOf(&arg), verb, 0)
		}
	}
}

// catchPanic, deferred around a method of arg, prints what the method panicked with.
func (p *printer) catchPanic(arg interface{}, verb rune, method string) {
	reason := recover()
	if reason == nil {
		return
	}
	if v := typeinfo.ValueOf(&arg); v.Kind() == typeinfo.Pointer && v.IsNil() {
		p.writeString("<nil>") // most likely the method does not expect it
		return
	}
	if p.isPanicking {
		panic(reason) // it was the text of a panic: let the one around print it
	}
	outside := p.flags
	p.flags = flags{}
	p.writeString("%!")
	p.buf = appendRune(p.buf, verb)
	p.writeString("(PANIC=" + method + " method: ")
	p.isPanicking = true
	p.printArg(reason, 'v')
	p.isPanicking = false
	p.buf = append(p.buf, ')')
	p.flags = outside
}

// callMethods prints p.arg by its own methods, if it has any that fit the verb.
func (p *printer) callMethods(verb rune) (handled bool) {
	if p.isErroring {
		return false
	}
	if verb == 'w' {
		err, ok := p.arg.(error)
		if !ok || !p.wrapsErrors || p.wrapped != nil {
			p.wrapped = nil
			p.wrapsErrors = false
			p.badVerb(verb)
			return true
		}
		p.wrapped = err
		verb = 'v'
	}
	if formatter, ok := p.arg.(Formatter); ok {
		handled = true
		defer p.catchPanic(p.arg, verb, "Format")
		formatter.Format(p, verb)
		return true
	}
	if p.sharpV {
		if stringer, ok := p.arg.(GoStringer); ok {
			handled = true
			defer p.catchPanic(p.arg, verb, "GoString")
			p.formatText(stringer.GoString(), 's')
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch x := p.arg.(type) {
		case error:
			handled = true
			defer p.catchPanic(p.arg, verb, "Error")
			p.printString(x.Error(), verb)
			return true
		case Stringer:
			handled = true
			defer p.catchPanic(p.arg, verb, "String")
			p.printString(x.String(), verb)
			return true
		}
	}
	return false
}

// printValue prints what is at a place in memory; depth counts the values around it.
func (p *printer) printValue(v typeinfo.Value, verb rune, depth int) {
	if depth > 0 && v.IsValid() {
		p.arg = v.Interface()
		if !v.IsHidden && p.callMethods(verb) {
			return
		}
	}
	switch v.Kind() {
	case typeinfo.Invalid:
		if verb == 'v' {
			p.writeString("<nil>")
		} else {
			p.badVerb(verb)
		}
	case typeinfo.Bool:
		p.printBool(v.Bool(), verb)
	case typeinfo.Int, typeinfo.Int8, typeinfo.Int16, typeinfo.Int32, typeinfo.Int64:
		p.printInteger(uint64(v.Int()), true, verb)
	case typeinfo.Uint, typeinfo.Uint8, typeinfo.Uint16, typeinfo.Uint32, typeinfo.Uint64, typeinfo.Uintptr:
		p.printInteger(v.Uint(), false, verb)
	case typeinfo.Float32:
		p.printFloat(v.Float(), 32, verb)
	case typeinfo.Float64:
		p.printFloat(v.Float(), 64, verb)
	case typeinfo.Complex64:
		p.printComplex(v.Complex(), 64, verb)
	case typeinfo.Complex128:
		p.printComplex(v.Complex(), 128, verb)
	case typeinfo.String:
		p.printString(v.String(), verb)
	case typeinfo.Map:
		p.printMap(v, verb, depth)
	case typeinfo.Struct:
		p.printStruct(v, verb, depth)
	case typeinfo.Interface:
		p.printInterface(v, verb, depth)
	case typeinfo.Array, typeinfo.Slice:
		p.printList(v, verb, depth)
	case typeinfo.Pointer:
		if depth == 0 && !v.IsNil() {
			switch v.Type().Elem().Kind() {
			case typeinfo.Array, typeinfo.Slice, typeinfo.Struct, typeinfo.Map:
				p.buf = append(p.buf, '&')
				p.printValue(v.Elem(), verb, depth+1)
				return
			}
		}
		p.printPointer(v, verb)
	case typeinfo.Chan, typeinfo.Func, typeinfo.UnsafePointer:
		p.printPointer(v, verb)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) printStruct(v typeinfo.Value, verb rune, depth int) {
	if p.sharpV {
		p.writeString(v.Type().Text())
	}
	p.buf = append(p.buf, '{')
	for i := 0; i < v.NumField(); i++ {
		if i > 0 {
			p.writeSeparator()
		}
		if p.plusV || p.sharpV {
			if name := v.FieldName(i); name != "" {
				p.writeString(name)
				p.buf = append(p.buf, ':')
			}
		}
		field := v.Field(i)
		if field.Kind() == typeinfo.Interface && !field.IsNil() {
			field = field.Elem()
		}
		p.printValue(field, verb, depth+1)
	}
	p.buf = append(p.buf, '}')
}

func (p *printer) writeSeparator() {
	if p.sharpV {
		p.buf = append(p.buf, ',')
	}
	p.buf = append(p.buf, ' ')
}

func (p *printer) printInterface(v typeinfo.Value, verb rune, depth int) {
	inside := v.Elem()
	switch {
	case inside.IsValid():
		p.printValue(inside, verb, depth+1)
	case p.sharpV:
		p.writeString(v.Type().Text())
		p.writeString("(nil)")
	default:
		p.writeString("<nil>")
	}
}

func (p *printer) printList(v typeinfo.Value, verb rune, depth int) {
	if verb == 's' || verb == 'q' || verb == 'x' || verb == 'X' {
		if v.Type().Elem().Kind() == typeinfo.Uint8 {
			p.printBytes(v.Bytes(), verb, v.Type().Text())
			return
		}
	}
	open, shut := byte('['), byte(']')
	if p.sharpV {
		p.writeString(v.Type().Text())
		if v.Kind() == typeinfo.Slice && v.IsNil() {
			p.writeString("(nil)")
			return
		}
		open, shut = '{', '}'
	}
	p.buf = append(p.buf, open)
	for i := 0; i < v.Len(); i++ {
		if i > 0 {
			p.writeSeparator()
		}
		p.printValue(v.Index(i), verb, depth+1)
	}
	p.buf = append(p.buf, shut)
}

func (p *printer) printPointer(v typeinfo.Value, verb rune) {
	switch v.Kind() {
	case typeinfo.Chan, typeinfo.Func, typeinfo.Map, typeinfo.Pointer, typeinfo.Slice, typeinfo.UnsafePointer:
	default:
		p.badVerb(verb)
		return
	}
	u := uint64(v.Pointer())
	switch verb {
	case 'v':
		if p.sharpV {
			p.writeString("(" + v.Type().Text() + ")(")
			if u == 0 {
				p.writeString("nil")
			} else {
				p.formatHex(u, true)
			}
			p.buf = append(p.buf, ')')
		} else if u == 0 {
			p.padString("<nil>")
		} else {
			p.formatHex(u, !p.sharp)
		}
	case 'p':
		p.formatHex(u, !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.printInteger(u, false, verb)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) printBool(b bool, verb rune) {
	if verb != 't' && verb != 'v' {
		p.badVerb(verb)
		return
	}
	if b {
		p.padString("true")
	} else {
		p.padString("false")
	}
}

func (p *printer) printInteger(u uint64, isSigned bool, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV && !isSigned {
			p.formatHex(u, true)
		} else {
			p.formatInteger(u, 10, isSigned, verb)
		}
	case 'd':
		p.formatInteger(u, 10, isSigned, verb)
	case 'b':
		p.formatInteger(u, 2, isSigned, verb)
	case 'o', 'O':
		p.formatInteger(u, 8, isSigned, verb)
	case 'x', 'X':
		p.formatInteger(u, 16, isSigned, verb)
	case 'c':
		p.formatCharacter(u)
	case 'q':
		p.formatQuotedCharacter(u)
	case 'U':
		p.formatUnicode(u)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) printFloat(f float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.formatFloat(f, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.formatFloat(f, size, byte(verb), -1)
	case 'f', 'e', 'E':
		p.formatFloat(f, size, byte(verb), 6)
	case 'F':
		p.formatFloat(f, size, 'f', 6)
	default:
		p.badVerb(verb)
	}
}

// printComplex prints both parts, the second always with a sign.
func (p *printer) printComplex(c complex128, size int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
	default:
		p.badVerb(verb)
		return
	}
	plus := p.plus
	p.buf = append(p.buf, '(')
	p.printFloat(real(c), size/2, verb)
	p.plus = true
	p.printFloat(imag(c), size/2, verb)
	p.writeString("i)")
	p.plus = plus
}

func (p *printer) printString(s string, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV {
			p.formatText(s, 'q')
		} else {
			p.formatText(s, 's')
		}
	case 's', 'q', 'x', 'X':
		p.formatText(s, byte(verb))
	default:
		p.badVerb(verb)
	}
}

func (p *printer) printBytes(b []byte, verb rune, typeText string) {
	switch verb {
	case 'v', 'd':
		p.printByteList(b, verb, typeText)
	case 's', 'q', 'x', 'X':
		p.formatText(string(b), byte(verb))
	default:
		var arg interface{} = b
		p.printValue(typeinfo.ValueOf(&arg), verb, 0)
	}
}

func (p *printer) printByteList(b []byte, verb rune, typeText string) {
	open, shut := byte('['), byte(']')
	if p.sharpV {
		p.writeString(typeText)
		if b == nil {
			p.writeString("(nil)")
			return
		}
		open, shut = '{', '}'
	}
	p.buf = append(p.buf, open)
	for i, c := range b {
		if i > 0 {
			p.writeSeparator()
		}
		if p.sharpV {
			p.formatHex(uint64(c), true)
		} else {
			p.formatInteger(uint64(c), 10, false, verb)
		}
	}
	p.buf = append(p.buf, shut)
}
