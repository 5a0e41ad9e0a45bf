// run exit=2

package main

func main() {
	m := map[interface{}]int{1: 2}
	println(m[1])
	var key interface{} = []int{1}
	println(m[key])
}
