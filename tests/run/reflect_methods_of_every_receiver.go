// run

// Methods by value, pointer, embedding and interface: found, called, bound, and as functions of their receiver.
package main

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
)

type number int

func (n number) Double() number          { return 2 * n }
func (n number) Add(a, b int) int        { return int(n) + a + b }
func (n *number) Increase(by number) int { *n += by; return int(*n) }
func (n number) hidden()                 {}

type point struct {
	x, y float64
	name string
}

func (p point) Name(prefix string) string { return prefix + p.name }
func (p point) Move(dx, dy float64) point { return point{p.x + dx, p.y + dy, p.name} }
func (p *point) Set(x, y float64)         { p.x, p.y = x, y }
func (p point) Sum(f float32, rest ...float64) (sum float64) {
	sum = p.x + p.y + float64(f)
	for _, x := range rest {
		sum += x
	}
	return sum
}
func (p point) Many(a, b, c, d, e, f int, s []string, t string) string {
	return fmt.Sprint(p.name, a+b+c+d+e+f, s, t)
}

type outer struct {
	number
	*point
	error
	extra int
}

type single struct{ *point }
type call func(int) string

func (c call) Run(n int) string { return c(n + 1) }

type table map[string]int

func (t table) Get(k string) int { return t[k] }

type words []string

func (w words) Count() int { return len(w) }

type triple [3]string

func (t triple) Last() string { return t[2] }

type shape interface {
	Name(string) string
	Sum(float32, ...float64) float64
}

func list(t reflect.Type) {
	fmt.Println(t, t.NumMethod())
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		fmt.Println("  ", m.Index, m.Name, m.Type, m.PkgPath == "", m.IsExported())
	}
}

func call1(v reflect.Value, name string, in ...any) {
	args := make([]reflect.Value, len(in))
	for i := range in {
		args[i] = reflect.ValueOf(in[i])
	}
	m := v.MethodByName(name)
	fmt.Println(v.Type(), name, m.Type(), values(m.Call(args)))
	bound := reflect.ValueOf(m.Interface())
	fmt.Println("  bound", values(bound.Call(args)))
	if method, ok := v.Type().MethodByName(name); ok && v.Kind() != reflect.Interface {
		fmt.Println("  function", values(method.Func.Call(append([]reflect.Value{v}, args...))))
	}
}

func values(vs []reflect.Value) (all []any) {
	for _, v := range vs {
		all = append(all, v.Interface())
	}
	return all
}

func panics(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func main() {
	n := number(5)
	p := point{1, 2, "p"}
	o := outer{7, &p, errors.New("bad"), 1}
	list(reflect.TypeOf(n))
	list(reflect.TypeOf(&n))
	list(reflect.TypeOf(p))
	list(reflect.TypeOf(&p))
	list(reflect.TypeOf(o))
	list(reflect.TypeOf(&o))
	list(reflect.TypeOf(single{&p}))
	list(reflect.TypeOf((*shape)(nil)).Elem())
	list(reflect.TypeOf((*error)(nil)).Elem())

	call1(reflect.ValueOf(n), "Double")
	call1(reflect.ValueOf(n), "Add", 1, 2)
	call1(reflect.ValueOf(&n), "Add", 1, 2)
	call1(reflect.ValueOf(&n), "Increase", number(10))
	fmt.Println(n)
	call1(reflect.ValueOf(p), "Move", 1.5, 2.5)
	call1(reflect.ValueOf(&p), "Name", "the ")
	call1(reflect.ValueOf(p), "Sum", float32(1), 2.0, 3.0)
	call1(reflect.ValueOf(p), "Many", 1, 2, 3, 4, 5, 6, []string{"a"}, "b")
	call1(reflect.ValueOf(&p), "Many", 1, 2, 3, 4, 5, 6, []string{"a"}, "b")
	call1(reflect.ValueOf(o), "Many", 1, 2, 3, 4, 5, 6, []string{"a"}, "b")
	call1(reflect.ValueOf(o), "Error")
	call1(reflect.ValueOf(&o), "Error")
	call1(reflect.ValueOf(o), "Set", 3.0, 4.0)
	call1(reflect.ValueOf(&o), "Increase", number(1))
	fmt.Println(p, o.number)
	call1(reflect.ValueOf(single{&p}), "Move", 1.0, 1.0)
	call1(reflect.ValueOf(single{&p}), "Set", 9.0, 8.0)
	call1(reflect.ValueOf(call(func(n int) string { return fmt.Sprint("n=", n) })), "Run", 3)
	call1(reflect.ValueOf(table{"k": 4}), "Get", "k")
	call1(reflect.ValueOf(words{"a", "b"}), "Count")
	call1(reflect.ValueOf(triple{"x", "y", "z"}), "Last")
	var s shape = &p
	call1(reflect.ValueOf(&s).Elem(), "Name", "shape ")
	call1(reflect.ValueOf(&s).Elem(), "Sum", float32(2))
	call1(reflect.ValueOf(&o.error).Elem(), "Error")

	move := reflect.ValueOf(p).MethodByName("Move").Interface().(func(float64, float64) point)
	p = point{}
	fmt.Println(move(1, 1))
	many := reflect.ValueOf(&o).MethodByName("Many").Interface().(func(a, b, c, d, e, f int, s []string, t string) string)
	fmt.Println(many(1, 1, 1, 1, 1, 1, nil, "end"))
	sum := reflect.ValueOf(o).MethodByName("Sum").Interface().(func(float32, ...float64) float64)
	fmt.Println(sum(1, 2, 3, 4))
	fmt.Println(reflect.ValueOf(sum).CallSlice([]reflect.Value{reflect.ValueOf(float32(1)), reflect.ValueOf([]float64{5})})[0])

	fmt.Println(reflect.New(reflect.TypeOf(n)).MethodByName("Increase").Call([]reflect.Value{reflect.ValueOf(number(3))})[0])
	fmt.Println(reflect.TypeOf(&p).Implements(reflect.TypeOf(&s).Elem()), reflect.TypeOf(n).Implements(reflect.TypeOf(&s).Elem()))
	fmt.Println(reflect.ValueOf(n).MethodByName("hidden").IsValid(), reflect.ValueOf(n).MethodByName("None").IsValid())
	panics("nil pointer", func() { reflect.ValueOf((*point)(nil)).MethodByName("Name").Call([]reflect.Value{reflect.ValueOf("")}) })
	panics("nil interface", func() { var s shape; reflect.ValueOf(&s).Elem().Method(0).Call(nil) })
	panics("too few", func() { reflect.ValueOf(p).MethodByName("Name").Call(nil) })
	panics("too many", func() { reflect.ValueOf(n).MethodByName("Double").Call([]reflect.Value{reflect.ValueOf(1)}) })
	panics("wrong type", func() { reflect.ValueOf(p).MethodByName("Name").Call([]reflect.Value{reflect.ValueOf(1)}) })
	panics("nil func", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	panics("not a func", func() { reflect.ValueOf(1).Call(nil) })
	panics("variadic", func() {
		reflect.ValueOf(fmt.Sprint).Call([]reflect.Value{{}})
	})

	by := reflect.ValueOf(sort.Slice)
	list := []int{3, 1, 2}
	by.Call([]reflect.Value{reflect.ValueOf(list), reflect.MakeFunc(reflect.TypeOf(func(i, j int) bool { return false }), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(list[in[0].Int()] < list[in[1].Int()])}
	})})
	fmt.Println(list)
}
