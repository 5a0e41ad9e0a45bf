// run

// Functions called by reflect, and made by it, with parameters and results of every class that the
// convention of calls knows: in registers of both kinds, shared, split, too many, on the stack.
package main

import (
	"fmt"
	"reflect"
)

type (
	empty   struct{}
	floats  struct{ a, b float32 }
	float3  struct{ a, b, c float32 }
	double2 struct{ a, b float64 }
	mixed   struct {
		a int32
		b float32
		c float64
	}
	backwards struct {
		a float64
		b int8
	}
	bytes3 struct{ a, b, c byte }
	bytes9 [9]byte
	nested struct {
		a struct{ x, y int16 }
		b [2]float32
	}
	padded struct {
		a float64
		b empty
	}
	padded4 struct {
		a float32
		b [0]int64
	}
	big struct {
		a, b, c int
		s       string
	}
	holder struct{ p *int }
	slices struct{ s []int }
	boxed  struct{ e error }
	array1 [1]*int
	array2 [2]string
	myErr  string
	fn     func(int) int
)

func (e myErr) Error() string { return string(e) }

var number = 42

func ints(a, b, c, d, e, f, g, h int) (int, int, int) { return a + b, c*d + e, f - g*h }
func small(a int8, b uint8, c int16, d uint16, e int32, f uint32, g bool, h uintptr, i int8, j bool) (int8, bool, uint16) {
	return a - i, g != j, d + uint16(b) + uint16(c) + uint16(e) + uint16(f) + uint16(h)
}
func manyFloats(a, b, c, d, e, f, g, h, i, j float64) (float64, float64) {
	return a + b + c + d + e, f*g*h - i*j
}
func manyFloat32(a, b, c, d, e, f, g, h, i float32, n int) float32 {
	return a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*h + 9*i + float32(n)
}
func texts(a, b, c, d string) (string, string) { return a + b, c + d }
func afterText(a, b int, s string, c, d int, t string, e int) string {
	return fmt.Sprint(a, b, s, c, d, t, e)
}
func sliced(a []int, b []string, c []float64, d []byte) ([]int, int) {
	return append(a[:1:1], len(b), len(c), len(d)), cap(a)
}
func interfaces(a any, b error, c fmt.Stringer, d any) (any, error, bool) {
	return d, b, a == nil || c == nil
}
func complexes(a complex64, b complex128, c complex64, d complex128, e complex128, f complex64) (complex64, complex128) {
	return a*c + f, b*d + e
}
func structs(a floats, b float3, c double2, d mixed, e backwards) (mixed, backwards, float3) {
	return mixed{d.a + 1, a.b, c.a}, backwards{e.a * 2, e.b + 1}, float3{b.c, b.b, b.a}
}
func oneFloats(a floats) floats                       { return floats{a.b, a.a} }
func oneFloat3(a float3) float3                       { return float3{a.c, a.a, a.b} }
func oneDouble2(a double2) double2                    { return double2{a.b, a.a} }
func oneMixed(a mixed) mixed                          { return mixed{-a.a, -a.b, -a.c} }
func oneBackwards(a backwards) backwards              { return backwards{-a.a, -a.b} }
func oneNested(a nested) nested                       { a.a.x, a.a.y = a.a.y, a.a.x; a.b[0] += a.b[1]; return a }
func onePadded(a padded, b padded4) (padded, padded4) { return padded{a: -a.a}, padded4{a: -b.a} }
func justPadded(a padded) padded                      { return padded{a: a.a + 1} }
func tiny(a bytes3, b bytes9, c [2]uint16, d [3]int32) (bytes3, bytes9, [3]int32) {
	return bytes3{a.c, a.b, byte(c[1])}, bytes9{0: b[8], 8: b[0]}, [3]int32{d[2], d[1], d[0]}
}
func split(a, b, c, d, e int, s string, f int) string { return fmt.Sprint(a, b, c, d, e, s, f) }
func splitMixed(a, b, c, d, e, f int, x mixed, y float64, z int) string {
	return fmt.Sprint(a, b, c, d, e, f, x, y, z)
}
func large(a big, n int, b big) (big, int) { return big{b.a, a.b, b.c, a.s + b.s}, n }
func stacked(a [40]int, f float64, b [3]string, n int) ([3]string, int) {
	return [3]string{b[2], b[1], fmt.Sprint(f)}, a[39] + n
}
func huge(a [1000]int, n int) int              { return a[0] + a[999] + n }
func hugeResult(n int) (r [1000]int, s string) { r[999] = n; return r, "end" }
func pointers(a holder, b array1, c *int, d map[string]int, e chan int, f func(int) int, g fn) (holder, array1, int, int, int) {
	return holder{b[0]}, array1{a.p}, *c + d["x"], cap(e), f(1) + g(2)
}
func empties(a empty, b int, c [0]int, d float64, e struct{}) (empty, int, [0]int, float64) {
	return a, b + 1, c, d + 1
}
func emptyResult(n int) empty                        { return empty{} }
func nothing()                                       {}
func oneSlice(a []string) []string                   { return a[1:] }
func nestedSlices(a slices, b boxed) (boxed, slices) { return b, slices{append(a.s, 9)} }
func arrays(a array2, b [1]float64, c [2]float64, d [1]string) (array2, [1]float64, [2]float64) {
	return array2{a[1], d[0]}, [1]float64{c[0]}, [2]float64{b[0], c[1]}
}
func packed(a int32, b int32) (int32, float32, int16, int8) { return a + b, float32(a), int16(b), 5 }
func packed2(a int32) (int32, float32, float64)             { return a, float32(a) / 2, float64(a) / 4 }
func packed3(f float64) (float32, float32, int64)           { return float32(f), float32(f * 2), int64(f) }
func twoStrings(a string) (string, error)                   { return a + "!", myErr(a) }
func variadic(a int, rest ...string) string                 { return fmt.Sprint(a, len(rest), rest) }
func variadicMany(a, b, c, d, e int, rest ...float64) (n int) {
	for _, x := range rest {
		n += int(x)
	}
	return n + a + b + c + d + e
}
func stackClosure(a, b, c, d, e, f, g, h, i, j, k, l int, s []int, t string) int {
	return a + b + c + d + e + f + g + h + i + j + k + l + len(s) + len(t)
}

