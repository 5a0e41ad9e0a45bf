// errorcheck -0 -m

// What can be inlined: bodies of at most 80 nodes, without what forbids it.
package main

type T struct{ a, b int }

type setter interface{ set(x int) }

func empty() {} // ERROR "^can inline empty$"

func (t *T) get() int { return t.a } // ERROR "^can inline \(\*T\)\.get$" "^t does not escape$"

func (t T) sum() int { return t.a + t.b } // ERROR "^can inline T\.sum$"

func (t *T) set(x int) { t.a = x } // ERROR "^can inline \(\*T\)\.set$" "^t does not escape$"

//go:noinline
func marked() int { return 1 }

func declaresType() int {
	type local int
	return int(local(1))
}

func declaresConstants() int { // ERROR "^can inline declaresConstants$"
	const c, d = 3, 4
	return c + d
}

func recovers() interface{} { return recover() }

func defers() { defer empty() }

func starts() { go empty() }

func panics() { panic("x") } // ERROR "^can inline panics$" "^.x. escapes to heap$"

func callsInterface(s setter) { s.set(1) } // ERROR "^can inline callsInterface$" "^leaking param: s$"

func callsInterfaceTwice(s setter) { // ERROR "^leaking param: s$"
	s.set(1)
	s.set(2)
}

func callsValue(f func() int) int { return f() } // ERROR "^can inline callsValue$" "^f does not escape$"

func loops(n int) (s int) { // ERROR "^can inline loops$"
outer:
	for i := 0; i < n; i++ {
		for j := range []int{1, 2} { // ERROR "^\[\]int\{\.\.\.\} does not escape$"
			if j > i {
				continue outer
			}
			s += j
		}
	}
	return
}

func switches(x interface{}) int { // ERROR "^can inline switches$" "^x does not escape$"
	switch y := x.(type) {
	case int:
		return y
	case string:
		return len(y)
	}
	return 0
}

func selects(c chan int) int { // ERROR "^can inline selects$" "^c does not escape$"
	select {
	case x := <-c:
		return x
	default:
		return 0
	}
}

func variadic(x ...int) int { return len(x) } // ERROR "^can inline variadic$" "^x does not escape$"

func usesVariadic() int { return variadic(1, 2, 3) + variadic() } // ERROR "^can inline usesVariadic$" "^inlining call to variadic$" "^\.\.\. argument does not escape$"

func long(a, b, c, d int) int { // ERROR "^can inline long$"
	a = a*b + c*d
	b = a*b - c*d
	c = a*b + c*d
	d = a*b - c*d
	a = a*b + c*d
	b = a*b - c*d
	c = a*b + c*d
	return a + b + c + d
}

func longButDead(a int) int { // ERROR "^can inline longButDead$"
	if false {
		return long(long(a, a, a, a), long(a, a, a, a), a, a) + long(a, a, a, a)
	}
	return a
}

func makesMap() map[int]int { return make(map[int]int) } // ERROR "^can inline makesMap$" "^make\(map\[int\]int\) escapes to heap$"

func factorial(n int) int {
	if n == 0 {
		return 1
	}
	return n * factorial(n-1)
}

var initial = (&T{1, 2}).get() // ERROR "^inlining call to \(\*T\)\.get$" "^&T\{\.\.\.\} does not escape$"

func init() { initial++ } // ERROR "^can inline init\.0$"

func main() {
	t := T{1, 2} // ERROR "^moved to heap: t$"
	empty() // ERROR "^inlining call to empty$"
	println(t.get(), t.sum(), marked(), declaresType(), declaresConstants(), recovers(), callsValue(marked)) // ERROR "^inlining call to \(\*T\)\.get$" "^inlining call to T\.sum$" "^inlining call to declaresConstants$" "^inlining call to callsValue$"
	callsInterface(&t) // ERROR "^inlining call to callsInterface$" "^devirtualizing s\.set to \*T$"
	callsInterfaceTwice(&t)
	println(loops(3), switches(1), selects(nil), usesVariadic(), long(1, 2, 3, 4), longButDead(1), len(makesMap()), factorial(3)) // ERROR "^inlining call to loops$" "^inlining call to switches$" "^inlining call to selects$" "^inlining call to usesVariadic$" "^inlining call to variadic$" "^inlining call to long$" "^inlining call to longButDead$" "^inlining call to makesMap$" "^\[\]int\{\.\.\.\} does not escape$" "^1 does not escape$" "^\.\.\. argument does not escape$" "^make\(map\[int\]int\) does not escape$"
	defers()
	starts()
	panics() // ERROR "^inlining call to panics$" "^.x. escapes to heap$"
}
