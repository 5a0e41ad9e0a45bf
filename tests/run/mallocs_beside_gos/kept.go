package main

// Where the sites put what is to escape, and functions that keep nothing.  None is inlined.
var (
	keptAny     any
	keptString  string
	keptBytes   []byte
	keptRunes   []rune
	keptInts    []int
	keptStrings []string
	keptFunc    func() int
	keptMap     map[string]int
	keptPointer *pair
	keptError   error
	zero        int
	one         = 1
	word        = "word"
	line        = "a line that is too long for a buffer in the frame"
	wordBytes   = []byte("word")
	lineBytes   = []byte("a line that is too long for a buffer in the frame")
)

type pair struct{ x, y int }

type shape interface{ area() int }

func (p pair) area() int { return p.x * p.y }

func (p *pair) scale(by int) int {
	p.x *= by
	p.y *= by
	return p.x + p.y
}

//go:noinline
func keep(x any) int {
	keptAny = x
	return 1
}

//go:noinline
func look(x any) int {
	if x == nil {
		return 0
	}
	return 1
}

//go:noinline
func lookAll(xs ...any) int { return len(xs) }

//go:noinline
func keepAll(xs ...any) int {
	keptAny = xs[0]
	return len(xs)
}

//go:noinline
func sum(xs ...int) (total int) {
	for _, x := range xs {
		total += x
	}
	return total
}

//go:noinline
func textSum(text string) (total int) {
	for i := 0; i < len(text); i++ {
		total = total*31 + int(text[i])
	}
	return total & 0xffff
}

//go:noinline
func bytesSum(bytes []byte) (total int) {
	for _, b := range bytes {
		total = total*31 + int(b)
	}
	return total & 0xffff
}

//go:noinline
func keepString(text string) int {
	keptString = text
	return textSum(text)
}

//go:noinline
func keepBytes(bytes []byte) int {
	keptBytes = bytes
	return bytesSum(bytes)*1000 + cap(bytes)
}

//go:noinline
func keepInts(ints []int) int {
	keptInts = ints
	return sum(ints...)*1000 + cap(ints)
}

//go:noinline
func call(f func() int) int { return f() }

//go:noinline
func keepFunc(f func() int) int {
	keptFunc = f
	return f()
}

//go:noinline
func bytesOf(text string) []byte {
	bytes := make([]byte, 0, 100)
	return append(bytes, text...)
}
