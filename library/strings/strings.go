// Package strings builds, joins and searches strings.
package strings

import "unicode/utf8"

// Contains reports whether part is in s.
func Contains(s, part string) bool       { return Index(s, part) >= 0 }
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

func HasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == prefix
}

func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

func IndexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func IndexRune(s string, wanted rune) int {
	for i, r := range s {
		if r == wanted {
			return i
		}
	}
	return -1
}

// Index returns where part first begins in s, or -1.
func Index(s, part string) int {
	n := len(part)
	if n == 0 {
		return 0
	}
	for i := 0; i+n <= len(s); i++ {
		if s[i] == part[0] && s[i:i+n] == part {
			return i
		}
	}
	return -1
}

func LastIndex(s, part string) int {
	for i := len(s) - len(part); i >= 0; i-- {
		if s[i:i+len(part)] == part {
			return i
		}
	}
	return -1
}

// Count counts the parts that do not overlap; of "" one more than there are runes.
func Count(s, part string) int {
	if len(part) == 0 {
		return utf8.RuneCountInString(s) + 1
	}
	count := 0
	for {
		i := Index(s, part)
		if i < 0 {
			return count
		}
		count++
		s = s[i+len(part):]
	}
}

func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	var b Builder
	b.Grow(len(s) * count)
	for i := 0; i < count; i++ {
		b.WriteString(s)
	}
	return b.String()
}

func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	size := len(sep) * (len(elems) - 1)
	for _, e := range elems {
		size += len(e)
	}
	var b Builder
	b.Grow(size)
	b.WriteString(elems[0])
	for _, e := range elems[1:] {
		b.WriteString(sep)
		b.WriteString(e)
	}
	return b.String()
}

// Split cuts s at each sep; at "" into its runes.
func Split(s, sep string) []string {
	parts := make([]string, 0, Count(s, sep)+1)
	if sep == "" {
		for len(s) > 0 {
			_, width := utf8.DecodeRuneInString(s)
			parts = append(parts, s[:width])
			s = s[width:]
		}
		return parts
	}
	for {
		i := Index(s, sep)
		if i < 0 {
			return append(parts, s)
		}
		parts = append(parts, s[:i])
		s = s[i+len(sep):]
	}
}

func isSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

// Fields cuts s at its white space.
func Fields(s string) []string {
	var fields []string
	start := -1
	for i, r := range s {
		if isSpace(r) {
			if start >= 0 {
				fields = append(fields, s[start:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:])
	}
	return fields
}

func TrimFunc(s string, f func(rune) bool) string {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

func TrimRightFunc(s string, f func(rune) bool) string {
	end := 0
	for i, r := range s {
		if !f(r) {
			_, width := utf8.DecodeRuneInString(s[i:])
			end = i + width
		}
	}
	return s[:end]
}

func TrimSpace(s string) string { return TrimFunc(s, isSpace) }

func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// Replace replaces the first n of old by new; all if n is negative.
func Replace(s, old, new string, n int) string {
	var b Builder
	if old == "" {
		for i := 0; n != 0; n-- {
			b.WriteString(new)
			if i >= len(s) {
				return b.String()
			}
			_, width := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[i : i+width])
			i += width
			if n == 1 {
				b.WriteString(s[i:])
			}
		}
		return b.String()
	}
	for ; n != 0; n-- {
		i := Index(s, old)
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		b.WriteString(new)
		s = s[i+len(old):]
	}
	b.WriteString(s)
	return b.String()
}

func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

func Compare(a, b string) int {
	if a == b {
		return 0
	}
	if a < b {
		return -1
	}
	return 1
}
