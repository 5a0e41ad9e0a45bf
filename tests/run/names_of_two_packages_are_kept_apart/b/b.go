// Package b has a method m beside the one that it embeds, and a field of an instance that it never uses.
package b

import "names/a"

type T struct{ a.T }

func (T) m() string { return "b.T.m" }

type Session struct {
	value a.Val[string]
}

//go:noinline
func CallM(i interface {
	m() string
	a.I
}) string {
	return i.m()
}

func Value(t T) func() string { return t.m }

func Expression() func(T) string { return T.m }
