// run

// What random programs share (generate.py puts them behind it): the checksum, fuel, traces, and some generic types.
package main

import "math"

var sum uint64
var fuel int
var keep interface{}

func mix(x uint64) { sum = (sum ^ x) * 1099511628211; sum ^= sum >> 29 }
func burn() bool   { fuel--; return fuel > 0 }

func hash(of func()) uint64 {
	before := sum
	sum = 1
	of()
	got := sum
	sum = before
	return got
}

func mix_bool(x bool) {
	if x {
		mix(1)
	} else {
		mix(2)
	}
}

func mix_float64(x float64) {
	if x != x {
		mix(3)
	} else {
		mix(math.Float64bits(x))
	}
}

func mix_float32(x float32)       { mix_float64(float64(x)) }
func mix_complex128(x complex128) { mix_float64(real(x)); mix_float64(imag(x)) }
func mix_complex64(x complex64)   { mix_float32(real(x)); mix_float32(imag(x)) }

func mix_string(x string) {
	mix(uint64(len(x)))
	for i := 0; i < len(x); i++ {
		mix(uint64(x[i]))
	}
}

// What recover gave.
func mix_cause(cause interface{}) {
	switch x := cause.(type) {
	case interface{ RuntimeError() }:
		mix(7)
		mix_string(x.(error).Error())
	case error:
		mix_string(x.Error())
	case string:
		mix_string(x)
	case int:
		mix(uint64(x))
	case nil:
		mix(8)
	}
}

// A value of every type passes through one of these, which shows when.
func trace_any[T integer](x T) T               { mix(uint64(x)); return x }
func trace_int8(x int8) int8                   { mix(uint64(x)); return x }
func trace_int16(x int16) int16                { mix(uint64(x)); return x }
func trace_int32(x int32) int32                { mix(uint64(x)); return x }
func trace_int64(x int64) int64                { mix(uint64(x)); return x }
func trace_uint8(x uint8) uint8                { mix(uint64(x)); return x }
func trace_uint16(x uint16) uint16             { mix(uint64(x)); return x }
func trace_uint32(x uint32) uint32             { mix(uint64(x)); return x }
func trace_uint64(x uint64) uint64             { mix(uint64(x)); return x }
func trace_int(x int) int                      { mix(uint64(x)); return x }
func trace_uint(x uint) uint                   { mix(uint64(x)); return x }
func trace_uintptr(x uintptr) uintptr          { mix(uint64(x)); return x }
func trace_float32(x float32) float32          { mix_float32(x); return x }
func trace_float64(x float64) float64          { mix_float64(x); return x }
func trace_bool(x bool) bool                   { mix_bool(x); return x }
func trace_string(x string) string             { mix_string(x); return x }
func trace_complex64(x complex64) complex64    { mix_complex64(x); return x }
func trace_complex128(x complex128) complex128 { mix_complex128(x); return x }

func limit_float64(x float64) float64 {
	if x > -100 && x < 100 {
		return x
	}
	return 4
}

func limit_float32(x float32) float32 {
	if x > 0 && x < 100 {
		return x
	}
	return 4
}

func byte_of(s string, i int) byte {
	if len(s) == 0 {
		return 0
	}
	return s[uint(i)%uint(len(s))]
}

func cut(s string, i, n int) string {
	if i < 0 || i > len(s) {
		i = 0
	}
	if n < 0 || n > len(s)-i {
		n = len(s) - i
	}
	if n > 40 {
		n = 40
	}
	return s[i : i+n]
}

// -- what faults throw --

type failure struct{ code int8 }

func (f failure) Error() string { return string([]byte{'f', byte('0' + f.code&7)}) }

type named_string string
type fmt_stringer interface{ String() string }

// -- generic --

type integer interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~int | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uint | ~uintptr
}

type ordered interface {
	integer | ~float32 | ~float64 | ~string
}

type stack[T comparable] struct{ items []T }

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }

func (s *stack[T]) pop() (x T) {
	if n := len(s.items) - 1; n >= 0 {
		x, s.items = s.items[n], s.items[:n]
	}
	return
}

func (s stack[T]) count(wanted func(T) bool) (n int) {
	for _, x := range s.items {
		if wanted(x) {
			n++
		}
	}
	return
}

type pair[A, B any] struct {
	first  A
	second B
}

func (p pair[A, B]) swapped() pair[B, A] { return pair[B, A]{p.second, p.first} }
func (p *pair[A, B]) set(x A)            { p.first = x }

type table[K comparable, V integer] map[K]V

func (t table[K, V]) add(key K, value V) { t[key] += value }

func (t table[K, V]) total() (all V) {
	for _, value := range t {
		all += value
	}
	return
}

func transformed[A, B any](from []A, f func(A) B) []B {
	to := make([]B, 0, len(from))
	for _, x := range from {
		to = append(to, f(x))
	}
	return to
}

func folded[A, B any](from []A, all B, f func(B, A) B) B {
	for _, x := range from {
		all = f(all, x)
	}
	return all
}

func greatest[T ordered](first T, rest ...T) T {
	for _, x := range rest {
		if x > first {
			first = x
		}
	}
	return first
}

func measured[T interface{ measure(x int) int }](of T, x int) int { return of.measure(x) ^ 5 }

func changed[T any, P interface {
	*T
	change(x int) int
}](of P, x int) int {
	var none T
	return of.change(x) + P(&none).change(1)
}

func kind_of[T any](x T) string {
	switch interface{}(x).(type) {
	case int, uint:
		return "int"
	case string:
		return "string"
	case T:
		return "another"
	}
	return ""
}

func sorted_keys[K ordered, V any](m map[K]V) []K {
	var keys []K
	for key := range m {
		keys = append(keys, key)
		for i := len(keys) - 1; i > 0 && keys[i] < keys[i-1]; i-- {
			keys[i], keys[i-1] = keys[i-1], keys[i]
		}
	}
	return keys
}

// -- pointers --

func same[T any](x T) T                       { return x }
func last[T any](xs ...T) T                   { return xs[len(xs)-1] }
func some[T any](xs ...T) []T                 { return xs }
func bind[T, R any](f func(T) R, x T) func() R { return func() R { return f(x) } }

func after[N, P any](put func(N, P) N, n N, p P, done chan bool) { defer finish(done); put(n, p) }
func notify(f func(), done chan bool)                             { defer finish(done); f() }

// The end of a goroutine.
func finish(done chan bool) {
	mix_cause(recover())
	done <- true
}

// Fills the stack below the caller, which nothing may point into, and the heap.
func dirty(depth int) byte {
	var room [200]byte
	for i := range room {
		room[i] = byte(depth) ^ 0x5a
	}
	if depth > 0 {
		keep = make([]int, depth)
		return dirty(depth-1) + room[depth]
	}
	return room[7]
}

// -- a program --

func perform(seed uint64, p func()) {
	sum, fuel = seed, 3000
	guarded(p)
	println(seed, sum)
}

func guarded(p func()) {
	defer func() {
		if cause := recover(); cause != nil {
			mix_cause(cause)
		}
	}()
	p()
}
