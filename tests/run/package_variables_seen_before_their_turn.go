// run

// What a function that an earlier variable's initial value calls sees of later package variables: those that Go lays
// out when it compiles have their values already, the others are zero still.
package main

import "unsafe"

type point struct{ x, y int }

type shape interface{ area() int }

func (p point) area() int { return p.x * p.y }

type wide struct{ point }

// The order of initialisation does not follow calls through an interface.
type looker interface{ look(when string) int }
type viewer struct{}

var see looker = viewer{}

func (viewer) look(when string) int {
	println("--", when)
	println(integer, real, text, aPoint.x, aPoint.y, len(points), pairs[1].x, function != nil, aShape != nil, anything != nil)
	println(string(bytes), len(table), len(slice), word, made != nil, copied[1].y, text2, shape2 != nil, nested != nil)
	println(partly[0], partly[1], partly[2], partly2[0], partly2[1], partly2[2], method != nil, address != nil, named != nil)
	println(direct != nil, boxed != nil, none == nil, function2 != nil, pointer2 != nil, points2 != nil, sum, one, two)
	println(len(record.list), record.next != nil, record.name, record.any != nil, record2.name, record2.next != nil, record.got, record2.got)
	println(field != nil, number != nil, anyMap != nil, converted, chosen, len(runes), channel == nil, complexes[1] == 3i, converted2)
	return 5
}

var first = see.look("first")

type node struct {
	list []string
	next *node
	name string
	any  interface{}
	got  int
}

var (
	integer                = 42
	real                   = 1.5
	text                   = "text"
	aPoint                 = point{1, 2}
	points                 = []point{{1, 2}, {3, 4}}
	pairs                  = [2]point{{5, 6}, {7, 8}}
	function               = func(x int) int { return x + 1 }
	aShape     shape       = point{2, 3}
	anything   interface{} = "any"
	bytes                  = []byte("bytes")
	table                  = map[string]int{"a": 1}
	slice                  = array[1:3]
	array                  = [4]int{1, 2, 3, 4}
	word                   = uintptr(7)
	made                   = new(int)
	copied                 = pairs
	text2                  = text
	shape2                 = aShape
	nested                 = &[]*point{{1, 2}, &aPoint, nil}
	partly                 = [3]int{1, see.look("partly"), 3}
	partly2                = partly
	method                 = point.area
	address                = &array[2]
	named                  = plus
	direct     interface{} = &aPoint
	boxed      interface{} = [2]interface{}{1, see.look("boxed")}
	none       interface{} = nil
	function2              = function
	pointer2               = nested
	points2                = points
	sum                    = integer + 1
	one, two               = 1, 2
	record                 = node{[]string{"a", "b"}, &node{name: "next"}, "record", wide{point{1, 2}}, see.look("record")}
	record2                = record
	field                  = &record.next.name
	number     shape       = wide{point{3, 4}}
	anyMap     interface{} = map[int]int{1: 1}
	converted              = int8(wideNumber)
	wideNumber             = 300
	chosen                 = [...]string{2: "two", 0: "zero"}[2]
	runes                  = []rune("runes")
	channel                = make(chan int)
	complexes              = [...]complex64{1, 3i}
	converted2             = uintptr(unsafe.Pointer(&aPoint)) != 0
)

func plus(x int) int { return x + 2 }

func main() {
	see.look("main")
	println(first, function(1), (*nested)[0].y, *address, method(aPoint), named(1), boxed.([2]interface{})[1].(int))
	nested2, points3 := *nested, points2
	nested2[0].x, points3[1].y = 70, 80
	println((*pointer2)[0].x, points[1].y, record2.next.name, record.any.(shape).area(), number.area(), direct.(*point).y)
	record2.list[0] = "changed"
	println(record.list[0], *field, &points[0] == &points2[0], anyMap.(map[int]int)[1])
	bytes[0] = 'B'
	println(string(bytes), "bytes")
}
