// run

// The spectral norm of an infinite matrix: loops over slices.
//
// Look for, with -m -l: make([]float64, n) escapes to heap (non-constant size), and that no parameter leaks.
// With an argument it runs longer, for bench/run.sh.
package main

import (
	"fmt"
	"math"
	"os"
)

func entry(i, j int) float64 {
	return 1 / float64((i+j)*(i+j+1)/2+i+1)
}

func times(v, u []float64) {
	for i := range v {
		var a float64
		for j := range u {
			a += entry(i, j) * u[j]
		}
		v[i] = a
	}
}

func timesTransposed(v, u []float64) {
	for i := range v {
		var a float64
		for j := range u {
			a += entry(j, i) * u[j]
		}
		v[i] = a
	}
}

func main() {
	n := 300
	if len(os.Args) > 1 {
		n = 2000
	}
	u, v, between := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range u {
		u[i] = 1
	}
	for i := 0; i < 10; i++ {
		times(between, u)
		timesTransposed(v, between)
		times(between, v)
		timesTransposed(u, between)
	}
	var vBv, vv float64
	for i := range v {
		vBv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	fmt.Printf("%0.9f\n", math.Sqrt(vBv/vv))
}
