// Every way in which a program of this part of the language can panic; the argument says which.
package main

import "os"

type structure struct {
	a int
	s string
}
type number int
type text string
type float float64
type failure struct{}
type stringer struct{}
type named interface {
	Foo()
	Bar()
}
type half struct{ n int }

func (failure) Error() string    { return "my\nerror" }
func (*stringer) String() string { return "stringer" }
func (half) Bar()                {}
func (h half) byValue(i int) int { return 10 / (h.n + i) }
func (h *half) byPointer() int   { return h.n }

var (
	n    int
	list []int
	any1 interface{}
	impl named
)

func inner(i int) int { return list[i] }
func outer(i int) int { return inner(i+1) + 1 }

func raise(which int) {
	switch which {
	case 0:
		panic(structure{1, "x"})
	case 1:
		panic(number(5))
	case 2:
		panic(text("hi\nyou"))
	case 3:
		panic(float(1.5))
	case 4:
		panic(failure{})
	case 5:
		panic(&stringer{})
	case 6:
		panic(nil)
	case 7:
		panic([]int{1})
	case 8:
		panic("plain\nline")
	case 9:
		panic(int8(-5))
	case 10:
		_ = list[n+5]
	case 11:
		any1 = "x"
		_ = any1.(int)
	case 12:
		_ = any1.(int)
	case 13:
		any1 = half{}
		_ = any1.(named)
	case 14:
		_ = any1.(named)
	case 15:
		impl.Foo()
	case 16:
		n = 1 / n
	case 17:
		_ = make([]int, n-1)
	case 18:
		_ = make([]int, n, n-1)
	case 19:
		n = -1
		n = 1 << n
	case 20:
		list, n = make([]int, 3), 5
		_ = list[n:]
	case 21:
		list, n = make([]int, 3), 5
		_ = list[:n]
	case 22:
		list, n = make([]int, 3), 5
		_ = list[n:2]
	case 23:
		list, n = make([]int, 3), 5
		_ = list[1:2:n]
	case 24:
		list, n = make([]int, 3), 2
		_ = list[1 : n+1 : n]
	case 25:
		list, n = make([]int, 3), 2
		_ = list[n+1 : n : 3]
	case 26:
		n = 5
		_ = "abc"[n]
	case 27:
		n = 5
		_ = "abc"[n:]
	case 28:
		n = 5
		_ = "abc"[2:n]
	case 29:
		n = -5
		_ = "abc"[n]
	case 30:
		list = make([]int, 3)
		_ = list[uint64(1<<63)+uint64(n)]
	case 31:
		any1 = []int{}
		var any2 interface{} = []int{}
		_ = any1 == any2
	case 32:
		list = make([]int, 3)
		_ = (*[4]int)(list)
	case 33:
		panic(true)
	case 34:
		var p *int
		*p = 1
	case 35:
		var p *[1000000]int
		p[500000] = 1
	case 36:
		var e error
		panic(e)
	case 37:
		var f func()
		f()
	case 38:
		panic(main)
	case 39:
		panic(uintptr(3))
	case 40:
		panic(struct{ a int }{1})
	case 41:
		list, n = make([]int, 3), 2
		_ = list[3:n]
	case 42:
		var p *half
		interface{ Bar() }(p).Bar()
	case 43:
		panic('x')
	case 44:
		n = outer(n)
	case 45:
		half{3}.byValue(-3)
	case 46:
		var h *half
		h.byPointer()
	case 47:
		func() {
			func() { panic("nested") }()
		}()
	case 48:
		any1 = half{}
		impl = any1.(interface {
			named
			Zoo()
		})
	case 49:
		any1 = struct{ f []int }{}
		_ = any1 == any1
	case 50:
		n = 200
		var small [100]byte
		small[n] = 1
	case 51:
		var p *structure
		n = len(p.s)
	case 52:
		[]interface{ Bar() }{half{}, (*half)(nil)}[n+1].Bar()
	}
}

func main() {
	which := 0
	for _, digit := range os.Args[1] {
		which = which*10 + int(digit-'0')
	}
	raise(which)
}
