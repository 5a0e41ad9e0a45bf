// run

// What runs when, in assignments to maps: right sides are evaluated wholly before a key goes into the map.
package main

var trace string

func say(s string, n int) int {
	trace += s + " "
	return n
}

func shown() {
	println(trace)
	trace = ""
}

func values() map[int]int {
	trace += "map "
	return shared
}

var shared = map[int]int{1: 10, 2: 20}

func pair() (int, bool) { return say("pair", 5), true }

type counter struct{ n int }

func main() {
	values()[say("key", 1)] = say("value", 3)
	shown()
	values()[say("key", 1)] += say("value", 4)
	shown()
	shared[say("a", 1)], shared[say("b", 2)] = say("c", 6), say("d", 7)
	println(shared[1], shared[2])
	shown()
	shared[1], shared[2] = shared[2], shared[1]
	println(shared[1], shared[2])
	var ok bool
	shared[say("e", 3)], ok = pair()
	println(shared[3], ok)
	shown()
	m := map[string]int{"k": say("first", 1), "l": say("second", 2)}
	shown()
	if v, ok := m["k"]; ok {
		println(v)
	}
	var there bool
	m["n"], there = m["l"]
	println(m["n"], there)
	m["k"], m["l"] = m["k"]+m["l"], m["k"]*100
	println(m["k"], m["l"])
	m["k"]++
	m["k"] <<= 3
	m["k"] %= 7
	m["new"] -= 5
	println(m["k"], m["new"], len(m))
	texts := map[int]string{}
	texts[1] += "a"
	texts[1] += "b" + texts[1]
	println(texts[1])
	structs := map[int]counter{}
	structs[0] = counter{structs[0].n + 1}
	println(structs[0].n, structs[1].n)
	pointers := map[string]*counter{"p": {4}}
	pointers["p"].n++
	println(pointers["p"].n)
	slices := map[string][]int{"s": {1, 2, 3}}
	slices["s"][1] = 9
	slices["t"] = append(slices["s"], slices["s"]...)
	println(slices["t"][4], len(slices["t"]))
	arrays := map[int][3]int{7: {1, 2, 3}}
	println(arrays[7][2], arrays[8][2], len(arrays[9]))
	var i interface{} = m
	other, isMap := i.(map[string]int)
	println(isMap, len(other), other["l"])
	i = map[int]interface{}{1: "x", 2: 3}
	println(i.(map[int]interface{})[1].(string), i.(map[int]interface{})[2].(int))
	var x interface{}
	for x, shared[100] = range map[int]int{8: 9} {
	}
	println(x.(int), shared[100])
	k := 1
	f := func() int { k = 2; return 50 }
	n := map[int]int{}
	n[k] = f()
	println(n[1], n[2])
	large := map[int]int{
		1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 7, 7: 8, 8: 9, 9: 10, 10: 11, 11: 12, 12: 13, 13: 14, 14: 15, 15: 16,
		16: 17, 17: 18, 18: 19, 19: 20, 20: 21, 21: 22, 22: 23, 23: 24, 24: 25, 25: 26, 26: 27, 27: 28, 28: say("x", 29),
	}
	sum := 0
	for k, v := range large {
		sum += v * k
	}
	println(len(large), sum, large[28])
	for range large {
		delete(large, 5)
	}
	var nothing map[string]int
	println(nothing == nil, large != nil, len(nothing), nothing["x"])
	for k := range nothing {
		println("never", k)
	}
	made := make(map[string]int, say("hint", 1000))
	println(len(made))
	made = make(map[string]int, -say("hint", 0)-1)
	made["z"] = 1
	println(len(made))
}
