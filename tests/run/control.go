// run

// Control flow: loops with labels, goto, switches of every form, fallthrough, dead code.
package main

type kind int

const (
	a kind = iota
	b
	c
	d
	e
)

func (k kind) str() string {
	switch k {
	case a:
		return "a"
	case b:
		return "b"
	case c, d:
		return "cd"
	case e:
		return "e"
	}
	return "?"
}

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	default:
		return "F"
	case n >= 70:
		return "C"
	}
}

func fall(n int) {
	switch n {
	case 1:
		print("1 ")
		fallthrough
	case 2:
		print("2 ")
		fallthrough
	default:
		print("default ")
	case 3:
		print("3 ")
	}
	println()
}

func side(n int) int { print("side", n, " "); return n }

func loops() {
outer:
	for i := 0; i < 4; i++ {
		for j := 0; ; j++ {
			if j == i {
				continue outer
			}
			if i == 3 {
				break outer
			}
			print(i, j, " ")
		}
	}
	println()
	i := 0
again:
	i++
	if i < 5 {
		goto again
	}
	println(i)
	goto end
unused:
	println("never")
	goto unused
end:
	for {
		i--
		if i == 0 {
			break
		}
		switch i {
		case 2:
			continue
		case 1:
			break
		}
		print(i, ";")
	}
	println()
sw:
	switch {
	case true:
		for {
			break sw
		}
	}
	n := 0
	for n < 100 {
		n += n + 1
	}
	println(n)
}

func collatz(n uint64) (steps int) {
	for ; n != 1; steps++ {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
	}
	return
}

func forever() int {
	for {
		return 1
	}
}

func str(s string) int {
	switch s {
	case "alpha":
		return 1
	case "beta", "gamma":
		return 2
	case "":
		return 3
	}
	return 4
}

func dense(n uint8) int {
	switch n {
	case 0, 1, 2:
		return 10
	case 3:
		return 11
	case 200:
		return 12
	case 255:
		return 13
	}
	return -1
}

func main() {
	for k := a; k <= e+1; k++ {
		print(k.str(), " ")
	}
	println()
	println(grade(95), grade(85), grade(75), grade(10))
	for i := 0; i < 5; i++ {
		fall(i)
	}
	switch side(2) {
	case side(1), side(2), side(3):
		println("two")
	}
	loops()
	println(collatz(27), forever())
	println(str("alpha"), str("gamma"), str(""), str("zz"))
	println(dense(1), dense(3), dense(200), dense(255), dense(100))
	if x := side(3); x > 2 && side(4) == 4 || side(5) == 5 {
		println("yes")
	} else if y := x; y > 0 {
		println("no")
	}
	t, f := true, false
	println(t && f, t || f, !t, t != f, t == f && f)
	switch x := side(7); {
	case x > 5:
		println("big")
	}
	switch {
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		print(i, " ", j, ";")
	}
	println()
}
