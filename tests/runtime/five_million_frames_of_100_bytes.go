// run

// Five million frames that each hold an array of their own, looked at on the way back.
package main

//go:noinline
func fill(a *[8]int, n int) {
	for i := range a {
		a[i] = n + i
	}
}

func down(n int) int {
	var a [8]int
	fill(&a, n)
	if n == 0 {
		return a[7]
	}
	r := down(n - 1)
	if a[0] != n || a[7] != n+7 {
		panic("a frame was overwritten")
	}
	return r + a[n%8] - n - n%8
}

func main() {
	for i := 0; i < 2; i++ {
		println(down(5000000))
	}
}
