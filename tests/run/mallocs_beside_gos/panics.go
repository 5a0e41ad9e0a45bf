package main

import (
	"errors"
	"runtime"
)

//go:noinline
func caught(f func()) (text int) {
	defer func() {
		if x := recover(); x != nil {
			text = 1
			if err, ok := x.(runtime.Error); ok && err != nil {
				text = 2
			}
		}
	}()
	f()
	return 0
}

var errFixed = errors.New("fixed")

var panics = []site{
	{"constant", func() int { return caught(func() { panic("constant") }) }},
	{"string", func() int { return caught(func() { panic(word) }) }},
	{"error", func() int { return caught(func() { panic(errFixed) }) }},
	{"number", func() int { return caught(func() { panic(one + 1000) }) }},
	{"index", func() int { return caught(func() { keptInts = someInts[hundred:] }) }},
	{"division", func() int { return caught(func() { one = 1 / zero }) }},
	{"nil pointer", func() int { return caught(func() { var p *pair; p.scale(1) }) }},
	{"nil map", func() int { return caught(func() { var m map[string]int; m[word] = 1 }) }},
	{"assertion", func() int { keptAny = 1; return caught(func() { keptString = keptAny.(string) }) }},
	{"closed channel", func() int { c := make(chan int); close(c); return caught(func() { close(c) }) }},
	{"nested", func() int { return caught(func() { defer func() { panic("second") }(); panic("first") }) }},
	{"none", func() int { return caught(func() {}) }},
}
