// run

// Keys are compared by ==: floats, complex numbers, interfaces, pointers, arrays, structs with padding and blanks;
// NaN is never found and never deleted; -0 is +0.
package main

type shape interface{ area() int }

type square int

func (s square) area() int { return int(s) * int(s) }

type rectangle struct{ w, h int }

func (r rectangle) area() int { return r.w * r.h }

type padded struct {
	a byte
	b int64
	c byte
	_ int32
	s string
}

func zero() float64 { return 0 }

func floats() {
	nan := zero() / zero()
	m := map[float64]int{}
	m[0] = 1
	m[-zero()]++
	m[1/(-zero()-1)]++
	m[nan]++
	m[nan]++
	m[nan] = 7
	_, ok := m[nan]
	println(len(m), m[0], m[-1], ok)
	delete(m, nan)
	sum := 0
	for k, v := range m {
		if k != k {
			sum += v
		}
	}
	println(len(m), sum)
	for i := 0; i < 1000; i++ {
		m[nan] = i
	}
	count := 0
	for k := range m {
		if k != k {
			count++
		}
		delete(m, k)
	}
	println(len(m), count)
	f := map[float32]string{0.5: "half", -0: "zero"}
	println(f[0.5], f[0])
	c := map[complex128]int{1 + 2i: 3}
	c[complex(0, -zero())]++
	c[complex(-zero(), 0)]++
	c[complex(nan, 0)] = 9
	println(len(c), c[1+2i], c[0], c[complex(nan, 0)])
	d := map[complex64]bool{2i: true}
	println(d[2i], d[2])
}

func growing() {
	nan := zero() / zero()
	m := map[float64]int{}
	for i := 0; i < 300; i++ {
		m[nan] = i
		m[float64(i)] = i
		if i%100 == 50 {
			count := 0
			seen := map[int]bool{}
			for k, v := range m {
				if k != k {
					if seen[v] {
						println("met twice", v)
					}
					seen[v] = true
					m[nan] = 1000 + len(m)
					if len(m) > 3000 {
						break
					}
				} else {
					count++
				}
			}
		}
	}
	println(len(m) > 600)
}

func interfaces() {
	m := map[interface{}]string{}
	m[1] = "int"
	m[int8(1)] = "int8"
	m["1"] = "string"
	m[1.0] = "float"
	m[nil] = "nil"
	m[square(1)] = "square"
	m[rectangle{1, 1}] = "rectangle"
	m[[2]interface{}{1, "x"}] = "array"
	x := 5
	m[&x] = "pointer"
	m[struct{}{}] = "empty"
	m[1i] = "complex"
	println(len(m), m[1], m[int8(1)], m["1"], m[1.0], m[nil], m[square(1)], m[rectangle{1, 1}],
		m[[2]interface{}{1, "x"}], m[&x], m[struct{}{}], m[1i], m[square(2)] == "")
	areas := map[shape]int{}
	for i := 1; i < 20; i++ {
		areas[square(i%5)]++
		areas[rectangle{i % 3, 2}]++
	}
	sum := 0
	for s, n := range areas {
		sum += s.area() * n
	}
	println(len(areas), sum)
}

func others() {
	p := map[padded]int{}
	for i := 0; i < 100; i++ {
		var k padded
		k.a, k.b, k.c, k.s = byte(i%3), int64(i%5), byte(i%2), "k"
		p[k]++
	}
	println(len(p), p[padded{a: 1, b: 1, c: 1, s: "k"}], p[padded{a: 1, b: 1, c: 1, s: "l"}])
	bytes := map[byte]int{}
	bools := map[bool]int{}
	shorts := map[int16]int{}
	words := map[int32]int{}
	runes := map[rune]int{}
	unsigned := map[uint64]int{}
	pairs := map[[2]int32]int{}
	quads := map[[4]byte]int{}
	pointers := map[*int]int{}
	var cells [10]int
	for i := -300; i < 300; i++ {
		bytes[byte(i)]++
		bools[i%2 == 0]++
		shorts[int16(i)]++
		words[int32(i)]++
		runes[rune(i&7)]++
		unsigned[uint64(i)]++
		pairs[[2]int32{int32(i), 1}]++
		quads[[4]byte{1, 2, 3, byte(i)}]++
		pointers[&cells[(i+300)%10]]++
	}
	println(len(bytes), bytes[0], bools[true], bools[false], len(shorts), shorts[-5], len(words), words[-300],
		runes[7], len(unsigned), unsigned[1<<64-1], len(pairs), pairs[[2]int32{-1, 1}], quads[[4]byte{1, 2, 3, 4}],
		len(pointers), pointers[&cells[3]])
	arrays := map[[3]string][2]string{{"a", "b", "c"}: {"d", "e"}}
	println(arrays[[3]string{"a", "b", "c"}][1], arrays[[3]string{"a", "b", "d"}][1])
	functions := map[string]func(int) int{"double": func(i int) int { return 2 * i }}
	println(functions["double"](21), functions["none"] == nil)
	nested := map[string]map[int][]string{}
	nested["a"] = map[int][]string{1: {"x", "y"}}
	nested["a"][2] = append(nested["a"][2], "z")
	println(nested["a"][1][1], nested["a"][2][0], len(nested["b"][3]))
}

func main() {
	floats()
	growing()
	interfaces()
	others()
}
