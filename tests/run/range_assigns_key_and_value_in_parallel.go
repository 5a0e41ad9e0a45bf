// run

// Spec, For statements with range clause: the iteration values are assigned as in an assignment statement.
// What select receives is not: real Go assigns one after the other there.
package main

var c = make(chan int, 1)

func main() {
	x := []int{10, 20}
	i := 1
	for i, x[i] = range []int{99} {
		break
	}
	println(i, x[0], x[1])

	i = 1
	for i, x[i] = range map[int]int{0: 7} {
	}
	println(i, x[0], x[1])

	runes := []rune{'a', 'b'}
	i = 1
	for i, runes[i] = range "c" {
	}
	println(i, runes[0], runes[1])

	flags := map[int]bool{}
	c <- 5
	i = 3
	select {
	case i, flags[i] = <-c:
	}
	println(i, flags[3], flags[5])

	a := [3]int{1, 2, 3}
	for a[2], a[1] = range a {
		println(a[0], a[1], a[2])
	}

	p := &x
	i = 0
	for i, (*p)[i] = range []int{4} {
		p = nil
	}
	println(x[0])
}
