// run

// What a loop walks lives on while its body allocates, even when the optimiser keeps only a moving pointer into it.
package main

type cell struct {
	value int
	link  *cell
}

var sink *cell

//go:noinline
func numbers(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i * i
	}
	return s
}

//go:noinline
func cells(n int) []*cell {
	s := make([]*cell, n)
	for i := range s {
		s[i] = &cell{value: i}
	}
	return s
}

func sumUp(n int) (sum int) {
	for _, x := range numbers(n) {
		sink = &cell{value: x}
		sum += sink.value
	}
	return
}

func sumDown(n int) (sum int) {
	s := numbers(n)
	for i := len(s) - 1; i >= 0; i-- {
		sink = &cell{value: s[i]}
		sum += sink.value
	}
	return
}

func shrink(n int) (sum int) {
	s := numbers(n)
	for len(s) > 0 {
		sum += s[0]
		s = s[1:]
		sink = &cell{value: sum}
	}
	return
}

func two(n int) (sum int) {
	a, b := numbers(n), cells(n)
	for i := range a {
		b[i].link = &cell{value: a[i]}
		a[i] = b[n-1-i].value
	}
	for i, c := range b {
		sum += c.link.value*3 + a[i]
	}
	return
}

func rows(n int) (sum int) {
	table := make([][]int, n)
	for i := range table {
		table[i] = numbers(n)
	}
	for _, row := range table {
		for j := range row {
			sink = &cell{value: row[j]}
			row[j] = sink.value + 1
			sum += row[j]
		}
	}
	return
}

func list(n int) (sum int) {
	var first *cell
	for i := 0; i < n; i++ {
		first = &cell{i, first}
	}
	for c := first; c != nil; c = c.link {
		sink = &cell{value: c.value}
		sum += c.value
	}
	return
}

func text(n int) (sum int) {
	s := ""
	for i := 0; i < n; i++ {
		s += string(rune('a' + i%26))
	}
	for i, r := range s {
		sink = &cell{value: i}
		sum += int(r) + sink.value
	}
	return
}

func main() {
	for _, n := range []int{1, 2, 7, 64, 150} {
		println(n, sumUp(n), sumDown(n), shrink(n), two(n), rows(n/3), list(n), text(n))
	}
}
