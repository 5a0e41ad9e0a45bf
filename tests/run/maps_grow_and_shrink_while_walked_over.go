// run

// A range over a map meets every entry that stays exactly once, none that was deleted before, and may meet those
// that are added: also while the map grows (spec, For statements with range clause).
package main

type key struct {
	a, b int
	name string
}

type large struct {
	words [40]int
}

func ints() {
	for round := 0; round < 40; round++ {
		m := map[int]int{}
		n := 1 << uint(round%11)
		for i := 0; i < n; i++ {
			m[i] = i * i
		}
		seen := make([]bool, n)
		for k, v := range m {
			if k < n {
				if seen[k] || v != k*k {
					println("met twice or wrong", k, v)
				}
				seen[k] = true
			}
			if len(m) < 8*n {
				m[n+len(m)] = -1
			}
		}
		for i := range seen {
			if !seen[i] {
				println("not met", n, i)
			}
		}
	}
}

func deletions() {
	for round := 0; round < 40; round++ {
		m := map[string]*int{}
		n := 1 << uint(round%10)
		for i := 0; i < n; i++ {
			x := i
			m[name(i)] = &x
		}
		met, deleted := map[string]bool{}, map[string]bool{}
		for k, v := range m {
			if deleted[k] || met[k] || name(*v) != k {
				println("wrong entry", k, *v)
			}
			met[k] = true
			other := name((*v + n/2) % n)
			if !met[other] {
				deleted[other] = true
			}
			delete(m, other)
			m[name(*v+n)] = v
			delete(m, name(*v+n))
		}
		if len(met)+len(deleted) != n {
			println("lost", n, len(met), len(deleted))
		}
	}
}

func name(i int) string {
	if i == 0 {
		return "zero"
	}
	var b []byte
	for ; i > 0; i /= 10 {
		b = append(b, byte('0'+i%10))
	}
	return string(b)
}

func largeOnes() {
	m := map[[40]int]large{}
	for i := 0; i < 300; i++ {
		var k [40]int
		k[i%40] = i
		v := m[k]
		v.words[39]++
		v.words[0] = i
		m[k] = v
	}
	sum := 0
	for k, v := range m {
		for i := range k {
			sum += k[i]
		}
		sum += v.words[39] + v.words[0]
	}
	println(len(m), sum)
	var k [40]int
	_, there := m[k]
	k[39] = -1
	_, missing := m[k]
	delete(m, [40]int{})
	println(there, missing, len(m), m[k].words[39])
}

func structs() {
	m := map[key][]int{}
	for i := 0; i < 2000; i++ {
		k := key{i % 10, i % 3, name(i % 50)}
		m[k] = append(m[k], i)
	}
	total := 0
	for k, list := range m {
		for _, i := range list {
			if k.a != i%10 || k.b != i%3 || k.name != name(i%50) {
				println("wrong list")
			}
			total++
		}
	}
	println(len(m), total, m[key{1, 1, "1"}][0])
}

func sameSize() {
	m := map[int]int{}
	for i := 0; i < 1000; i++ {
		m[i] = i
	}
	for turn := 0; turn < 200; turn++ {
		for i := 0; i < 900; i++ {
			delete(m, turn*1000+i)
		}
		for i := 0; i < 900; i++ {
			m[(turn+1)*1000+i] = i
		}
		count := 0
		for range m {
			count++
		}
		if count != len(m) {
			println("count", count, len(m))
		}
		for k := range m {
			if k >= 1000 {
				delete(m, k)
			}
		}
	}
	println(len(m))
}

func clear() {
	m := map[string]int{"a": 1, "b": 2}
	for i := 0; i < 5000; i++ {
		m[name(i)] = i
	}
	for k := range m {
		delete(m, k)
	}
	println(len(m), m["17"])
	m["17"] = 17
	for k, v := range m {
		println(k, v, len(m))
	}
	var nothing map[string]int
	for k := range nothing {
		delete(nothing, k)
	}
	println(len(nothing), nothing["x"])
}

func zeroSized() {
	set := map[int]struct{}{}
	for i := 0; i < 100; i++ {
		set[i%37] = struct{}{}
	}
	_, in := set[36]
	_, out := set[37]
	println(len(set), in, out)
	one := map[struct{}]string{}
	one[struct{}{}] = "x"
	one[struct{}{}] += "y"
	for _, v := range one {
		println(len(one), v)
	}
	empty := map[[0]int]struct{}{{}: {}}
	println(len(empty))
}

func main() {
	ints()
	deletions()
	largeOnes()
	structs()
	sameSize()
	clear()
	zeroSized()
}
