// errorcheck -0 -m

// Bodies of other packages, and calls through interfaces that inlining makes direct.
package main

import (
	"errors"
	"strings"
	"unicode/utf8"
)

type lengther interface{ Len() int }

func asLengther(r *strings.Reader) lengther { return r } // ERROR "^can inline asLengther$" "^leaking param: r to result ~r0 level=0$"

func read(s string) int { // ERROR "^s does not escape$"
	l := asLengther(strings.NewReader(s)) // ERROR "^inlining call to strings\.NewReader$" "^inlining call to asLengther$" "^&strings\.Reader\{\.\.\.\} does not escape$"
	return l.Len() // ERROR "^devirtualizing l\.Len to \*strings\.Reader$"
}

func build(parts []string) string { // ERROR "^parts does not escape$"
	var b strings.Builder
	for _, part := range parts {
		b.WriteString(part) // ERROR "^inlining call to strings\.\(\*Builder\)\.WriteString$" "^inlining call to strings\.\(\*Builder\)\.copyCheck$" "^inlining call to strings\.noescape$" "^\(interface \{\}\)\(string\(.strings: illegal use of non-zero Builder copied by value.\)\) escapes to heap$"
		b.WriteByte(' ') // ERROR "^inlining call to strings\.\(\*Builder\)\.WriteByte$" "^inlining call to strings\.\(\*Builder\)\.copyCheck$" "^inlining call to strings\.noescape$" "^\(interface \{\}\)\(string\(.strings: illegal use of non-zero Builder copied by value.\)\) escapes to heap$"
	}
	return b.String() // ERROR "^inlining call to strings\.\(\*Builder\)\.String$"
}

func message() string { return errors.New("no").Error() } // ERROR "^can inline message$" "^inlining call to errors\.New$" "^devirtualizing \.autotmp_1\.Error to \*errors\.errorString$" "^&errors\.errorString\{\.\.\.\} does not escape$"

func main() {
	println(read("abc"), build([]string{"a", "b"}), message()) // ERROR "^inlining call to message$" "^inlining call to errors\.New$" "^\[\]string\{\.\.\.\} does not escape$" "^&errors\.errorString\{\.\.\.\} escapes to heap$"
	println(strings.Contains("abc", "b"), strings.HasPrefix("abc", "a"), utf8.RuneLen('x')) // ERROR "^inlining call to strings\.Contains$" "^inlining call to strings\.HasPrefix$" "^inlining call to utf8\.RuneLen$"
}
