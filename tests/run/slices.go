// run

// Slices: append within and past capacity, copy, three-index slices, aliasing, nested slices.
package main

type s3 struct{ a, b, c int }

func grow(s []int) []int { return append(s, 1, 2, 3) }
func sum(s ...int) (t int) {
	for _, v := range s {
		t += v
	}
	return
}
func three(a, b []int, c string, d []int) int { return len(a)*100 + cap(b)*10 + len(c) + d[0] }

func main() {
	var s []int
	println(s == nil, len(s), cap(s))
	for i := 0; i < 10; i++ {
		s = append(s, i)
	}
	println(len(s), s[9])
	t := s[2:5]
	println(len(t), cap(t) >= 3, t[0])
	t = append(t, 100)
	println(s[5], len(s))
	u := s[2:5:5]
	u = append(u, 200)
	println(s[5], u[3], len(u))
	println(copy(s, s[3:]), s[0], s[6])
	println(copy(s[1:], s), s[0], s[1], s[9])
	println(sum(), sum(1), sum(1, 2, 3), sum(s[:3]...), sum(grow(nil)...))
	b := make([]byte, 3, 10)
	println(len(b), cap(b), len(b[:7]), len(b[3:]), cap(b[3:]), len(b[1:2:4]), cap(b[1:2:4]))
	var g [][]int
	for i := 0; i < 4; i++ {
		row := make([]int, i)
		for j := range row {
			row[j] = i * j
		}
		g = append(g, row)
	}
	println(len(g), g[3][2])
	x := []s3{{1, 2, 3}}
	x = append(x, x...)
	x = append(x, x[0], s3{4, 5, 6})
	println(len(x), x[3].b, x[2].c)
	arr := [5]int{1, 2, 3, 4, 5}
	sl := arr[1:3]
	sl = append(sl, 40)
	println(arr[3], len(sl), cap(sl), len(arr[:]), cap(arr[4:]))
	p := &arr
	println(len(p), p[1], len(p[2:]), cap(p[:0]))
	for i := range p {
		p[i] *= 2
	}
	println(arr[4])
	e := s[len(s):]
	println(len(e), e == nil)
	str := []string{"a", "b"}
	str = append(str[:1], append([]string{"x"}, str[1:]...)...)
	println(len(str), str[0], str[1], str[2])
	i := 0
	i, s[i] = 5, 77
	println(i, s[0])
	s[0], s[1] = s[1], s[0]
	println(s[0], s[1])
	n := 4
	v := make([]int, n, n*2)
	println(len(v), cap(v), three(v, v, "abc", v[1:]))
	q := append([]int(nil), 1)
	q[0]++
	println(q[0])
	lit := []int{3: 4, 5, 0: 1}
	println(len(lit), lit[0], lit[3], lit[4])
	ap := (*[3]int)(lit)
	ap[1] = 9
	println(lit[1], len(ap))
	for len(v) > 0 {
		v = v[1:]
	}
	println(len(v), cap(v))
	fun := []func(int) int{func(x int) int { return x + 1 }, func(x int) int { return x * i }}
	println(fun[0](3), fun[1](3))
	big := make([]int, 1000)
	for i := range big {
		big[i] = i
	}
	big = append(big, big...)
	println(len(big), big[1999])
}
