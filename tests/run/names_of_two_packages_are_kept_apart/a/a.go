// Package a has an unexported method m, a variable for others to link to, and values of types without a name.
package a

import "sync"

type T struct{}

func (T) m() string { return "a.T.m" }

type I interface{ m() string }

func CallM(i I) string { return i.m() }

// Made of unexported names: not the types that other packages write the same way.
var X interface{} = struct{ x int }{}

var s string

var pair = [2]int32{1, 2}

func init() { s = "a" }

func Get() string { return s }

func GetPair() (int32, int32) { return pair[0], pair[1] }

type Val[T any] struct {
	mu  sync.RWMutex
	val T
}

func (v *Val[T]) Get() T {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.val
}
