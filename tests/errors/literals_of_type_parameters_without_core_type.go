// errorcheck

// They were accepted, and had the type parameter's zero value.
package main

type either interface{ ~[]int | ~map[int]int }

func slices[T ~[]int]() T                { return T{} }
func inline[T ~[]int | ~map[int]int]() T { return T{} }       // ERROR "^invalid composite literal type T$"
func named[T either]() T                 { return T{1: 2} }   // ERROR "^invalid composite literal type T$"
func any1[T any]() T                     { return T{} }       // ERROR "^invalid composite literal type T$"
func arrays[T ~[]int | ~[2]int]()        { _, _ = T{}, &T{} } // ERROR "^invalid composite literal type T$"
func structs[T ~struct{ x int } | struct{ x, y int }](x int) {
	_ = T{x: undefined} // ERROR "^invalid composite literal type T$" "^undefined: undefined$"
}

func main() {}
