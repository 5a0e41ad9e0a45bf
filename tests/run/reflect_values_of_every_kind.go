// run

// Every kind of Value: what it says of itself, how it is set, converted, compared and walked over.
package main

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
	"unsafe"
)

type embedded struct{ Inner string }
type record struct {
	embedded
	*other
	ID     int64 `json:"id" key:"a b"`
	Tags   []string
	Table  map[string]float64 `json:"-"`
	hidden bool
	Any    any
	Call   func(int) error
	Next   *record
	Pipe   chan<- int
	Grid   [2][3]int8
	Number complex64
}
type other struct{ Z uint16 }
type (
	text   string
	ints   []int
	flag   bool
	real32 float32
	bytes  []byte
)

func describe(t reflect.Type) {
	fmt.Printf("%v kind=%v name=%q path=%q size=%d align=%d comparable=%v\n", t, t.Kind(), t.Name(), t.PkgPath(), t.Size(), t.Align(), t.Comparable())
	switch t.Kind() {
	case reflect.Struct:
		for _, f := range reflect.VisibleFields(t) {
			fmt.Println("  ", f.Name, f.Type, f.Offset, f.Index, f.Anonymous, f.PkgPath, f.Tag, f.Tag.Get("json"), f.IsExported())
		}
	case reflect.Func:
		fmt.Println("  ", t.NumIn(), t.NumOut(), t.IsVariadic())
	case reflect.Map:
		fmt.Println("  ", t.Key(), t.Elem())
	case reflect.Chan:
		fmt.Println("  ", t.ChanDir(), t.Elem())
	case reflect.Array:
		fmt.Println("  ", t.Len(), t.Elem())
	}
}

func panics(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func set() {
	r := record{}
	v := reflect.ValueOf(&r).Elem()
	v.FieldByName("Inner").SetString("inner")
	v.FieldByName("ID").SetInt(-7)
	v.FieldByName("Tags").Set(reflect.Append(v.FieldByName("Tags"), reflect.ValueOf("a"), reflect.ValueOf("b")))
	v.FieldByName("Table").Set(reflect.MakeMapWithSize(v.FieldByName("Table").Type(), 10))
	v.FieldByName("Table").SetMapIndex(reflect.ValueOf("pi"), reflect.ValueOf(3.25))
	v.FieldByName("Any").Set(reflect.ValueOf([]int{1}))
	v.FieldByName("Next").Set(reflect.New(v.Type()))
	v.FieldByName("Next").Elem().FieldByName("ID").SetInt(9)
	v.FieldByName("Grid").Index(1).Index(2).SetInt(5)
	v.FieldByName("Number").SetComplex(1 + 2i)
	fmt.Println(r.Inner, r.ID, r.Tags, r.Table, r.Any, r.Next.ID, r.Grid, r.Number)
	panics("unexported", func() { v.FieldByName("hidden").SetBool(true) })
	panics("not addressable", func() { reflect.ValueOf(r).Field(2).SetInt(1) })
	panics("wrong kind", func() { v.FieldByName("ID").SetString("x") })
	panics("assign", func() { v.FieldByName("Tags").Set(reflect.ValueOf(1)) })
	panics("zero", func() { reflect.Value{}.Type() })
	panics("nil embedded", func() { v.FieldByName("Z") })
	panics("index", func() { v.FieldByName("Tags").Index(5) })
	v.FieldByName("Tags").SetLen(1)
	fmt.Println(r.Tags, v.FieldByName("Tags").Cap(), v.FieldByName("Tags").Slice3(0, 1, 1).Cap(), v.CanAddr(), v.Field(0).CanSet(), v.FieldByName("hidden").CanInterface())
	fmt.Println(v.FieldByName("ID").OverflowInt(1<<40), reflect.ValueOf(int8(0)).OverflowInt(200), reflect.ValueOf(float32(0)).OverflowFloat(1e300))
}

func maps() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	v := reflect.ValueOf(m)
	var lines []string
	for it := v.MapRange(); it.Next(); {
		lines = append(lines, fmt.Sprint(it.Key(), "=", it.Value()))
	}
	sort.Strings(lines)
	fmt.Println(lines, v.Len(), v.MapIndex(reflect.ValueOf("b")), v.MapIndex(reflect.ValueOf("x")).IsValid(), len(v.MapKeys()))
	v.SetMapIndex(reflect.ValueOf("a"), reflect.Value{})
	fmt.Println(m)
	large := reflect.MakeMap(reflect.MapOf(reflect.TypeOf([40]string{}), reflect.TypeOf([200]byte{})))
	large.SetMapIndex(reflect.ValueOf([40]string{3: "x"}), reflect.ValueOf([200]byte{7: 7}))
	fmt.Println(large.MapIndex(reflect.ValueOf([40]string{3: "x"})).Index(7), large.Type())
	any1 := reflect.ValueOf(map[any]int{1: 1, "a": 2, 2.5: 3})
	fmt.Println(any1.MapIndex(reflect.ValueOf("a")), any1.MapIndex(reflect.ValueOf(2.5)))
	panics("unhashable", func() { any1.MapIndex(reflect.ValueOf([]int{})) })
	panics("nil map", func() { reflect.ValueOf(map[int]int(nil)).SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(1)) })
	type named map[text]int8
	w := reflect.ValueOf(named{"k": 1}).Convert(reflect.TypeOf(map[text]int8{}))
	w.SetMapIndex(reflect.ValueOf(text("l")), reflect.ValueOf(int8(2)))
	fmt.Println(w.Interface().(map[text]int8), w.MapIndex(reflect.ValueOf(text("k"))))
}

