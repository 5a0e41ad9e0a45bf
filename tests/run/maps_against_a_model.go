// run

// Random operations on maps of several types, each beside a list that is searched from the start.
package main

type model struct {
	keys   []interface{}
	values []int
}

func (m *model) index(key interface{}) int {
	for i, k := range m.keys {
		if k == key {
			return i
		}
	}
	return -1
}

func (m *model) add(key interface{}, n int) {
	i := m.index(key)
	if i < 0 {
		m.keys, m.values = append(m.keys, key), append(m.values, 0)
		i = len(m.keys) - 1
	}
	m.values[i] += n
}

func (m *model) remove(key interface{}) {
	i := m.index(key)
	if i < 0 {
		return
	}
	last := len(m.keys) - 1
	m.keys[i], m.values[i] = m.keys[last], m.values[last]
	m.keys, m.values = m.keys[:last], m.values[:last]
}

// table is a map behind functions.
type table struct {
	name   string
	key    func(n int) interface{}
	add    func(key interface{}, n int)
	get    func(key interface{}) (int, bool)
	remove func(key interface{})
	length func() int
	each   func(visit func(key interface{}, value int))
	clear  func()
}

type pair struct {
	text string
	n    uint8
	next *pair
}

var pairs [500]pair

func text(n int) string {
	s := "k"
	for ; n > 0; n /= 7 {
		s += "abcdefg"[n%7 : n%7+1]
	}
	return s
}

func ints() table {
	m := map[int]int{}
	return table{"int", func(n int) interface{} { return n * 1000003 },
		func(k interface{}, n int) { m[k.(int)] += n },
		func(k interface{}) (int, bool) { v, ok := m[k.(int)]; return v, ok },
		func(k interface{}) { delete(m, k.(int)) }, func() int { return len(m) },
		func(visit func(interface{}, int)) {
			for k, v := range m {
				visit(k, v)
			}
		},
		func() {
			for k := range m {
				delete(m, k)
			}
		}}
}

func shorts() table {
	m := map[uint32][3]int16{}
	return table{"uint32", func(n int) interface{} { return uint32(n << 20) },
		func(k interface{}, n int) {
			v := m[k.(uint32)]
			v[1] += int16(n)
			m[k.(uint32)] = v
		},
		func(k interface{}) (int, bool) { v, ok := m[k.(uint32)]; return int(v[1]), ok },
		func(k interface{}) { delete(m, k.(uint32)) }, func() int { return len(m) },
		func(visit func(interface{}, int)) {
			for k, v := range m {
				visit(k, int(v[1]))
			}
		},
		func() {
			for k := range m {
				delete(m, k)
			}
		}}
}

func texts() table {
	m := map[string]*int{}
	return table{"string", func(n int) interface{} { return text(n) },
		func(k interface{}, n int) {
			if p := m[k.(string)]; p != nil {
				*p += n
				return
			}
			m[k.(string)] = &n
		},
		func(k interface{}) (int, bool) {
			p, ok := m[k.(string)]
			if !ok {
				return 0, false
			}
			return *p, p != nil
		},
		func(k interface{}) { delete(m, k.(string)) }, func() int { return len(m) },
		func(visit func(interface{}, int)) {
			for k, v := range m {
				visit(k, *v)
			}
		},
		func() {
			for k := range m {
				delete(m, k)
			}
		}}
}

func structs() table {
	m := map[pair]interface{}{}
	return table{"struct", func(n int) interface{} { return pair{text(n % 11), uint8(n), &pairs[n%500]} },
		func(k interface{}, n int) {
			old, _ := m[k.(pair)].(int)
			m[k.(pair)] = old + n
		},
		func(k interface{}) (int, bool) { v, ok := m[k.(pair)]; n, _ := v.(int); return n, ok },
		func(k interface{}) { delete(m, k.(pair)) }, func() int { return len(m) },
		func(visit func(interface{}, int)) {
			for k, v := range m {
				visit(k, v.(int))
			}
		},
		func() {
			for k := range m {
				delete(m, k)
			}
		}}
}

func mixed() table {
	m := map[interface{}]int{}
	return table{"interface", func(n int) interface{} {
		switch n % 5 {
		case 0:
			return n
		case 1:
			return text(n)
		case 2:
			return float64(n) / 3
		case 3:
			return complex(float32(n), 1)
		}
		return [2]interface{}{n, text(n)}
	},
		func(k interface{}, n int) { m[k] += n },
		func(k interface{}) (int, bool) { v, ok := m[k]; return v, ok },
		func(k interface{}) { delete(m, k) }, func() int { return len(m) },
		func(visit func(interface{}, int)) {
			for k, v := range m {
				visit(k, v)
			}
		},
		func() {
			for k := range m {
				delete(m, k)
			}
		}}
}

func larges() table {
	m := map[[20]int][20]string{}
	return table{"large", func(n int) interface{} { return [20]int{n % 3, 19: n} },
		func(k interface{}, n int) {
			v := m[k.([20]int)]
			for ; n > 0; n-- {
				v[7] += "."
			}
			m[k.([20]int)] = v
		},
		func(k interface{}) (int, bool) { v, ok := m[k.([20]int)]; return len(v[7]), ok },
		func(k interface{}) { delete(m, k.([20]int)) }, func() int { return len(m) },
		func(visit func(interface{}, int)) {
			for k, v := range m {
				visit(k, len(v[7]))
			}
		},
		func() {
			for k := range m {
				delete(m, k)
			}
		}}
}

var seed = uint32(12345)

func random(n int) int {
	seed = seed*1664525 + 1013904223
	return int(seed>>8) % n
}

func check(t table, m *model) {
	if t.length() != len(m.keys) {
		println(t.name, "length", t.length(), len(m.keys))
	}
	count := 0
	t.each(func(key interface{}, value int) {
		i := m.index(key)
		if i < 0 || m.values[i] != value {
			println(t.name, "walk: wrong entry")
		}
		count++
	})
	if count != len(m.keys) {
		println(t.name, "walk", count, len(m.keys))
	}
}

// A walk that removes and adds: what is met is in the map just then, and met once.
func disturb(t table, m *model, span int) {
	var met model
	t.each(func(key interface{}, value int) {
		i := m.index(key)
		if i < 0 || m.values[i] != value || met.index(key) >= 0 {
			println(t.name, "disturbed walk: wrong entry")
		}
		met.add(key, 1)
		other := t.key(random(span))
		if met.index(other) >= 0 {
			return
		}
		if random(2) == 0 {
			t.remove(other)
			m.remove(other)
		} else {
			t.add(other, 2)
			m.add(other, 2)
		}
	})
}

func try(t table, turns int) {
	var m model
	sum := 0
	for turn := 0; turn < turns; turn++ {
		span := 10 << uint(turn%6)
		for i := 0; i < span*2; i++ {
			key := t.key(random(span))
			switch random(4) {
			case 0:
				t.remove(key)
				m.remove(key)
			case 1:
				value, ok := t.get(key)
				i := m.index(key)
				if ok != (i >= 0) || ok && value != m.values[i] {
					println(t.name, "get", value, ok, i)
				}
			default:
				n := random(20)
				t.add(key, n)
				m.add(key, n)
			}
		}
		check(t, &m)
		disturb(t, &m, span)
		check(t, &m)
		for _, value := range m.values {
			sum += value
		}
		if random(5) == 0 {
			t.clear()
			m = model{}
			check(t, &m)
		}
	}
	println(t.name, sum > 0)
}

func main() {
	for _, make := range []func() table{ints, shorts, texts, structs, mixed, larges} {
		try(make(), 18)
	}
}
