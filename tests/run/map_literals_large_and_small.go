// run

// Map literals of every size: what is constant comes first, the rest in its order, each key before its value; keys that
// are equal when the program runs; panics in the middle.
package main

type pair struct{ a, b int }
type shape interface{ area() int }

func (p pair) area() int { return p.a * p.b }

type wide struct {
	numbers [40]int
	text    string
}

var log []int

func note(n int) int { log = append(log, n); return n }

func key(s string) string { return s }

var a, b int

func address(p *int) *int { return p }

var global = map[string]int{
	"a": note(1), "b": note(2), "c": note(3), "d": note(4), "e": note(5), "f": note(6), key("g"): note(7), "h": 8, "i": 9,
	key("a2"): note(10), key("a3"): note(11), key("a4"): note(12), key("a5"): note(13), key("a6"): note(14),
	key("b2"): note(20), key("b3"): note(21), key("b4"): note(22), key("b5"): note(23), key("b6"): note(24),
	key("c2"): note(30), key("c3"): note(31), key("c4"): note(32), key("c5"): note(33), key("c6"): note(34),
	key("d2"): note(40), key("d3"): note(41), key("d4"): note(42), key("d5"): note(43), key("d6"): note(44),
	key("e2"): note(50), key("e3"): note(51), key("e4"): note(52), key("e5"): note(53), key("e6"): note(54),
}

func equalKeys() {
	one := "one"
	x := map[string]int{one: 1, "one": 2, "two": 3, key("two"): 4, "three": 5}
	println(len(x), x["one"], x["two"])
	y := map[*int]int{address(&a): 1, &a: 2, &b: 3, address(&b): 4, nil: 5}
	println(len(y), y[&a], y[&b], y[nil])
	z := map[interface{}]int{1: 1, note(1): 2, "s": 3, key("s"): 4, 2.5: 5, pair{1, 2}: 6, pair{note(1), 2}: 7}
	println(len(z), z[1], z["s"], z[pair{1, 2}])
}

func large(n int) map[string]wide {
	return map[string]wide{
		"a": {text: "a"}, "b": {text: key("b")}, "c": {numbers: [40]int{3: n}}, "d": {[40]int{n, n}, key("d")}, "e": {text: "e"},
		key("f"): {}, "g": {text: "g", numbers: [40]int{39: note(n)}}, "h": {}, "i": {text: key("i")}, "j": {text: key("j")},
		key("k"): {text: "k"}, key("l"): {text: "l"}, key("m"): {text: "m"}, key("n"): {text: "n"}, key("o"): {text: "o"},
	}
}

func nested(n int) map[string]map[int]*pair {
	return map[string]map[int]*pair{
		"a": {1: {1, n}, 2: {2, n}, 3: {3, note(n)}, 4: nil, 5: {5, n}, 6: {6, n}},
		"b": {1: {10, n}, n: {20, n}, 3: {30, n}},
		"c": nil,
		"d": {},
		"e": {7: {n, n}, 8: {n + 1, n}, 9: {n + 2, n}, 10: {n + 3, n}, 11: {n + 4, n}},
		"f": {n: {n, n}},
	}
}

func shapes(n int) map[string]shape {
	return map[string]shape{"one": pair{1, 1}, "two": pair{2, n}, "three": &pair{3, n}, "none": nil, "four": pair{4, 4}, "five": pair{n, n}}
}

func constants() map[int]string {
	return map[int]string{
		1: "a", 2: "b", 3: "c", 4: "d", 5: "e", 6: "f", 7: "g", 8: "h", 9: "i", 10: "j", 11: "k", 12: "l", 13: "m", 14: "n",
		15: "o", 16: "p", 17: "q", 18: "r", 19: "s", 20: "t", 21: "u", 22: "v", 23: "w", 24: "x", 25: "y", 26: "z", 27: "A",
	}
}

func mixed() map[interface{}]interface{} {
	return map[interface{}]interface{}{
		1: 1, 2: "b", 3.5: nil, "k": pair{1, 2}, pair{3, 4}: [2]int{5, 6}, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13,
		14: 14, 15: 15, 16: 16, 17: 17, 18: 18, 19: 19, 20: 20, 21: 21, 22: 22, 23: 23, 24: 24, 25: 25, 26: 26, 27: 27, true: false,
	}
}

func fails(k interface{}) (text string) {
	defer func() { text = recover().(error).Error() }()
	log = nil
	x := map[interface{}]int{note(1): note(2), note(3): note(4), k: note(5), note(6): note(7), note(8): note(9)}
	return key("none") + string(rune(len(x)))
}

func main() {
	sum := 0
	for i, n := range log {
		sum += n * (i + 1)
	}
	println(len(log), sum, len(global), global["g"], global["e6"], global["h"])
	equalKeys()
	w := large(5)
	println(len(w), w["g"].numbers[39], w["d"].numbers[1], w["d"].text, w["o"].text, w["f"].text)
	n := nested(6)
	println(len(n), n["a"][3].b, n["b"][6].a, n["c"] == nil, len(n["d"]), n["e"][11].a, n["f"][6].b, n["a"][4] == nil)
	s := shapes(7)
	println(len(s), s["two"].area(), s["three"].area(), s["none"] == nil, s["five"].area())
	c := constants()
	delete(c, 3)
	println(len(c), c[27], c[1], len(constants()), constants()[3])
	m := mixed()
	println(len(m), m["k"].(pair).b, m[pair{3, 4}].([2]int)[1], m[3.5] == nil, m[true].(bool))
	println(fails([]int{1}), len(log), log[len(log)-1])
}
