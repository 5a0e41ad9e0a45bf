// run collect=10000

// Values of many megabytes with pointers everywhere in them: what they point to is kept, wherever they go.
package main

import (
	"fmt"
	"reflect"
	"runtime"
)

type list [1<<20 + 1<<10]*int

type record struct {
	name string
	a    [1 << 20]*int
	b    [2]struct {
		n int
		p [1 << 19]*int
	}
	last *string
}

var kept interface{}

func number(n int) *int {
	p := new(int)
	*p = n
	return p
}

func litter() {
	for i := 0; i < 100000; i++ {
		number(-1)
	}
	runtime.GC()
}

func fill(r *record) {
	text := fmt.Sprint("last of ", r.name)
	r.a[0], r.a[1<<19], r.a[1<<20-1] = number(1), number(2), number(3)
	r.b[0].p[7], r.b[1].n, r.b[1].p[1<<19-1] = number(4), 5, number(6)
	r.last = &text
}

func show(r *record) {
	fmt.Println(r.name, *r.a[0], *r.a[1<<19], *r.a[1<<20-1], *r.b[0].p[7], r.b[1].n, *r.b[1].p[1<<19-1], *r.last)
}

func main() {
	l := new(list)
	l[0], l[1<<20], l[len(l)-1] = number(10), number(11), number(12)
	litter()
	fmt.Println(*l[0], *l[1<<20], *l[len(l)-1], l[5] == nil)

	r := &record{name: "one"}
	fill(r)
	litter()
	show(r)

	copied := new(record)
	*copied = *r
	r = nil
	litter()
	show(copied)

	kept = *copied
	copied = nil
	litter()
	boxed := kept.(record)
	kept = nil
	litter()
	show(&boxed)

	made := reflect.New(reflect.ArrayOf(2, reflect.TypeOf(list{}))).Elem()
	made.Index(1).Index(1 << 20).Set(reflect.ValueOf(number(13)))
	made.Index(0).Index(3).Set(reflect.ValueOf(number(14)))
	litter()
	fmt.Println(made.Index(1).Index(1<<20).Elem(), made.Index(0).Index(3).Elem(), made.Len())
}
