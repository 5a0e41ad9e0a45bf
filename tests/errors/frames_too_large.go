// errorcheck

// Frames of a gigabyte and more: variables that stay in them, copies of arrays that are ranged over, results of calls
// on their way into others, arguments.
package p

type big = [400e6]byte

var k int

func small() big
func take(big, big)
func huge() [1 << 30]int8

func calls() { // ERROR "^stack frame too large \(>1GB\): 762 MB locals \+ 0 MB args \+ 762 MB callee$"
	take(small(), small())
}

func result() { // ERROR "^stack frame too large \(>1GB\): 1024 MB locals \+ 0 MB args$"
	println(huge()[k])
}

func assigned() {
	x := small() // is moved to the heap
	println(x[k])
}

func arguments(a, b, c big) {} // ERROR "^stack frame too large \(>1GB\): 0 MB locals \+ 1144 MB args$"

func fits(a, b big) {}

func literal() { // ERROR "^stack frame too large \(>1GB\): 22888 MB locals \+ 0 MB args$"
	x := [][]int{1e9: []int{}}
	println(len(x[k]))
}

func pointer(p *[1 << 31]byte) byte {
	return p[k]
}

func ranged(p *[1 << 31]byte) { // ERROR "^stack frame too large \(>1GB\): 2048 MB locals \+ 0 MB args$"
	for _, b := range *p {
		println(b)
	}
}

func ranged_by_index(p *[1 << 31]byte) {
	for i := range *p {
		println(i)
	}
}

func closure() func() {
	return func() { // ERROR "^stack frame too large \(>1GB\): 1024 MB locals \+ 0 MB args$"
		println(huge()[k])
	}
}

func asserted(i interface{}) { // ERROR "^stack frame too large \(>1GB\): 1024 MB locals \+ 0 MB args$"
	println(i.([1 << 30]int8)[k])
}

func discarded() {
	_ = []byte{1 << 30: 1}
}

func boxed() interface{} { // ERROR "^stack frame too large \(>1GB\): 1024 MB locals \+ 0 MB args$"
	var x [1 << 30]int8
	return x
}

func boxed_package_variable() interface{} {
	return wide
}

var wide [1 << 30]int8

type huge_bytes [1 << 30]int8

func boxed_literal() interface{} { // ERROR "^stack frame too large \(>1GB\): 1024 MB locals \+ 0 MB args$"
	return [1 << 30]int8{}
}

func boxed_elements() interface{} { // ERROR "^stack frame too large \(>1GB\): 1024 MB locals \+ 0 MB args$"
	return [1 << 27]int{1, 2, 3}
}

func boxed_conversion(p *huge_bytes) interface{} { // ERROR "^stack frame too large \(>1GB\): 1024 MB locals \+ 0 MB args$"
	return [1 << 30]int8(*p)
}

func boxed_behind_a_pointer(p *huge_bytes) interface{} {
	return *p
}

func compared_with_an_interface(i interface{}) bool { // ERROR "^stack frame too large \(>1GB\): 1024 MB locals \+ 0 MB args$"
	return [1 << 30]int8{} == i
}
