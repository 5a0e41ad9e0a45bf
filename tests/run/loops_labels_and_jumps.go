// run

// for in all its forms, labels, break, continue, goto, fallthrough (Go spec, For statements to
// Fallthrough statements).
package main

func find(grid [][]int, wanted int) (int, int) {
	for i, row := range grid {
		for j, x := range row {
			if x == wanted {
				return i, j
			}
		}
	}
	return -1, -1
}

func countdown(n int) {
again:
	if n > 0 {
		print(n, " ")
		n--
		goto again
	}
	println("liftoff")
}

func classify(n int) {
	switch {
	case n < 0:
		print("negative ")
		fallthrough
	case n == 0:
		println("or zero")
	case n > 100:
		print("large ")
		if n > 1000 {
			break
		}
		fallthrough
	default:
		println("positive")
	}
}

func main() {
	println(find([][]int{{1, 2}, {3, 4}, {5}}, 4))
	println(find(nil, 4))
	countdown(3)
	for _, n := range []int{-1, 0, 1, 101, 1001} {
		classify(n)
	}

outer:
	for i := 0; ; i++ {
		for j := 0; j < 5; j++ {
			switch {
			case j == 2:
				continue outer
			case i == 3:
				break outer
			case j == 1:
				break
			default:
				println("at", i, j)
			}
		}
	}

	for i := range "añ\xff日" {
		print(i, " ")
	}
	for i, r := range "añ\xff日" {
		print(i, ":", r, " ")
	}
	println()
	array := [3]int{1, 2, 3}
	for i, x := range array {
		array[2] = 10
		print(i, "=", x, " ")
	}
	for i, x := range &array {
		array[2] = 20
		print(i, "=", x, " ")
	}
	slice := array[:2]
	for i := range slice {
		slice = append(slice, i)
	}
	println(len(slice))
	for range slice {
		print(".")
	}
	n := 0
	for n < 3 {
		n++
	}
	var key int
	var value interface{}
	for key, value = range slice {
	}
	println(n, key, value == 1)
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		print(i, "/", j, " ")
	}
	println()

	switch x := 5; x {
	case 1, 2, 3:
		println("small")
	case 4, 5:
		println("middle")
	}
	switch {
	}
loop:
	for {
		switch n++; n {
		case 6:
			break loop
		}
	}
	println(n)
}
