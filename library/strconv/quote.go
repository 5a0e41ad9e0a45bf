package strconv

import "unicode/utf8"

// IsPrint reports whether r is shown as it is.  Beyond Latin-1 it goes by blocks: controls, surrogates,
// private use, separators and what is not a character are not shown.
func IsPrint(r rune) bool {
	switch {
	case r < 0x20 || r == 0x7F:
		return false
	case r < 0x7F:
		return true
	case r < 0xA1 || r == 0xAD:
		return false
	case r < 0x2000:
		return true
	case r <= 0x200F, r >= 0x2028 && r <= 0x202F, r >= 0x205F && r <= 0x206F, r == 0x3000:
		return false
	case r >= 0xD800 && r < 0xF900, r == 0xFEFF, r >= 0xFFF0 && r < 0xFFFC, r >= 0xE0000:
		return false
	case r&0xFFFE == 0xFFFE:
		return false
	}
	return r <= utf8.MaxRune
}

func appendEscaped(dst []byte, r rune, width int, raw byte, quote byte, ascii bool) []byte {
	if width == 1 && r == utf8.RuneError {
		return append(dst, '\\', 'x', digits[raw>>4], digits[raw&15])
	}
	if r == rune(quote) || r == '\\' {
		return append(dst, '\\', byte(r))
	}
	if r < utf8.RuneSelf && IsPrint(r) || !ascii && IsPrint(r) {
		return utf8.AppendRune(dst, r)
	}
	for i := 0; i < 7; i++ {
		if r == rune(7+i) {
			return append(dst, '\\', "abtnvfr"[i])
		}
	}
	switch {
	case r < ' ' || r == 0x7F:
		return append(dst, '\\', 'x', digits[r>>4], digits[r&15])
	case !utf8.ValidRune(r):
		r = utf8.RuneError
	}
	shift := 12
	dst = append(dst, '\\', 'u')
	if r >= 0x10000 {
		dst[len(dst)-1] = 'U'
		shift = 28
	}
	for ; shift >= 0; shift -= 4 {
		dst = append(dst, digits[r>>uint(shift)&15])
	}
	return dst
}

func appendQuoted(dst []byte, s string, quote byte, ascii bool) []byte {
	dst = append(dst, quote)
	for len(s) > 0 {
		r, width := utf8.DecodeRuneInString(s)
		dst = appendEscaped(dst, r, width, s[0], quote, ascii)
		s = s[width:]
	}
	return append(dst, quote)
}

func AppendQuote(dst []byte, s string) []byte        { return appendQuoted(dst, s, '"', false) }
func AppendQuoteToASCII(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', true) }
func Quote(s string) string                          { return string(AppendQuote(nil, s)) }
func QuoteToASCII(s string) string                   { return string(AppendQuoteToASCII(nil, s)) }

func appendQuotedRune(dst []byte, r rune, ascii bool) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	dst = append(dst, '\'')
	dst = appendEscaped(dst, r, 0, 0, '\'', ascii)
	return append(dst, '\'')
}

func AppendQuoteRune(dst []byte, r rune) []byte        { return appendQuotedRune(dst, r, false) }
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, true) }
func QuoteRune(r rune) string                          { return string(AppendQuoteRune(nil, r)) }

// CanBackquote reports whether s can stand between backquotes on one line.
func CanBackquote(s string) bool {
	for len(s) > 0 {
		r, width := utf8.DecodeRuneInString(s)
		s = s[width:]
		if width > 1 {
			if r == '\uFEFF' {
				return false
			}
			continue
		}
		if r == utf8.RuneError || r < ' ' && r != '\t' || r == '`' || r == 0x7F {
			return false
		}
	}
	return true
}
