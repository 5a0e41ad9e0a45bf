// Three descents of 4,000,000 frames of about 100 bytes: what does a deep stack cost?
package main

//go:noinline
func touch(a *[8]int, n int) { a[n&7] = n }

func down(n int) int {
	var a [8]int
	touch(&a, n)
	if n == 0 {
		return a[0]
	}
	return down(n-1) + a[n&7] - n
}

func main() {
	for i := 0; i < 3; i++ {
		println(down(4000000))
	}
}
