// Package strconv converts numbers and strings into each other.
package strconv

import "errors"

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

const IntSize = 64

// AppendUint appends u in the given base, 2 to 36.
func AppendUint(dst []byte, u uint64, base int) []byte {
	var buffer [64]byte
	i := len(buffer)
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	b := uint64(base)
	for u >= b {
		i--
		buffer[i] = digits[u%b]
		u /= b
	}
	i--
	buffer[i] = digits[u]
	return append(dst, buffer[i:]...)
}

// AppendInt appends i in the given base.
func AppendInt(dst []byte, i int64, base int) []byte {
	if i < 0 {
		return AppendUint(append(dst, '-'), -uint64(i), base)
	}
	return AppendUint(dst, uint64(i), base)
}

func FormatUint(u uint64, base int) string {
	var buffer [65]byte
	return string(AppendUint(buffer[:0], u, base))
}

func FormatInt(i int64, base int) string {
	var buffer [66]byte
	return string(AppendInt(buffer[:0], i, base))
}

func Itoa(i int) string {
	return FormatInt(int64(i), 10)
}

var (
	ErrRange  = errors.New("value out of range")
	ErrSyntax = errors.New("invalid syntax")
)

// NumError says which function failed on which text, and why.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

func digitValue(c byte) uint64 {
	switch {
	case c >= '0' && c <= '9':
		return uint64(c - '0')
	case c >= 'a' && c <= 'z':
		return uint64(c-'a') + 10
	case c >= 'A' && c <= 'Z':
		return uint64(c-'A') + 10
	}
	return 99
}

// splitBase takes the prefix 0b, 0o, 0 or 0x off.
func splitBase(s string) (base int, rest string) {
	if len(s) < 2 || s[0] != '0' {
		return 10, s
	}
	switch s[1] {
	case 'x', 'X':
		return 16, s[2:]
	case 'b', 'B':
		return 2, s[2:]
	case 'o', 'O':
		return 8, s[2:]
	}
	return 8, s[1:]
}

// underscoresAreWell reports whether each underscore stands between digits or after a prefix.
func underscoresAreWell(s string) bool {
	last := byte('^')
	i := 0
	if len(s) >= 1 && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	hex := false
	if len(s) >= 2 && s[0] == '0' {
		c := s[1] | 0x20
		if c == 'b' || c == 'o' || c == 'x' {
			i = 2
			last = '0'
			hex = c == 'x'
		}
	}
	for ; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' || hex && digitValue(s[i]) < 16 {
			last = '0'
			continue
		}
		if s[i] == '_' {
			if last != '0' {
				return false
			}
			last = '_'
			continue
		}
		if last == '_' {
			return false
		}
		last = '!'
	}
	return last != '_'
}

func parseUint(function, whole, s string, base, bits int) (uint64, error) {
	underscores := false
	if s == "" {
		return 0, &NumError{function, whole, ErrSyntax}
	}
	if base == 0 {
		underscores = true
		original := s
		base, s = splitBase(s)
		if s == "" {
			return 0, &NumError{function, whole, ErrSyntax}
		}
		if !underscoresAreWell(original) {
			return 0, &NumError{function, whole, ErrSyntax}
		}
	}
	if bits == 0 {
		bits = 64
	}
	limit := uint64(1)<<uint(bits) - 1
	var n uint64
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && underscores {
			continue
		}
		d := digitValue(s[i])
		if d >= uint64(base) {
			return 0, &NumError{function, whole, ErrSyntax}
		}
		if n > (limit-d)/uint64(base) {
			return limit, &NumError{function, whole, ErrRange}
		}
		n = n*uint64(base) + d
	}
	return n, nil
}

// ParseUint reads an unsigned number; base 0: as its prefix says.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	return parseUint("ParseUint", s, s, base, bitSize)
}

func parseInt(function, s string, base, bits int) (int64, error) {
	if s == "" {
		return 0, &NumError{function, s, ErrSyntax}
	}
	negative := s[0] == '-'
	rest := s
	if s[0] == '+' || s[0] == '-' {
		rest = s[1:]
	}
	if bits == 0 {
		bits = 64
	}
	u, err := parseUint(function, s, rest, base, 64)
	if err != nil && err.(*NumError).Err != ErrRange {
		return 0, err
	}
	limit := uint64(1) << uint(bits-1)
	if !negative && u >= limit {
		return int64(limit - 1), &NumError{function, s, ErrRange}
	}
	if negative && u > limit {
		return -int64(limit), &NumError{function, s, ErrRange}
	}
	if negative {
		return -int64(u), nil
	}
	return int64(u), nil
}

// ParseInt reads a signed number; base 0: as its prefix says.
func ParseInt(s string, base int, bitSize int) (int64, error) {
	return parseInt("ParseInt", s, base, bitSize)
}

func Atoi(s string) (int, error) {
	i, err := parseInt("Atoi", s, 10, 0)
	return int(i), err
}

func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func AppendBool(dst []byte, b bool) []byte {
	return append(dst, FormatBool(b)...)
}

func ParseBool(s string) (bool, error) {
	switch s {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, &NumError{"ParseBool", s, ErrSyntax}
}
