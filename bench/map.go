// Maps of integers and of strings: built, looked up, counted in, walked over, emptied.
package main

type point struct{ x, y int32 }

func random(seed *uint32) uint32 {
	*seed = *seed*1664525 + 1013904223
	return *seed >> 8
}

func integers(count int) int {
	m := make(map[int]int)
	seed := uint32(1)
	for i := 0; i < count; i++ {
		m[int(random(&seed))] = i
	}
	sum := 0
	for turn := 0; turn < 4; turn++ {
		seed = 1
		for i := 0; i < 2*count; i++ {
			sum += m[int(random(&seed))]
		}
	}
	for k, v := range m {
		sum += k ^ v
	}
	seed = 1
	for i := 0; i < count; i++ {
		delete(m, int(random(&seed)))
	}
	return sum + len(m)
}

func texts(count int) int {
	names := make([]string, count)
	seed := uint32(2)
	for i := range names {
		b := make([]byte, 4+i%13)
		for j := range b {
			b[j] = 'a' + byte(random(&seed)%26)
		}
		names[i] = string(b)
	}
	m := map[string]int{}
	for i := 0; i < 12*count; i++ {
		m[names[int(random(&seed))%count]]++
	}
	sum := 0
	for _, n := range names {
		sum += m[n] * len(n)
	}
	return sum
}

func points(count int) int {
	m := map[point]*point{}
	seed := uint32(3)
	for i := 0; i < count; i++ {
		p := point{int32(random(&seed) % 512), int32(random(&seed) % 512)}
		if q := m[p]; q != nil {
			q.x++
		} else {
			m[p] = &point{1, int32(i)}
		}
	}
	sum := 0
	for p, q := range m {
		sum += int(p.x-p.y) * int(q.x)
	}
	return sum + len(m)
}

func small(count int) int {
	sum := 0
	for i := 0; i < count; i++ {
		m := map[byte]int{'a': 1, 'b': 2}
		m[byte(i)] += i
		sum += m['a'] + len(m)
	}
	return sum
}

func main() {
	println(integers(400000))
	println(texts(100000))
	println(points(800000))
	println(small(1000000))
}
