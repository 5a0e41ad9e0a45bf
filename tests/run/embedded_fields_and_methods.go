// run

// Fields and methods of embedded structs, pointers and interfaces are selected through them
// (Go spec, Selectors; Struct types), also as method values and expressions.
package main

type named interface{ name() string }

type base struct {
	id    int
	label string
}

func (b base) name() string    { return b.label }
func (b *base) rename(s string) { b.label = s }

type middle struct {
	base
	extra int
}

type top struct {
	*middle
	named
	id int
}

type dog struct{}

func (dog) name() string { return "dog" }

type wrapper struct{ *top }

func main() {
	m := &middle{base{1, "one"}, 10}
	t := top{middle: m, named: dog{}, id: 2}
	w := wrapper{&t}

	println(t.id, t.middle.id, t.extra, t.label)
	println(t.named.name(), t.middle.name(), m.base.name())
	t.rename("renamed")
	println(m.label, w.label, w.id)
	w.top.middle.extra++
	println(w.extra)

	rename := t.rename
	rename("by value")
	println(m.name())
	name := m.name
	m.label = "changed later"
	println(name(), m.name())

	println(base.name(m.base), (*base).name(&m.base), (*middle).name(m), middle.name(*m))
	(*middle).rename(m, "by expression")
	println(m.label)
	println(named.name(dog{}))

	var n named = m
	println(n.name())
	n = t.named
	println(n.name())
	n = *m
	m.label = "not seen"
	println(n.name())
}
