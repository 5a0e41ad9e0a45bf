package main

type (
	celsius float64
	flag    struct{ on bool }
	octet   [1]uint8
	wrapped struct{ n int }
	nested  struct{ in [1]struct{ n int32 } }
	titled  struct{ text string }
	listed  struct{ list []int }
	small   struct{ a, b int16 }
	two     struct{ a, b int }
	mixed   struct {
		text string
		n    int
	}
	large   struct{ words [100]int }
	larger  struct{ words [200]int }
	nothing struct{}
)

var boxing = []site{
	{"constant", func() int { return keep(1000) + keep("constant") + keep(2.5) + keep('x') + keep(true) }},
	{"constant struct", func() int { return keep(two{1, 2}) + keep(mixed{"a", 1}) }},
	{"zero size", func() int { return keep(nothing{}) + keep([0]int{}) + keep(struct{ a, b nothing }{}) }},
	{"bool", func() int { b := one > zero; return keep(b) + keep(!b) }},
	{"bytes", func() int { return keep(byte(zero+200)) + keep(int8(zero-3)) + keep(uint8(one)) }},
	{"bool in a struct", func() int { return keep(flag{one == 1}) }},
	{"byte in an array", func() int { return keep(octet{byte(one + 7)}) }},
	{"small int16", func() int { return keep(int16(one)) + keep(uint16(one+254)) }},
	{"small int32", func() int { return keep(int32(one)) + keep(uint32(one+254)) + keep(rune(one)) }},
	{"small int64", func() int { return keep(one) + keep(uint64(one+254)) + keep(uintptr(one)) }},
	{"int16 of 256", func() int { return keep(int16(one + 255)) }},
	{"int32 of 256", func() int { return keep(int32(one + 255)) }},
	{"int of 256", func() int { return keep(one + 255) }},
	{"negative int", func() int { return keep(-one) }},
	{"zero float", func() int { return keep(float64(zero)) + keep(float32(zero)) + keep(celsius(zero)) }},
	{"float", func() int { return keep(float64(one) / 2) }},
	{"float32", func() int { return keep(float32(one) / 2) }},
	{"small int in a struct", func() int { return keep(wrapped{one + 40}) }},
	{"large int in a struct", func() int { return keep(wrapped{one + 400}) }},
	{"small int in an array", func() int { return keep([1]int{one + 40}) }},
	{"small int32 nested", func() int { v := nested{}; v.in[0].n = int32(one); return keep(v) }},
	{"two int16 as one int32", func() int { return keep(small{int16(one), 0}) }},
	{"complex64 of zero", func() int { return keep(complex(float32(zero), 0)) }},
	{"complex128 of zero", func() int { return keep(complex(float64(zero), 0)) }},
	{"empty string", func() int { return keep(word[:zero]) }},
	{"string", func() int { return keep(word) }},
	{"empty string in a struct", func() int { return keep(titled{word[:zero]}) }},
	{"string in a struct", func() int { return keep(titled{word}) }},
	{"nil slice", func() int { var none []int; return keep(none[:zero]) }},
	{"empty slice", func() int { return keep(keptInts[:0]) + keep([]int{}) }},
	{"slice", func() int { return keep(wordBytes) }},
	{"nil slice in a struct", func() int { return keep(listed{nil}) + keep(listed{keptNone}) }},
	{"struct of zeros", func() int { return keep(two{zero, zero}) }},
	{"struct", func() int { return keep(two{one, 2}) }},
	{"struct with pointers", func() int { return keep(mixed{word, one}) }},
	{"array", func() int { return keep([3]int{one, 2, 3}) }},
	{"pointer", func() int { return keep(&one) + keep(&word) }},
	{"func", func() int { return keep(textSum) + keep(keptFunc) }},
	{"map and channel", func() int { return keep(keptMap) + keep((chan int)(nil)) }},
	{"pointer in a struct", func() int { return keep(struct{ p *int }{&one}) + keep([1]*int{&one}) }},
	{"looked at: int", func() int { return look(one+1000) + look(float64(one)) }},
	{"looked at: string", func() int { return look(word) + look(wordBytes) }},
	{"looked at: struct", func() int { return look(two{one, 2}) + look(mixed{word, one}) }},
	{"looked at: 800 bytes", func() int { var v large; v.words[one] = 1; return look(v) }},
	{"looked at: 1600 bytes", func() int { var v larger; v.words[one] = 1; return look(v) }},
	{"kept: 1600 bytes", func() int { var v larger; v.words[one] = 1; return keep(v) }},
	{"variadic, looked at", func() int { return lookAll(one+1000, word, two{one, 2}, nil, 1.5) }},
	{"variadic, kept", func() int { return keepAll(one+1000, word, two{one, 2}, nil, 1.5) }},
	{"interface to interface", func() int { var s shape = pair{one, 2}; return look(s) + s.area() }},
	{"interface kept in another", func() int { var s shape = pair{one, 2}; keptAny = s; return s.area() }},
	{"package variable", func() int { return keep(packageTwo) + keep(packageSmall) }},
	{"compared with an interface", func() int {
		equal := 0
		if keptAny == (two{one, 2}) {
			equal++
		}
		keptAny = word
		if keptAny == "word" {
			equal += 10
		}
		if keptAny == word {
			equal += 100
		}
		return equal
	}},
	{"switch on an interface", func() int {
		keptAny = one
		switch keptAny {
		case word, 1.5:
			return 1
		case two{one, 2}:
			return 2
		case one:
			return 3
		}
		return 4
	}},
	{"asserted", func() int {
		keptAny = packageTwo
		t := keptAny.(two)
		t.a += 5
		u, ok := keptAny.(two)
		if !ok || u.a != 7 {
			return -1
		}
		return t.a
	}},
	{"error", func() int {
		var err error = code(one)
		keptError = err
		return len(err.Error())
	}},
	{"result of a function", func() int { return keep(add(one, 300)) + keep(add(one, 3)) }},
	{"element of a slice", func() int { ints := [3]int{500, 3, 700}; return keep(ints[one]) + keep(ints[one+1]) }},
	{"in a struct's field", func() int {
		holder := struct {
			name  string
			value any
		}{word, one + 1000}
		return len(holder.name) + holder.value.(int)
	}},
	{"struct of a blank field", func() int { return keep(struct{ _ int32 }{}) + keep(struct{ _ bool }{}) }},
	{"bool and byte deep inside", func() int { return keep([1]flag{{one == 1}}) + keep(struct{ o octet }{octet{byte(one)}}) }},
	{"string deep inside", func() int { return keep([1]titled{{word[:zero]}}) + keep([1]titled{{word}}) }},
	{"named small values", func() int {
		type kind uint8
		type ratio float32
		type yes bool
		return keep(kind(one)) + keep(ratio(zero)) + keep(yes(one == 1))
	}},
	{"conversions to interfaces with methods", func() int {
		var err error = code(one)
		var big error = code(one + 1000)
		keptError = err
		return int(err.(code)) + len(big.Error())
	}},
	{"assertions", func() int {
		var x any = &pair{one, 2}
		total := 0
		if s, ok := x.(shape); ok {
			total += s.area()
		}
		switch v := x.(type) {
		case int:
			total += v
		case *pair:
			total += v.x * 10
		}
		return total
	}},
	{"keys and elements", func() int {
		m := map[any]any{one: word, word: one + 1000}
		return len(m) + m[word].(int)
	}},
	{"returned", func() int { return boxOf(one+1000).(int) + boxOf(one).(int) }},
	{"complex", func() int { return keep(complex(1, float64(one))) + keep(complex(float32(one), 1)) }},
	{"changed afterwards", func() int {
		n := one + 1000
		keep(n)
		n++
		t := two{n, n}
		var boxed any = t
		t.a = 0
		return keptAny.(int) + boxed.(two).a
	}},
}

var (
	keptNone     []int
	packageTwo   = two{7, 8}
	packageSmall = 9
)

type code int

func (c code) Error() string { return "code" }

//go:noinline
func boxOf(n int) any { return n }

//go:noinline
func add(a, b int) int { return a + b }
