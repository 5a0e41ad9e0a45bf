package bytealg

import "unsafe"

// Substrings of up to MaxLen bytes are searched for by Index, which may take that many times the length of the text.
func init() {
	MaxLen = 63
}

// Cutover is the number of wrong first bytes, among i, at which Index pays.
func Cutover(i int) int {
	return (i + 16) / 8
}

// The bytes as a string, which the callee keeps no longer than its caller keeps the bytes.
func text(bytes []byte) string {
	return *(*string)(unsafe.Pointer(&bytes))
}

//go:linkname IndexByteString rt_index_byte
//go:noescape
func IndexByteString(s string, c byte) int

func IndexByte(b []byte, c byte) int {
	return IndexByteString(text(b), c)
}

//go:linkname CountString rt_count_byte
//go:noescape
func CountString(s string, c byte) int

func Count(b []byte, c byte) int {
	return CountString(text(b), c)
}

//go:linkname IndexString rt_index_string
//go:noescape
func IndexString(a, b string) int

func Index(a, b []byte) int {
	return IndexString(text(a), text(b))
}

//go:linkname compareStrings rt_compare_strings
//go:noescape
func compareStrings(a, b string) int

func Compare(a, b []byte) int {
	return compareStrings(text(a), text(b))
}
