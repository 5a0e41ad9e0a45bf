// run exit=2

// A panic in an inlined body: the traceback has the frames of the functions that were inlined, with their lines.
package main

type list struct {
	values []int
	next   *list
}

func (l *list) value(i int) int {
	return l.values[i]
}

func second(l *list, i int) int {
	x := 1
	return x +
		l.next.value(i)
}

func sum(l *list) (total int) {
	add := func(i int) {
		total += second(l, i)
	}
	for i := 0; i < 3; i++ {
		add(i)
	}
	return
}

//go:noinline
func outer() int {
	return sum(&list{nil, &list{values: []int{1, 2}}})
}

func main() {
	println(outer())
}
