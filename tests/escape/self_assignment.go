// errorcheck -0 -m -l

// Assignments that store nothing new are passed over.
package main

type buffer struct {
	bytes, rest []byte
	array       [8]byte
	slots       []*int
	inner       struct{ p, q *int }
	next        *buffer
}

func (b *buffer) advance(n int) { // ERROR "^b does not escape$"
	b.bytes = b.bytes[n:] // ERROR "^\(\*buffer\)\.advance ignoring self-assignment in b\.bytes = b\.bytes\[n:\]$"
}

func (b *buffer) other(n int) { // ERROR "^b does not escape$"
	b.rest = b.bytes[:n] // ERROR "^\(\*buffer\)\.other ignoring self-assignment in b\.rest = b\.bytes\[:n\]$"
}

func (b *buffer) ofArray(n int) { // ERROR "^leaking param: b$"
	b.bytes = b.array[:n]
}

func (b *buffer) fields() { // ERROR "^b does not escape$"
	b.inner.p = b.inner.q // ERROR "^\(\*buffer\)\.fields ignoring self-assignment in b\.inner\.p = b\.inner\.q$"
}

func (b *buffer) elements(i, j int) { // ERROR "^b does not escape$"
	b.slots[i] = b.slots[j] // ERROR "^\(\*buffer\)\.elements ignoring self-assignment in b\.slots\[i\] = b\.slots\[j\]$"
	b.slots[i], b.slots[j] = b.slots[j], b.slots[i] // ERROR "^\(\*buffer\)\.elements ignoring self-assignment in b\.slots\[i\], b\.slots\[j\] = b\.slots\[j\], b\.slots\[i\]$"
}

func (b *buffer) follows() { // ERROR "^leaking param content: b$"
	b.next = b.next.next
}

func from(b, c *buffer) { // ERROR "^b does not escape$" "^leaking param content: c$"
	b.bytes = c.bytes[1:]
	b.next = c.next
}

func main() {}
