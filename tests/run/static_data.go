// run

// Literals of many constants: copied from read-only data, what is not constant stored after it.
package main

type row struct {
	name  string
	value float64
	flags [3]uint8
}

var primes = [...]int16{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}
var table = []row{{"one", 1.5, [3]uint8{1, 2, 3}}, {"two", -2, [3]uint8{4}}, {value: 3, name: "three"}, {"", 4, [3]uint8{7, 8, 9}}}
var sparse = [1000]int{5: 1, 900: 2}
var names = map3{"a", "b", "c", "d", "e", "f", "g", "h"}

type map3 [8]string

func rows(n int) []row {
	return []row{{"x", float64(n), [3]uint8{1, 2, uint8(n)}}, {"y", 2, [3]uint8{4, 5, 6}}, {"z", 3, [3]uint8{7, 8, 9}}}
}

func local(n int) [10]int { return [10]int{1, 2, 3, n, 5, 6, 7, n + 1, 9, 10} }

func main() {
	sum := 0
	for _, p := range primes {
		sum += int(p)
	}
	println(sum, len(table), sparse[5]+sparse[900], sparse[6])
	for _, r := range table {
		println(r.name, r.value, r.flags[0], r.flags[2])
	}
	table[0].name = "changed"
	println(table[0].name, names[7]+names[0])
	a, b := rows(1), rows(2)
	a[1].flags[0] = 99
	println(a[0].value, b[0].value, a[1].flags[0], b[1].flags[0], a[0].flags[2], b[0].flags[2])
	l := local(40)
	println(l[3], l[7], l[9], local(1)[3])
	pi := &[8]string{"p", "q", "r", "s", "t", "u", "v", names[1]}
	println(pi[0], pi[7], len(pi))
	var i interface{} = [2]string{"box", "ed"}
	println(i.([2]string)[1])
	c := []complex128{1, 2i, 3 + 4i, 5, 6, 7}
	println(c[2], real(c[1]), len(c))
	bs := []bool{true, false, true, true, false, true, sum > 0}
	println(bs[0], bs[1], bs[6])
}