type stringer int

func (s stringer) String() string { return fmt.Sprint("<", int(s), ">") }

func show(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case holder:
		return fmt.Sprint(*x.p)
	case array1:
		return fmt.Sprint(*x[0])
	}
	s := fmt.Sprintf("%v", v)
	if len(s) > 200 {
		s = s[:20] + "..." + s[len(s)-20:]
	}
	return s
}

func showAll(name string, out []reflect.Value) {
	fmt.Print(name, ":")
	for _, v := range out {
		fmt.Print(" ", show(v))
	}
	fmt.Println()
}

// A made function of the same type that calls f.
func relay(f reflect.Value) reflect.Value {
	return reflect.MakeFunc(f.Type(), func(in []reflect.Value) []reflect.Value {
		if f.Type().IsVariadic() {
			return f.CallSlice(in)
		}
		return f.Call(in)
	})
}

func try(name string, f any, in ...any) {
	v := reflect.ValueOf(f)
	args := make([]reflect.Value, len(in))
	for i, x := range in {
		if x == nil {
			args[i] = reflect.Zero(v.Type().In(i))
		} else {
			args[i] = reflect.ValueOf(x)
		}
	}
	showAll(name, v.Call(args))
	showAll(name+" made", relay(v).Call(args))
	showAll(name+" made twice", relay(relay(v)).Call(args))
}

