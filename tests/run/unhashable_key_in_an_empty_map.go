// run exit=2

package main

type pair struct {
	a int
	b interface{}
}

func main() {
	var m map[pair]string
	println(m[pair{1, 2}])
	delete(m, pair{1, func() {}})
}
