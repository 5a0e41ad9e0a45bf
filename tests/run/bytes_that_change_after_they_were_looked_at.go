// run

// Bytes that change after string(b) was looked at in place: in keys, comparisons, sums and switches.
package main

type K struct {
	s string
	n int
}

var m = map[string]int{"abc": 1, "xbc": 2, "": 9}
var mk = map[K]string{{"abc", 1}: "k1", {"xbc", 1}: "k2", {"abc", 2}: "k3"}

func mut(b []byte, c byte) int { b[0] = c; return int(c) }

func ranges(b []byte) (t string) {
	for i, r := range string(b) {
		b[len(b)-1-i] = '0' + byte(i)
		t += string(r)
	}
	return t + string(b)
}

func sw(b []byte) string {
	switch mut(b, 'x'); string(b) {
	case "abc":
		return "old"
	case "xbc":
		defer mut(b, 'q')
		b[1] = 'y'
		return "new" + string(b)
	}
	return "?"
}

func deferred(b []byte) (r int) {
	defer func(n int, s string) { r = r*10 + n; println(s) }(m[string(b)], mk[K{string(b), mut(b, 'x') - 'x' + 1}])
	b[0] = 'a'
	return m[string(b)]
}

func sel(b []byte) {
	c := make(chan int, 4)
	d := make(chan string, 4)
	select {
	case c <- m[string(b)] + mut(b, 'x'):
	}
	select {
	case d <- mk[K{string(b), 1}]:
	default:
	}
	println(<-c, <-d)
}

func pair(b []byte) (int, string, bool) {
	return m[string(b)], mk[K{string(b), 1}], mut(b, 'x') == 1
}

type node struct{ m map[string]*node }

func (n *node) walk(b []byte) *node { return n.m[string(b[:1])].m[string(b[1:2])] }

func assignBoth(b []byte) {
	m[string(b)], m[string(b[:1])] = m[string(b)]+10, m[string(b[1:])]+mut(b, 'z')
	println(m["zbc"], m["z"], m["abc"], m["a"], len(m))
	var ok bool
	m[string(b)], ok = m[string(b[:2])]
	println(ok, len(m))
	x := &m
	(*x)[string(b)]++
	mut(b, 'n')
	println((*x)["zbc"], m["nbc"])
}

func concat(b []byte) string {
	s := "<" + string(b) + ">" + string(b[:1])
	e := string(b) + ""
	f := "" + string(b)
	mut(b, '!')
	return s + e + f
}

func cmp(b, c []byte) (n int) {
	if string(b) == string(c) {
		n |= 1
	}
	if string(b) < string(c) != (string(c) < string(b)) {
		n |= 2
	}
	if (string(b)) >= "a"+string(c) {
		n |= 4
	}
	mutated := func() string { c[0] = 'z'; return string(c) }
	if string(c) == mutated() {
		n |= 8
	}
	if x := string(b); x != string(b) || mut(b, 'w') == 0 || x == string(b) {
		n |= 16
	}
	return
}

func empty(b []byte) (n int) {
	n = m[string(b)]
	if string(b) == "" {
		n++
	}
	switch string(b) {
	case "":
		n += 2
	}
	return n + len("x"+string(b))
}

func main() {
	println(ranges([]byte("hello")), ranges([]byte("hé")))
	println(sw([]byte("abc")))
	println(deferred([]byte("abc")))
	sel([]byte("abc"))
	println(pair([]byte("abc")))
	leaf := &node{}
	root := &node{map[string]*node{"a": {map[string]*node{"b": leaf}}}}
	println(root.walk([]byte("ab")) == leaf, root.walk([]byte("ac")) == nil)
	assignBoth([]byte("abc"))
	println(concat([]byte("abc")))
	println(cmp([]byte("abc"), []byte("abd")), cmp([]byte("abc"), []byte("abc")))
	println(empty(nil), empty([]byte{}), empty(make([]byte, 0, 5)))
}
