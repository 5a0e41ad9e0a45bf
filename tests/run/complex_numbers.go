// run

// Complex arithmetic, its infinities, conversions, comparison, and what they are printed as.
package main

type point complex64

var (
	zero float64
	inf  = 1 / zero
	nan  = zero / zero
)

const big = 1<<100 + 3i

func show(name string, c complex128) { println(name, c) }

func add(a, b complex64) complex64 { return a + b }

func halves(c complex128) (float64, float64) { return real(c), imag(c) }

func main() {
	a, b := 3+4i, complex(1, -2)
	show("sum", a+b)
	show("difference", a-b)
	show("product", a*b)
	show("quotient", a/b)
	show("negative", -a)
	a += 1
	a *= 2i
	a -= b
	a /= 2
	show("assigned", a)
	values := []float64{0, -zero, 1, -2.5, 1e300, inf, -inf, nan}
	for _, x := range values {
		for _, y := range values {
			n := complex(x, y)
			show("n", n*n)
			for _, z := range values {
				show("d", n/complex(z, 1))
				show("e", n/complex(0, z))
				show("f", n/complex(z, z))
			}
		}
	}
	var p point = 1.1 + 2.2i
	p = p * p / (p - 0.3i)
	println(p, real(p), imag(p))
	println(complex64(complex128(p)*3), complex128(complex64(1.1+2.2i)))
	println(add(1, 2i), add(p2(), 1))
	println(a == b, a != b, 1i == complex(zero, 1), complex(nan, 1) == complex(nan, 1))
	println(real(big), imag(big), complex64(1.5i))
	x, y := halves(7 - 8i)
	println(x, y)
	var i interface{} = a
	c, ok := i.(complex128)
	_, no := i.(complex64)
	println(c == a, ok, no, i == interface{}(a), i == interface{}(b))
	array := [...]complex64{1, 2i, 3 + 3i}
	sum := complex64(0)
	for _, v := range array {
		sum += v
	}
	println(sum, array == [...]complex64{1, 2i, 3 + 3i})
	s := struct {
		c complex128
		n int
	}{2 + 2i, 1}
	t := s
	t.c *= 1i
	println(s == t, t.c, s.c)
	q := &s.c
	*q++
	*q--
	*q += 1 + 1i
	println(s.c, *q)
	f := func(z complex128) complex128 { return z*z + s.c }
	z := 0i
	for i := 0; i < 5; i++ {
		z = f(z) / 10
	}
	println(z)
	list := []complex128{1: 4i, 3: 2}
	list = append(list, z, 1)
	println(len(list), list[1]*list[3], list[5])
	switch a {
	case 1:
		println("one")
	case a:
		println("itself")
	}
	var r float32 = 1.5
	w := complex(r, 2)
	println(w, real(w)*2, imag(w)+r)
}

func p2() complex64 { return 2 + 0.5i }
