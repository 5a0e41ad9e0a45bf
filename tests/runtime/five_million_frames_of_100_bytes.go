// run

// Five million frames that each hold an array of their own, looked at on the way back.
package main

//go:noinline
func fill(a *[10]int, n int) {
	for i := range a {
		a[i] = n + i
	}
}

func down(n int) int {
	var a [10]int
	fill(&a, n)
	if n == 0 {
		return a[9]
	}
	r := down(n - 1)
	if a[0] != n || a[9] != n+9 {
		panic("a frame was overwritten")
	}
	return r + a[n%10] - n - n%10
}

func main() {
	for i := 0; i < 2; i++ {
		println(down(5000000))
	}
}
