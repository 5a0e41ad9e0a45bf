// errorcheck

// What print takes in the type checker but not in the compiler behind it.
package p

type T struct{ x int }

func print_() {
	var a [3]int
	print(a, T{}) // ERROR "^illegal types for operand: print"
	println(1, struct{}{}, "a") // ERROR "^illegal types for operand: print"
	print(1i, []int{}, map[int]int{}, print_, new(int), make(chan int), nil == new(int))
	var e interface{}
	var i interface{ M() }
	print(e, i)
}
