// Primes below twenty million: a large slice of booleans.
package main

func main() {
	const n = 20000000
	composite := make([]bool, n)
	count := 0
	for i := 2; i < n; i++ {
		if composite[i] {
			continue
		}
		count++
		for j := i * i; j < n; j += i {
			composite[j] = true
		}
	}
	println(count)
}
