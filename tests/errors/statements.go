// errorcheck

// Statements: conditions, loops, range, send, return, select.
package p

type T struct{}

func results() (int, error) {
	return // ERROR "not enough return values"
}

func named() (n int, err error) {
	{
		n := 1
		_ = n
		return // ERROR "result parameter n not in scope at return"
	}
	return 1 // ERROR "not enough return values"
}

func missing(b bool) int {
	if b {
		return 1
	}
} // ERROR "missing return"

func endless() int {
	for {
	}
}

func left() int {
	for {
		break
	}
} // ERROR "missing return"

func chosen(i int) int {
	switch i {
	case 1:
		return 1
	default:
		panic(i)
	}
}

func notChosen(i int) int {
	switch i {
	case 1:
		return 1
	}
} // ERROR "missing return"

func labeled() int {
outer:
	for {
		for {
			break outer
		}
	}
} // ERROR "missing return"

func test(i int, s string, a []int, m map[string]int, c chan int, in <-chan int, out chan<- int, p *[3]int, pp **[3]int) {
	if i { // ERROR "non-boolean condition in if statement"
	}
	if i = 1; i { // ERROR "non-boolean condition in if statement"
	}
	for i { // ERROR "non-boolean condition in for statement"
	}
	for i := 0; i; i++ { // ERROR "non-boolean condition in for statement"
	}
	for range i { // ERROR "cannot range over i \(variable of type int\)"
	}
	for x := range s { // ERROR "x declared but not used"
	}
	for x, y := range s {
		x, y = y, x // ERROR "cannot use y \(variable of type rune\) as type int in assignment" "cannot use x \(variable of type int\) as type rune in assignment"
	}
	for x, y := range c { // ERROR "range over c \(variable of type chan int\) permits only one iteration variable" "x declared but not used"
	}
	for x := range out { // ERROR "cannot range over out \(variable of type chan<- int\) \(receive from send-only channel\)"
		_ = x
	}
	for x := range in {
		_ = x
	}
	for x, y := range p {
		_, _ = x, y
	}
	for range pp { // ERROR "cannot range over pp \(variable of type \*\*\[3\]int\)"
	}
	for s = range a { // ERROR "cannot use s \(value of type int\) as type string in assignment"
	}
	for s, i = range m {
	}
	for _, _ = range m {
	}
	for _, _ := range m { // ERROR "no new variables on left side of :="
	}
	for i.x = range m { // ERROR "i\.x undefined \(type int has no field or method x\)"
	}
	for i, s := range nil { // ERROR "cannot range over nil"
	}
	for range undefined { // ERROR "undefined: undefined"
	}
	c <- "a" // ERROR "cannot use .a. \(untyped string constant\) as int value in send"
	in <- 1 // ERROR "invalid operation: cannot send to receive-only channel in \(variable of type <-chan int\)"
	out <- 1
	<-out // ERROR "invalid operation: cannot receive from send-only channel out \(variable of type chan<- int\)"
	i <- 1 // ERROR "invalid operation: cannot send to non-channel i \(variable of type int\)"
	c <- undefined // ERROR "undefined: undefined"
	select {
	case c <- 1:
	case i := <-c: // ERROR "i declared but not used"
	case i = <-c:
	case i, ok := <-in:
		_, _ = i, ok
	case <-out: // ERROR "invalid operation: cannot receive from send-only channel out \(variable of type chan<- int\)"
	case s <- 1: // ERROR "invalid operation: cannot send to non-channel s \(variable of type string\)"
	default:
	default: // ERROR "multiple defaults \(first at .*\)"
	}
	return 1 // ERROR "too many return values"
	return undefined // ERROR "undefined: undefined"
}
