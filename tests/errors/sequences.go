// errorcheck

// Indices, slices and composite literals.
package p

type T struct {
	a int
	b string
	c []int
}
type E struct {
	T
	*P
}
type P struct{ z int }

func (P) meth() {}

type R struct{ next *R }

var i int
var str string
var f64 float64
var f32 float32
var c128 complex128
var sl []int
var bs []byte
var arr [3]int
var pa *[3]int
var mp map[string]int
var ch chan int
var rch <-chan int
var sch chan<- int
var pt *T
var eface interface{}

func sequences() {
	_ = arr[3] // ERROR "^invalid argument: index 3 out of bounds \[0:3\]$"
	_ = arr[-1] // ERROR "^invalid argument: index -1 \(constant of type int\) must not be negative$"
	_ = arr[1.0]
	_ = arr[1.5] // ERROR "^1\.5 \(untyped float constant\) truncated to int$"
	_ = arr["a"] // ERROR "^cannot convert .a. \(untyped string constant\) to int$"
	_ = arr[f64] // ERROR "^invalid argument: index f64 \(variable of type float64\) must be integer$"
	_ = arr[big] // ERROR "^undefined: big$"
	_ = pa[5] // ERROR "^invalid argument: index 5 out of bounds \[0:3\]$"
	_ = sl[-1] // ERROR "^invalid argument: index -1 \(constant of type int\) must not be negative$"
	_ = sl[nil] // ERROR "^cannot convert nil to int$"
	_ = cs[5] // ERROR "^undefined: cs$"
	_ = cs[4] // ERROR "^undefined: cs$"
	_ = "foo"[3] // ERROR "^invalid argument: index 3 out of bounds \[0:3\]$"
	_ = mp[1] // ERROR "^cannot use 1 \(untyped int constant\) as string value in map index$"
	_ = i[0] // ERROR "^invalid operation: cannot index i \(variable of type int\)$"
	_ = pt[0] // ERROR "^invalid operation: cannot index pt \(variable of type \*T\)$"
	_ = eface[0] // ERROR "^invalid operation: cannot index eface \(variable of type interface\{\}\)$"
	_ = sl[2:1] // ERROR "^invalid slice indices: 1 < 2$"
	_ = sl[:-1] // ERROR "^invalid argument: index -1 \(constant of type int\) must not be negative$"
	_ = sl[1:2:1] // ERROR "^invalid slice indices: 1 < 2$"
	_ = sl[3:2:1] // ERROR "^invalid slice indices: 2 < 3$"
	_ = arr[:4] // ERROR "^invalid argument: index 4 out of bounds \[0:4\]$"
	_ = arr[1:2:5] // ERROR "^invalid argument: index 5 out of bounds \[0:4\]$"
	_ = pa[4:] // ERROR "^invalid argument: index 4 out of bounds \[0:4\]$"
	_ = cs[2:9] // ERROR "^undefined: cs$"
	_ = cs[3:1] // ERROR "^undefined: cs$"
	_ = str[1:2:3] // ERROR "^invalid operation: 3-index slice of string$"
	_ = i[1:] // ERROR "^invalid operation: cannot slice i \(variable of type int\)$"
	_ = mp[1:] // ERROR "^invalid operation: cannot slice mp \(variable of type map\[string\]int\)$"
	_ = [3]int{}[:] // ERROR "^invalid operation: \[3\]int\{\} \(value of type \[3\]int\) \(slice of unaddressable value\)$"
	_ = cs[:] + 1 // ERROR "^undefined: cs$"
	_ = T{1} // ERROR "^too few values in T\{…\}$"
	_ = T{1, "a", nil, 4} // ERROR "^too many values in T\{…\}$"
	_ = T{1, b: "a"} // ERROR "^mixture of field:value and value elements in struct literal$" "^too few values in T\{…\}$"
	_ = T{a: 1, "b"} // ERROR "^mixture of field:value and value elements in struct literal$"
	_ = T{a: 1, a: 2} // ERROR "^duplicate field name a in struct literal$"
	_ = T{zz: 1} // ERROR "^unknown field 'zz' in struct literal of type T$"
	_ = T{1: 1} // ERROR "^invalid field name 1 in struct literal$"
	_ = T{a: "x"} // ERROR "^cannot use .x. \(untyped string constant\) as int value in struct literal$"
	_ = T{"x", 1, 2} // ERROR "^cannot use .x. \(untyped string constant\) as int value in struct literal$" "^cannot use 1 \(untyped int constant\) as string value in struct literal$" "^cannot use 2 \(untyped int constant\) as \[\]int value in struct literal$"
	_ = E{a: 1} // ERROR "^unknown field 'a' in struct literal of type E$"
	_ = []int{1, "a", 2.5} // ERROR "^cannot use .a. \(untyped string constant\) as int value in array or slice literal$" "^cannot use 2\.5 \(untyped float constant\) as int value in array or slice literal \(truncated\)$"
	_ = []int{0: 1, 0: 2} // ERROR "^duplicate index 0 in array or slice literal$"
	_ = []int{5: 1, 2, 5: 3} // ERROR "^duplicate index 5 in array or slice literal$"
	_ = []int{-1: 1} // ERROR "^invalid argument: index -1 \(constant of type int\) must not be negative$"
	_ = []int{i: 1} // ERROR "^index i must be integer constant$"
	_ = []int{"a": 1} // ERROR "^cannot convert .a. \(untyped string constant\) to int$"
	_ = []int{1.0: 1}
	_ = [2]int{1, 2, 3} // ERROR "^index 2 is out of bounds \(>= 2\)$"
	_ = [2]int{5: 1} // ERROR "^invalid argument: index 5 out of bounds \[0:2\]$"
	_ = [...]int{1, 2, 9: 3}
	_ = [...]int{}
	var _ [...]int // ERROR "^invalid use of \[\.\.\.\] array \(outside a composite literal\)$"
	_ = map[string]int{"a": 1, "a": 2} // ERROR "^duplicate key .a. in map literal$"
	_ = map[string]int{"a"} // ERROR "^missing key in map literal$"
	_ = map[string]int{1: 1} // ERROR "^cannot use 1 \(untyped int constant\) as string value in map literal$"
	_ = map[interface{}]int{1: 1, 1.0: 2, "1": 3, 1: 4} // ERROR "^duplicate key 1 in map literal$"
	_ = map[float64]int{1: 1, 1.0: 2} // ERROR "^duplicate key 1 in map literal$"
	_ = map[[1]int]int{{1}: 1, {1}: 2}
	_ = map[T]int{} // ERROR "^invalid map key type T$"
	_ = []T{{1}, {a: 1}, {}} // ERROR "^too few values in struct\{a int; b string; c \[\]int\}\{…\}$"
	_ = []*T{{}, &T{}, {zz: 1}} // ERROR "^unknown field 'zz' in struct literal of type T$"
	_ = [][]int{{1}, {"a"}, 1} // ERROR "^cannot use .a. \(untyped string constant\) as int value in array or slice literal$" "^cannot use 1 \(untyped int constant\) as \[\]int value in array or slice literal$"
	_ = int{} // ERROR "^invalid composite literal type int$"
	_ = int{1} // ERROR "^invalid composite literal type int$"
	_ = undefinedT{1, undefinedU} // ERROR "^undefined: undefinedT$" "^undefined: undefinedU$"
}
