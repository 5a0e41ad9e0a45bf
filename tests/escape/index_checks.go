// errorcheck -0 -m -l

// Indices of arrays and constant strings that no operand can take out of range.
package main

const digits = "0123456789abcdef"

var table [256]int

func indices(i int, u uint, b byte, s []byte, a [10]int) int { // ERROR "s does not escape$"
	sum := table[b]                // ERROR "index bounds check elided$"
	sum += table[i&255]            // ERROR "index bounds check elided$"
	sum += table[u%256] + table[i] // ERROR "index bounds check elided$"
	sum += a[u%10] + a[i%10]       // ERROR "index bounds check elided$"
	sum += int(digits[b>>4])       // ERROR "index bounds check elided$"
	sum += int(digits[s[0]&15])    // ERROR "index bounds check elided$"
	sum += int(digits[b/16])       // ERROR "index bounds check elided$"
	sum += a[5] + a[b&^0xf8]       // ERROR "index bounds check elided$"
	return sum + int(s[b&1])
}

func appended(s []byte, b byte) []byte { // ERROR "leaking param: s to result ~r0 level=0$"
	s = append(s, digits[b>>4])
	return append(s, byte(table[b])) // ERROR "index bounds check elided$"
}
