package main

type wide struct{ words [20]int }

var (
	someMap = map[int]int{1: 2, 3: 4}
	eight   = 8
	nine    = 9
	hundred = 100
)

//go:noinline
func lookMap(m map[int]int) int { return len(m) }

//go:noinline
func keepMap(m map[string]int) int {
	keptMap = m
	return len(m)
}

var maps = []site{
	{"empty, looked at", func() int { return lookMap(map[int]int{}) + lookMap(make(map[int]int)) }},
	{"empty, kept", func() int { return keepMap(map[string]int{}) }},
	{"one entry, kept", func() int { return keepMap(map[string]int{word: 1}) }},
	{"eight entries in the frame", func() int {
		m := make(map[int]int)
		for i := 0; i < 8; i++ {
			m[i] = i
		}
		return lookMap(m) + m[7]
	}},
	{"nine entries", func() int {
		m := make(map[int]int)
		for i := 0; i < 9; i++ {
			m[i] = i
		}
		return lookMap(m) + m[8]
	}},
	{"nine entries of strings", func() int {
		m := make(map[string]string)
		for i := 0; i < 9; i++ {
			m[line[:i]] = word
		}
		return len(m)
	}},
	{"room for eight", func() int { m := make(map[int]int, 8); m[1] = 2; return lookMap(m) }},
	{"room for nine", func() int { m := make(map[int]int, 9); m[1] = 2; return lookMap(m) }},
	{"room for a variable eight", func() int { m := make(map[int]int, eight); m[1] = 2; return lookMap(m) }},
	{"room for a variable nine", func() int { m := make(map[int]int, nine); m[1] = 2; return lookMap(m) }},
	{"room for a hundred", func() int { m := make(map[int]int, hundred); m[1] = 2; return lookMap(m) }},
	{"room for eight, kept", func() int { return keepMap(make(map[string]int, 8)) }},
	{"room for a variable eight, kept", func() int { return keepMap(make(map[string]int, eight)) }},
	{"room for a hundred, kept", func() int { return keepMap(make(map[string]int, 100)) }},
	{"literal", func() int { m := map[int]int{1: 2, one + 1: 3, 3: one}; return m[1] + m[2] + m[3] }},
	{"literal of eight", func() int {
		m := map[string]int{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8}
		return m["c"] + len(m)
	}},
	{"literal of nine", func() int {
		m := map[string]int{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": one}
		return m["c"] + len(m)
	}},
	{"literal of thirty", func() int {
		m := map[int]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15,
			16: 16, 17: 17, 18: 18, 19: 19, 20: 20, 21: 21, 22: 22, 23: 23, 24: 24, 25: 25, 26: 26, 27: 27, 28: 28, 29: 29, 30: 30}
		return m[30] + len(m)
	}},
	{"wide elements", func() int {
		m := make(map[int]wide)
		m[1] = wide{}
		m[2] = wide{}
		return len(m)
	}},
	{"wide keys", func() int {
		m := make(map[wide]int)
		m[wide{}] = 1
		return len(m) + m[wide{}]
	}},
	{"sets", func() int {
		m := make(map[string]struct{})
		m[word], m[line] = struct{}{}, struct{}{}
		_, ok := m["none"]
		if ok {
			return 1
		}
		return len(m)
	}},
	{"slices as elements", func() int {
		m := make(map[string][]int)
		m[word] = append(m[word], 1)
		m[word] = append(m[word], 2)
		return len(m[word])
	}},
	{"maps as elements", func() int {
		m := map[int]map[int]int{1: {}}
		m[1][2] = 3
		return m[1][2]
	}},
	{"pointers as elements", func() int {
		m := map[string]*pair{}
		m[word] = &pair{1, 2}
		m[word].x = 5
		return m[word].x
	}},
	{"functions as elements", func() int {
		m := map[string]func(int, int) int{"add": add}
		return m["add"](1, 2)
	}},
	{"interfaces as keys", func() int {
		m := map[any]int{}
		m[word], m[one], m[1.5] = 1, 2, 3
		return m["word"] + m[1]*10 + m[1.5]*100
	}},
	{"interface key of a large number", func() int {
		m := map[any]int{}
		m[one+1000] = 1
		return m[one+1000] + m[hundred*10]
	}},
	{"assignments with operators", func() int {
		m := map[string]int{}
		m[word]++
		m[word] += 4
		m["other"] |= 8
		return m[word] + m["other"]
	}},
	{"delete and put again", func() int {
		m := map[int]int{}
		for i := 0; i < 100; i++ {
			m[i&7] = i
			delete(m, i&7)
		}
		return len(m)
	}},
	{"walked over", func() int {
		total := 0
		for k, v := range someMap {
			total += k * v
		}
		for range someMap {
			total++
		}
		return total
	}},
	{"cleared", func() int {
		m := map[int]int{1: 2, 3: 4}
		for k := range m {
			delete(m, k)
		}
		return len(m)
	}},
	{"in a loop", func() int {
		total := 0
		for i := 0; i < 5; i++ {
			m := map[int]int{i: i}
			total += m[i]
		}
		return total
	}},
	{"in a struct", func() int {
		s := struct{ m map[string]int }{make(map[string]int)}
		s.m[word] = 3
		return s.m["word"]
	}},
	{"captured", func() int {
		m := map[int]int{}
		put := func(k int) { m[k] = k * k }
		put(2)
		put(3)
		return m[2] + m[3]
	}},
	{"returned", func() int { return len(newMap()) }},
	{"room for a variable zero", func() int { m := make(map[string]int, zero); m[word] = 1; return len(m) }},
	{"room for a negative number", func() int { return caught(func() { m := make(map[string]int, -one); m[word] = 1 }) }},
	{"room for a variable eight, filled", func() int {
		m := make(map[int]int, eight)
		for i := 0; i < 8; i++ {
			m[i] = i
		}
		return lookMap(m)
	}},
	{"room for a variable eight in a loop", func() int {
		total := 0
		for i := 0; i < 12; i += 3 {
			m := make(map[int]int, i)
			m[i] = i
			total += len(m)*10 + m[i] + m[i-3]
		}
		return total
	}},
	{"room for a variable byte", func() int { m := make(map[string]string, uint8(eight)); m[word] = word; return len(m["word"]) }},
	{"struct keys", func() int {
		m := map[pair]string{{1, 2}: "a", {one, 3}: "b"}
		return len(m[pair{1, 3}]) + len(m)
	}},
	{"array elements", func() int {
		m := map[string][4]int{}
		m[word] = [4]int{1, 2, one}
		return m["word"][2] + len(m)
	}},
	{"float keys", func() int { m := map[float64]int{0.5: 1, float64(one): 2}; return m[1] + len(m) }},
	{"counted words", func() int {
		m := make(map[string]int)
		for _, w := range [...]string{"a", "b", "a", "c", "a"} {
			m[w]++
		}
		return m["a"]*10 + len(m)
	}},
	{"grouped", func() int {
		m := make(map[int][]string)
		for _, w := range [...]string{"a", "bb", "c", "dd"} {
			m[len(w)] = append(m[len(w)], w)
		}
		return len(m[1]) + len(m[2])*10
	}},
	{"keys gathered", func() int {
		keys := make([]int, 0, len(someMap))
		for k := range someMap {
			keys = append(keys, k)
		}
		return sum(keys...)
	}},
	{"copied", func() int {
		m := make(map[int]int, len(someMap))
		for k, v := range someMap {
			m[k] = v
		}
		return len(m)
	}},
	{"ranged over a literal", func() int {
		total := 0
		for k, v := range map[string]int{"a": 1, "bb": 2, "ccc": one} {
			total += len(k) * v
		}
		return total
	}},
	{"element replaced by a struct", func() int {
		m := map[int]pair{}
		m[1] = pair{one, 2}
		p := m[1]
		p.x = 7
		m[1] = p
		return m[1].area()
	}},
	{"nil", func() int {
		var m map[string]int
		_, ok := m[word]
		delete(m, word)
		return len(m) + m["x"] + boolInt(ok)
	}},
}

//go:noinline
func newMap() map[string]int { return map[string]int{"a": one} }

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
