// run

// The second value of a map index, an assertion or a receive is an untyped bool: a variable of any
// boolean or interface type takes it.

package main

type truth bool

var packageTruth truth

func main() {
	m := map[int]int{0: 7}
	var i interface{} = "text"
	c := make(chan int, 1)
	c <- 5

	var ok truth
	_, ok = m[0]
	println(ok)
	_, ok = m[1]
	println(ok)
	_, ok = i.(int)
	println(ok)
	_, ok = i.(string)
	println(ok)
	_, ok = <-c
	println(ok)
	close(c)
	_, ok = <-c
	println(ok)

	v, packageTruth := m[0]
	println(v, packageTruth)
	select {
	case _, ok = <-c:
		println("received", ok)
	}

	var x int
	var e interface{}
	x, e = m[0]
	println(x, e.(bool))
	x, e = i.(int)
	println(x, e.(bool))
	x, e = <-c
	println(x, e.(bool))

	truths := [2]truth{true, true}
	_, truths[1] = m[3]
	println(truths[0], truths[1])
}
