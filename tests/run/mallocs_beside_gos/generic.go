package main

type number interface{ ~int | ~float64 }

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }

func (s *stack[T]) pop() T {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}

//go:noinline
func total[T number](xs ...T) (sum T) {
	for _, x := range xs {
		sum += x
	}
	return sum
}

//go:noinline
func mapped[T, U any](xs []T, f func(T) U) []U {
	result := make([]U, 0, len(xs))
	for _, x := range xs {
		result = append(result, f(x))
	}
	return result
}

//go:noinline
func pointerTo[T any](x T) *T { return &x }

//go:noinline
func boxed[T any](x T) any { return x }

//go:noinline
func largestArea[T shape](shapes ...T) (most int) {
	for _, s := range shapes {
		if a := s.area(); a > most {
			most = a
		}
	}
	return most
}

var generic = []site{
	{"sum", func() int { return total(1, one, 3) + int(total(1.5, 2.5)) }},
	{"stack", func() int {
		var s stack[int]
		s.push(one)
		s.push(2)
		return s.pop()*10 + s.pop()
	}},
	{"stack of strings", func() int { var s stack[string]; s.push(word); return len(s.pop()) }},
	{"mapped", func() int { return len(mapped(someInts, func(x int) string { return word[:x&3] })) }},
	{"mapped with captures", func() int { by := one + 1; return sum(mapped(someInts, func(x int) int { return x * by })...) }},
	{"pointer", func() int { return *pointerTo(one) + len(*pointerTo(word)) }},
	{"boxed", func() int { return look(boxed(one+1000)) + look(boxed(word)) + look(boxed(pair{one, 2})) }},
	{"boxed small", func() int { return look(boxed(one)) + look(boxed(byte(one))) + look(boxed(one == 1)) }},
	{"methods", func() int { return largestArea(pair{one, 2}, pair{3, 4}) }},
	{"methods of pointers", func() int { return largestArea(&pair{one, 2}, &pair{3, 4}) }},
	{"methods of interfaces", func() int { return largestArea[shape](&pair{one, 2}, pair{3, 4}) }},
}
