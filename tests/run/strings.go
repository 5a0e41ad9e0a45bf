// run

// Strings: concatenation, comparison, indexing, slicing, ranging, conversions to and from bytes and runes.
package main

func cat(a, b string) string { return a + b }

func cmp(a, b string) {
	println(a == b, a != b, a < b, a <= b, a > b, a >= b)
}

type name string

func main() {
	s := "héllo, 世界\x00end"
	println(len(s), s)
	for i, r := range s {
		print(i, ":", r, " ")
	}
	println()
	for i := range "añb" {
		print(i, " ")
	}
	for range "xyz" {
		print("r")
	}
	println()
	bad := "a\xffb\xe4\xb8"
	for i, r := range bad {
		print(i, ":", r, " ")
	}
	println()
	cmp("abc", "abd")
	cmp("abc", "abc")
	cmp("", "a")
	cmp("ab", "a")
	t := cat(s[:3], "-") + s[3:5] + "!" + cat("", "")
	println(t, len(t), t[1], s[1:1] == "")
	b := []byte(t)
	b[0] = 'H'
	println(string(b), t)
	r := []rune("日本x")
	r[1] = 'é'
	println(len(r), string(r), string(rune(0x4e16)), string(rune(-1)), string(rune('a')))
	x := ""
	for i := 0; i < 20; i++ {
		x += string(rune('a' + i))
	}
	println(x)
	var n name = "n" + name(x[:2])
	n += "z"
	println(n, string(n) == "nabz", len(n))
	println(len("const"), "const"[2], "abcdef"[2:4])
	switch n {
	case "a", "b":
		println("no")
	case "nabz":
		println("yes")
	}
	var e []byte
	println(string(e) == "", len([]byte("")), string([]byte{65, 66}))
	b = append(b, " more"...)
	println(string(b), copy(b, "12345"), string(b))
	println(string(append([]byte(nil), "q"...)))
}
