// run

// Slices share arrays until append needs more room; strings are bytes (Go spec, Slice expressions;
// Appending to and copying slices; Conversions to and from a string type).
package main

type text string
type bytes []byte

func show(s []int) {
	print(len(s), "/", cap(s), ":")
	for _, x := range s {
		print(" ", x)
	}
	println()
}

func variadic(prefix string, xs ...interface{}) int { return len(prefix) + len(xs) }

func main() {
	array := [5]int{1, 2, 3, 4, 5}
	s := array[1:3]
	show(s)
	show(s[:4])
	show(array[1:2:3])
	s = append(s, 40)
	println(array[3])
	s = append(s[:1:1], 7, 8)
	println(array[2], s[1])
	show(append([]int(nil), s...))
	println(copy(array[:], array[2:]), array[0], array[2])
	println(copy(s, []int{9}), s[0])

	var none []int
	println(none == nil, len(none), none[:0] == nil, len(none[0:0]))
	made := make([]int, 2, 10)
	show(made)
	show(made[1:5])
	nested := make([][]string, 3)
	nested[1] = append(nested[1], "a", "b")
	println(len(nested), nested[1][1], nested[0] == nil)

	h := "héllo"
	println(len(h), h[1], h[:1]+h[3:], h > "hello", h[5:] == "o")
	println(string([]byte{65, 66}), string([]rune{233, 26085}), string(rune(945)), len([]rune(h)))
	b := []byte(h)
	b[0] = 'H'
	println(string(b), h)
	b = append(b, " world"...)
	println(string(b), copy(b, "J"), string(b[0]))
	t := text("named")
	println(string(t)+"!", t[1:3] == "am", string(bytes("bytes")))
	concatenated := ""
	for i := 0; i < 5; i++ {
		concatenated += string(rune('a'+i)) + "-"
	}
	println(concatenated, "a"+h+"b"+string(t))
	println(variadic("x"), variadic("x", 1, "two", nil), variadic("x", []interface{}{1, 2}...))

	matrix := [][]int{{1}, {2, 3}, 4: {5}}
	println(len(matrix), len(matrix[3]), matrix[1][1])
	p := (*[2]int)(made)
	p[1] = 6
	println(made[1], len(p))
	const digits = "0123456789"
	n := 7
	println(digits[n], digits[2:n])
}