func channels() {
	c := reflect.MakeChan(reflect.TypeOf((chan string)(nil)), 2)
	c.Send(reflect.ValueOf("one"))
	fmt.Println(c.TrySend(reflect.ValueOf("two")), c.TrySend(reflect.ValueOf("three")), c.Len(), c.Cap())
	x, ok := c.Recv()
	fmt.Println(x, ok)
	d := make(chan [5]int)
	go func() { d <- [5]int{4: 4} }()
	chosen, x, ok := reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(d)},
		{Dir: reflect.SelectSend, Chan: reflect.ValueOf((chan int)(nil)), Send: reflect.ValueOf(1)},
	})
	fmt.Println(chosen, x, ok)
	chosen, x, ok = reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectDefault}, {Dir: reflect.SelectRecv, Chan: reflect.ValueOf(d)}})
	fmt.Println(chosen, x.IsValid(), ok)
	chosen, _, _ = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: c, Send: reflect.ValueOf("sent")}})
	x, ok = c.TryRecv()
	fmt.Println(chosen, x, ok)
	c.Close()
	x, _ = c.Recv()
	y, ok := c.TryRecv()
	fmt.Println(x, y, ok)
	panics("closed", func() { c.Send(reflect.ValueOf("x")) })
	panics("direction", func() { reflect.ValueOf((<-chan int)(nil)).Send(reflect.ValueOf(1)) })
}

func conversions() {
	from := []any{int8(-3), uint16(65535), 300, 2.75, float32(1.5), "text", text("named"), []byte("bytes"), []rune("rünes"),
		bytes("b"), true, flag(true), 1 + 2i, ints{1, 2}, []int{3}, [2]int{1, 2}, real32(2.5), 'x', uintptr(7), errorText("e"), []string{"s"}}
	to := []any{int(0), int8(0), uint8(0), uint64(0), float32(0), 0.0, "", text(""), []byte(nil), []rune(nil), bytes(nil), false, flag(false),
		complex64(0), ints(nil), []int(nil), (*[2]int)(nil), real32(0), new(any), new(error)}
	for _, f := range from {
		v := reflect.ValueOf(f)
		var line []string
		for _, t := range to {
			target := reflect.TypeOf(t)
			if target.Kind() == reflect.Pointer && target.Elem().Kind() == reflect.Interface {
				target = target.Elem()
			}
			if v.Type().ConvertibleTo(target) && v.CanConvert(target) {
				line = append(line, fmt.Sprintf("%v(%v)", target, v.Convert(target)))
			}
		}
		text := strings.Join(line, " ")
		if v.Type() == reflect.TypeOf(ints{}) || v.Type() == reflect.TypeOf([]int{}) {
			text = fmt.Sprint(len(line))
		}
		fmt.Println(v.Type(), text)
	}
	panics("array pointer", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeOf((*[2]int)(nil))) })
}

type errorText string

func (e errorText) Error() string { return string(e) }

type loop struct {
	next *loop
	m    map[string]*loop
	v    []any
}

func equality() {
	a := &loop{m: map[string]*loop{}, v: []any{1, "x", []int{1}}}
	a.next, a.m["a"] = a, a
	b := &loop{m: map[string]*loop{}, v: []any{1, "x", []int{1}}}
	b.next, b.m["a"] = b, b
	fmt.Println(reflect.DeepEqual(a, b), reflect.DeepEqual(a, &loop{}), reflect.DeepEqual([]int(nil), []int{}), reflect.DeepEqual(map[int]any{1: []byte("a")}, map[int]any{1: []byte("a")}))
	list := []struct {
		n int
		s string
	}{{1, "a"}, {2, "b"}, {3, "c"}}
	swap := reflect.Swapper(list)
	swap(0, 2)
	swap(1, 2)
	names := []string{"x", "y"}
	reflect.Swapper(names)(0, 1)
	bytes := []byte{1, 2}
	reflect.Swapper(bytes)(0, 1)
	fmt.Println(list, names, bytes)
	fmt.Println(reflect.Copy(reflect.ValueOf(names), reflect.ValueOf([]string{"z"})), names)
	fmt.Println(reflect.ValueOf(0.0).IsZero(), reflect.ValueOf(record{}).IsZero(), reflect.ValueOf(&list).IsNil(), reflect.Indirect(reflect.ValueOf(&names)).Len())
}

func main() {
	var r record
	t := reflect.TypeOf(r)
	describe(t)
	for _, f := range reflect.VisibleFields(t) {
		describe(f.Type)
	}
	for _, x := range []any{true, int8(1), uint(2), uintptr(3), float32(1), 1i, "s", text("t"), ints{}, unsafe.Pointer(nil), &r, fmt.Sprintf, (<-chan int)(nil), errorText(""), struct{}{}, [0]int{}} {
		describe(reflect.TypeOf(x))
	}
	set()
	maps()
	channels()
	conversions()
	equality()
}