func natives() {
	made := func(f any) any { return relay(reflect.ValueOf(f)).Interface() }
	fmt.Println(made(ints).(func(a, b, c, d, e, f, g, h int) (int, int, int))(1, 2, 3, 4, 5, 6, 7, 8))
	fmt.Println(made(manyFloats).(func(a, b, c, d, e, f, g, h, i, j float64) (float64, float64))(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
	fmt.Println(made(texts).(func(a, b, c, d string) (string, string))("a", "b", "c", "d"))
	fmt.Println(made(sliced).(func(a []int, b []string, c []float64, d []byte) ([]int, int))([]int{7, 8}, []string{"x"}, nil, []byte("abc")))
	fmt.Println(made(structs).(func(a floats, b float3, c double2, d mixed, e backwards) (mixed, backwards, float3))(
		floats{1, 2}, float3{3, 4, 5}, double2{6, 7}, mixed{8, 9, 10}, backwards{11, 12}))
	fmt.Println(made(large).(func(a big, n int, b big) (big, int))(big{1, 2, 3, "four"}, 5, big{6, 7, 8, "nine"}))
	fmt.Println(made(huge).(func(a [1000]int, n int) int)([1000]int{0: 1, 999: 2}, 3))
	r, s := made(hugeResult).(func(n int) ([1000]int, string))(77)
	fmt.Println(r[999], s)
	fmt.Println(made(variadic).(func(a int, rest ...string) string)(1, "a", "b"))
	fmt.Println(made(variadicMany).(func(a, b, c, d, e int, rest ...float64) int)(1, 2, 3, 4, 5, 6, 7))
	fmt.Println(made(stackClosure).(func(a, b, c, d, e, f, g, h, i, j, k, l int, s []int, t string) int)(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, []int{1}, "ab"))
	fmt.Println(made(packed).(func(a int32, b int32) (int32, float32, int16, int8))(3, 4))
	fmt.Println(made(packed3).(func(f float64) (float32, float32, int64))(2.5))
	fmt.Println(made(interfaces).(func(a any, b error, c fmt.Stringer, d any) (any, error, bool))(nil, myErr("e"), stringer(3), 1.5))
	fmt.Println(made(oneBackwards).(func(backwards) backwards)(backwards{1, 2}))
	fmt.Println(made(justPadded).(func(padded) padded)(padded{a: 1}))
	made(nothing).(func())()
}

// Captured variables come with the closure, behind everything else.
func closures() {
	total := 0
	add := func(a, b, c, d, e, f, g int, s string) int { total += a + b + c + d + e + f + g + len(s); return total }
	one := reflect.ValueOf(1)
	args := []reflect.Value{one, one, one, one, one, one, one, reflect.ValueOf("xyz")}
	fmt.Println(reflect.ValueOf(add).Call(args)[0], relay(reflect.ValueOf(add)).Call(args)[0], total)
	few := func(f float64) float64 { total++; return f * float64(total) }
	fmt.Println(reflect.ValueOf(few).Call([]reflect.Value{reflect.ValueOf(0.5)})[0])
}

func main() {
	n := 5
	try("ints", ints, 1, 2, 3, 4, 5, 6, 7, 8)
	try("small", small, int8(-3), uint8(250), int16(-300), uint16(65000), int32(-70000), uint32(4000000000), true, uintptr(9), int8(100), false)
	try("manyFloats", manyFloats, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5)
	try("manyFloat32", manyFloat32, float32(1), float32(2), float32(3), float32(4), float32(5), float32(6), float32(7), float32(8), float32(9.5), 3)
	try("texts", texts, "one", "two", "three", "four")
	try("afterText", afterText, 1, 2, "s", 3, 4, "t", 5)
	try("sliced", sliced, []int{1, 2, 3}, []string{"a"}, []float64{1, 2}, []byte("abcd"))
	try("interfaces", interfaces, nil, myErr("wrong"), stringer(1), 2.5)
	try("interfaces", interfaces, 1, nil, nil, nil)
	try("complexes", complexes, complex64(1+2i), 3+4i, complex64(5+6i), 7+8i, 9+10i, complex64(11+12i))
	try("structs", structs, floats{1, 2}, float3{3, 4, 5}, double2{6, 7}, mixed{8, 9, 10}, backwards{11, 12})
	try("oneFloats", oneFloats, floats{1, 2})
	try("oneFloat3", oneFloat3, float3{1, 2, 3})
	try("oneDouble2", oneDouble2, double2{1, 2})
	try("oneMixed", oneMixed, mixed{1, 2, 3})
	try("oneBackwards", oneBackwards, backwards{1, 2})
	try("oneNested", oneNested, nested{struct{ x, y int16 }{1, 2}, [2]float32{3, 4}})
	try("onePadded", onePadded, padded{a: 1.5}, padded4{a: 2.5})
	try("justPadded", justPadded, padded{a: 1.5})
	try("tiny", tiny, bytes3{1, 2, 3}, bytes9{1, 2, 3, 4, 5, 6, 7, 8, 9}, [2]uint16{1, 2}, [3]int32{1, 2, 3})
	try("split", split, 1, 2, 3, 4, 5, "six", 7)
	try("splitMixed", splitMixed, 1, 2, 3, 4, 5, 6, mixed{7, 8, 9}, 10.5, 11)
	try("large", large, big{1, 2, 3, "four"}, 5, big{6, 7, 8, "nine"})
	try("stacked", stacked, [40]int{39: 40}, 2.5, [3]string{"a", "b", "c"}, 6)
	try("huge", huge, [1000]int{0: 1, 999: 2}, 3)
	try("hugeResult", hugeResult, 3)
	try("pointers", pointers, holder{&n}, array1{&number}, &n, map[string]int{"x": 3}, make(chan int, 4), func(n int) int { return n + number }, fn(func(i int) int { return i * n }))
	try("empties", empties, empty{}, 1, [0]int{}, 2.5, struct{}{})
	try("emptyResult", emptyResult, 1)
	try("nothing", nothing)
	try("oneSlice", oneSlice, []string{"a", "b"})
	try("nestedSlices", nestedSlices, slices{[]int{1, 2}}, boxed{myErr("boxed")})
	try("arrays", arrays, array2{"a", "b"}, [1]float64{1}, [2]float64{2, 3}, [1]string{"c"})
	try("packed", packed, int32(3), int32(4))
	try("packed2", packed2, int32(3))
	try("packed3", packed3, 2.5)
	try("twoStrings", twoStrings, "text")
	try("variadic", variadic, 1)
	try("variadic", variadic, 1, "a", "b")
	try("variadicMany", variadicMany, 1, 2, 3, 4, 5, 6.0, 7.0, 8.0)
	try("stackClosure", stackClosure, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, []int{1, 2}, "abc")
	natives()
	closures()
}
