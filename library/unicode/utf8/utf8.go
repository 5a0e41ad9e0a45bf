// Package utf8 encodes and decodes UTF-8.
package utf8

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

const (
	surrogateMin = 0xD800
	surrogateMax = 0xDFFF
)

// RuneLen returns the number of bytes of the encoding of r, or -1 if it has none.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case r >= surrogateMin && r <= surrogateMax:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// ValidRune reports whether r can be encoded.
func ValidRune(r rune) bool {
	return RuneLen(r) > 0
}

// AppendRune appends the encoding of r; of RuneError if r has none.
func AppendRune(p []byte, r rune) []byte {
	switch RuneLen(r) {
	case 1:
		return append(p, byte(r))
	case 2:
		return append(p, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F)
	case 3:
		return append(p, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	case 4:
		return append(p, 0xF0|byte(r>>18), 0x80|byte(r>>12)&0x3F, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return append(p, 0xEF, 0xBF, 0xBD)
}

// EncodeRune writes the encoding of r to p and returns its length.
func EncodeRune(p []byte, r rune) int {
	var buffer [UTFMax]byte
	return copy(p, AppendRune(buffer[:0], r))
}

func DecodeRune(p []byte) (rune, int) {
	if len(p) > UTFMax {
		p = p[:UTFMax]
	}
	return DecodeRuneInString(string(p))
}

// DecodeRuneInString returns the first rune of s and its width: RuneError and 1 for a bad
// encoding, RuneError and 0 for an empty string.
func DecodeRuneInString(s string) (rune, int) {
	if len(s) == 0 {
		return RuneError, 0
	}
	if s[0] < RuneSelf {
		return rune(s[0]), 1
	}
	for i, r := range s {
		if i > 0 {
			return first(s), i
		}
		_ = r
	}
	return first(s), len(s)
}

func first(s string) rune {
	for _, r := range s {
		return r
	}
	return RuneError
}

func RuneCount(p []byte) int {
	return RuneCountInString(string(p))
}

func RuneCountInString(s string) int {
	count := 0
	for range s {
		count++
	}
	return count
}

// ValidString reports whether s is all well-formed.
func ValidString(s string) bool {
	for i, r := range s {
		if r == RuneError && !(len(s) >= i+3 && s[i] == 0xEF && s[i+1] == 0xBF && s[i+2] == 0xBD) {
			return false
		}
	}
	return true
}

func Valid(p []byte) bool {
	return ValidString(string(p))
}

// RuneStart reports whether b can be the first byte of an encoding.
func RuneStart(b byte) bool {
	return b&0xC0 != 0x80
}
