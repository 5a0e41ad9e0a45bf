// errorcheck

// Pointers to types marked go:notinheap are made of others only by way of unsafe.Pointer.
package p

import "unsafe"

type plain struct{ x int }

//go:notinheap
type marked plain

//go:notinheap
type octet byte

type inherits marked

type embeds struct{ m marked }

type contains [3]embeds

type text string

var word plain

var (
	a = (*marked)(&word) // ERROR "^cannot convert &word \(type \*plain\) to type \*marked:"
	b = (*marked)(new(plain)) // ERROR "^cannot convert new\(plain\) \(type \*plain\) to type \*marked:"
	c = (*marked)(unsafe.Pointer(&word))
	d = (*inherits)(c)
	e = (*plain)(c)
	f = []octet("foo") // ERROR "^cannot convert .foo. \(type string\) to type \[\]octet:"
	g = []octet(text("foo")) // ERROR "^cannot convert text\(.foo.\) \(type text\) to type \[\]octet:"
	h = (*struct{ x int })(d)
	i = (*marked)(nil)
	j = (*inherits)(&word) // ERROR "^cannot convert &word \(type \*plain\) to type \*inherits:"
	k = (*struct{ m marked })((*embeds)(nil))
	l = []octet(f)
)
