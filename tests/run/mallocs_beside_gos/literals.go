package main

//go:noinline
func lookStrings(texts []string) int { return len(texts) }

var literals = []site{
	{"slice of constants, looked at", func() int { return sum([]int{1, 2, 3}...) + lookStrings([]string{"a", "b"}) }},
	{"slice of constants, kept", func() int { return keepInts([]int{1, 2, 3}) }},
	{"long slice of constants, looked at", func() int {
		return sum([]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
			31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50}...)
	}},
	{"slice of constants, indexed", func() int { return []int{10, 20, 30}[one] + len([]string{"a", "b"}[one]) }},
	{"slice of constants, changed", func() int {
		total := 0
		for i := 0; i < 3; i++ {
			s := []int{1, 2, 3}
			s[i] = 10
			total += sum(s...)
		}
		return total
	}},
	{"slice of variables, looked at", func() int { return sum([]int{one, zero, 3}...) }},
	{"slice of variables, kept", func() int { return keepInts([]int{one, zero, 3}) }},
	{"empty slice, kept", func() int { return keepInts([]int{}) }},
	{"slice of pairs", func() int { s := []pair{{1, 2}, {one, 4}}; return s[1].area() + s[0].area() }},
	{"slice of pointers", func() int { s := []*pair{{1, 2}, {one, 4}}; return s[1].area() + s[0].area() }},
	{"slice of slices", func() int { s := [][]int{{1, 2}, {3}, nil}; return len(s) + s[1][0] }},
	{"slice of functions", func() int {
		s := []func(int, int) int{add, func(a, b int) int { return a * b }}
		return s[0](2, 3) + s[1](2, 3)
	}},
	{"slice of interfaces", func() int { return lookAll([]any{1, "a", one, 2.5}...) }},
	{"slice with keys", func() int { s := []int{5: 1, 2, 1: one}; return sum(s...) + len(s) }},
	{"array", func() int { a := [4]int{1, 2, one}; return sum(a[:]...) }},
	{"array of strings, indexed", func() int { return len([...]string{"a", "bc", "def"}[one]) }},
	{"struct", func() int { p := pair{one, 2}; return p.area() }},
	{"pointer, looked at", func() int { p := &pair{one, 2}; return p.scale(2) }},
	{"pointer, kept", func() int { keptPointer = &pair{one, 2}; return keptPointer.area() }},
	{"pointer to constants, kept", func() int { keptPointer = &pair{1, 2}; return keptPointer.area() }},
	{"pointer to a slice", func() int { p := &[]int{one, 2}; *p = append(*p, 3); return sum(*p...) }},
	{"nested", func() int {
		s := struct {
			name string
			list []pair
			in   *pair
		}{"a", []pair{{1, one}}, &pair{3, 4}}
		return len(s.name) + s.list[0].area() + s.in.area()
	}},
	{"nested, kept", func() int {
		return keep(&struct {
			name string
			list []pair
			in   *pair
		}{"a", []pair{{1, one}}, &pair{3, 4}})
	}},
	{"interface of a pointer", func() int { var s shape = &pair{one, 2}; return s.area() }},
	{"interface of a constant literal", func() int { var s shape = pair{3, 2}; keptAny = s; return s.area() }},
	{"table in a loop", func() int {
		total := 0
		for _, row := range []struct {
			name string
			n    int
		}{{"a", 1}, {"b", one}, {"c", 3}} {
			total += row.n * len(row.name)
		}
		return total
	}},
	{"strings in a loop", func() int {
		total := 0
		for _, text := range []string{"a", "bc", word} {
			total += len(text)
		}
		return total
	}},
}
