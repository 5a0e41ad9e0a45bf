// run

// Types that reflect makes are those of the program where it has them, are made once, and work like compiled ones:
// in assertions, as keys, with pointers that the collector follows.
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"
)

type node struct {
	next *node
	n    int
}

func (n *node) Value() int { return n.n }

func same(what string, made reflect.Type, program any) {
	fmt.Println(what, made, made == reflect.TypeOf(program))
}

func identities() {
	i, s := reflect.TypeOf(0), reflect.TypeOf("")
	n := reflect.TypeOf(node{})
	same("slice", reflect.SliceOf(i), []int(nil))
	same("slice of slices", reflect.SliceOf(reflect.SliceOf(n)), [][]node(nil))
	same("array", reflect.ArrayOf(3, s), [3]string{})
	same("map", reflect.MapOf(s, n), map[string]node(nil))
	same("channel", reflect.ChanOf(reflect.RecvDir, n), (<-chan node)(nil))
	same("pointer", reflect.PointerTo(n), &node{})
	same("pointer to pointer", reflect.PointerTo(reflect.PointerTo(i)), new(*int))
	same("function", reflect.FuncOf([]reflect.Type{i, reflect.SliceOf(s)}, []reflect.Type{n}, true), (func(int, ...string) node)(nil))
	same("struct", reflect.StructOf([]reflect.StructField{{Name: "A", Type: i, Tag: `k:"v"`}, {Name: "B", Type: s}}), struct {
		A int `k:"v"`
		B string
	}{})
	fmt.Println(reflect.ArrayOf(1234, n) == reflect.ArrayOf(1234, n), reflect.SliceOf(reflect.ArrayOf(77, n)) == reflect.SliceOf(reflect.ArrayOf(77, n)))
	fmt.Println(reflect.Zero(reflect.SliceOf(i)).Interface().([]int) == nil)
	_, ok := reflect.New(n).Interface().(interface{ Value() int })
	fmt.Println(ok)
}

func manyNodes(n int) (all *node) {
	for i := 0; i < n; i++ {
		all = &node{all, i}
	}
	return all
}

func count(n *node) (sum int) {
	for ; n != nil; n = n.next {
		sum += n.n
	}
	return sum
}

// Values of made types keep alive what they point to.
func collected() {
	fields := []reflect.StructField{
		{Name: "A", Type: reflect.TypeOf(byte(0))},
		{Name: "P", Type: reflect.TypeOf(&node{})},
		{Name: "X", Type: reflect.ArrayOf(70, reflect.TypeOf(uintptr(0)))},
		{Name: "List", Type: reflect.ArrayOf(200, reflect.TypeOf(&node{}))},
		{Name: "Any", Type: reflect.TypeOf((*any)(nil)).Elem()},
		{Name: "End", Type: reflect.TypeOf([3]int8{})},
	}
	t := reflect.StructOf(fields)
	v := reflect.New(t).Elem()
	v.Field(1).Set(reflect.ValueOf(manyNodes(100)))
	v.Field(3).Index(150).Set(reflect.ValueOf(manyNodes(50)))
	v.Field(4).Set(reflect.ValueOf(manyNodes(20)))
	list := reflect.MakeSlice(reflect.SliceOf(t), 5, 5)
	list.Index(4).Set(v)
	array := reflect.New(reflect.ArrayOf(100, t)).Elem()
	array.Index(99).Set(v)
	m := reflect.MakeMap(reflect.MapOf(reflect.ArrayOf(2, reflect.TypeOf("")), reflect.ArrayOf(9, reflect.TypeOf(&node{}))))
	e := reflect.New(m.Type().Elem()).Elem()
	for i := 0; i < 50; i++ {
		e.Index(8).Set(reflect.ValueOf(manyNodes(10)))
		m.SetMapIndex(reflect.ValueOf([2]string{fmt.Sprint(i), "k"}), e)
	}
	c := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, t), 3)
	c.Send(v)
	v.Set(reflect.Zero(t))
	for i := 0; i < 5; i++ {
		manyNodes(300)
		runtime.GC()
	}
	check := func(v reflect.Value) {
		fmt.Println(count(v.Field(1).Interface().(*node)), count(v.Field(3).Index(150).Interface().(*node)), count(v.Field(4).Interface().(*node)))
	}
	check(list.Index(4))
	check(array.Index(99))
	x, _ := c.Recv()
	check(x)
	sum := 0
	for it := m.MapRange(); it.Next(); {
		sum += count(it.Value().Index(8).Interface().(*node)) + it.Key().Index(0).Len()
	}
	fmt.Println(sum)
}

func keys() {
	t := reflect.StructOf([]reflect.StructField{{Name: "S", Type: reflect.TypeOf("")}, {Name: "F", Type: reflect.TypeOf(0.0)}, {Name: "A", Type: reflect.TypeOf((*any)(nil)).Elem()}})
	key := func(s string, f float64, a any) reflect.Value {
		v := reflect.New(t).Elem()
		v.Field(0).SetString(s)
		v.Field(1).SetFloat(f)
		v.Field(2).Set(reflect.ValueOf(a))
		return v
	}
	m := map[any]int{}
	m[key("a", 1, 2).Interface()] = 1
	m[key("a", 1, 2).Interface()]++
	m[key("a", 1, "2").Interface()] = 5
	fmt.Println(len(m), m[key("a", 1, 2).Interface()], key("x", 0, 1).Interface() == key("x", 0, 1).Interface(), key("x", 0, 1).Interface() == key("y", 0, 1).Interface())
	defer func() { fmt.Println(recover()) }()
	m[key("b", 1, []int{}).Interface()] = 1
}

func parallel() {
	var wait sync.WaitGroup
	types := make([][]reflect.Type, 6)
	for i := range types {
		wait.Add(1)
		go func(i int) {
			defer wait.Done()
			for n := 1; n < 20; n++ {
				a := reflect.ArrayOf(1000+n, reflect.TypeOf(node{}))
				types[i] = append(types[i], reflect.MapOf(reflect.TypeOf(n), a), reflect.FuncOf([]reflect.Type{a}, nil, false))
			}
		}(i)
	}
	wait.Wait()
	for i := range types {
		fmt.Print(reflect.DeepEqual(types[0], types[i]), " ")
	}
	fmt.Println()
}

func main() {
	identities()
	collected()
	keys()
	parallel()
	fmt.Println(reflect.StructOf([]reflect.StructField{{Name: "Node", Type: reflect.TypeOf(&node{}), Anonymous: true}}).NumMethod())
}
