// run exit=2

package main

var m = map[int]int{}

type teller struct{}

func (teller) Error() string {
	return "x"
}

func zero() int { return 0 }

func main() {
	for i := 0; i < 3; i++ {
		m[i] = 6 / (i + 1)
	}
	println(len(m), m[2])
	m[5] /= zero()
}
