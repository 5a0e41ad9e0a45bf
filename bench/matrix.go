// A product of two matrices of 400 by 400: slices of slices of floats.
package main

func matrix(n int, seed float64) [][]float64 {
	m := make([][]float64, n)
	step := seed / float64(n) / float64(n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = step * float64((i-j)*(i+j))
		}
	}
	return m
}

func multiply(a, b [][]float64) [][]float64 {
	n := len(a)
	transposed := make([][]float64, n)
	for i := range transposed {
		transposed[i] = make([]float64, n)
		for j := range transposed[i] {
			transposed[i][j] = b[j][i]
		}
	}
	product := make([][]float64, n)
	for i := range product {
		row := make([]float64, n)
		for j := range row {
			var sum float64
			u, v := a[i], transposed[j]
			for k := range u {
				sum += u[k] * v[k]
			}
			row[j] = sum
		}
		product[i] = row
	}
	return product
}

func main() {
	n := 400
	p := matrix(n, 1)
	for i := 0; i < 4; i++ {
		p = multiply(p, matrix(n, 2))
	}
	println(p[n/2][n/2])
}
