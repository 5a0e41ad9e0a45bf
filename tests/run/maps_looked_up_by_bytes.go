// run

// m[string(bytes)] looks at the bytes as they are just then; a key that goes into the map is a copy of its own.
package main

var bytes = []byte("key")

func change(n int) int {
	bytes[0] = 'K'
	return n
}

type name string

func main() {
	m := map[string]int{"key": 1, "Key": 10, "": 5}
	println(m[string(bytes)]+change(100), m[string(bytes)])
	bytes[0] = 'k'
	v, ok := m[string(bytes)]
	println(v, ok, m[string(bytes[:0])], m[string(bytes[1:])], len(m))
	m[string(bytes)] = 7
	bytes[0] = 'x'
	m[string(bytes)]++
	bytes[1] = 'y'
	println(m["key"], m["xey"], m["xyy"], len(m))
	delete(m, string(bytes))
	bytes[1] = 'e'
	delete(m, string(bytes))
	println(len(m), m[string(bytes)])
	n := map[name]string{"xey": "found"}
	println(n[name(bytes)], n[name(string(bytes))], len(n[name(bytes[1:])]))
	var i map[interface{}]int
	println(i[string(bytes)])
	i = map[interface{}]int{"xey": 3}
	println(i[string(bytes)])
}
