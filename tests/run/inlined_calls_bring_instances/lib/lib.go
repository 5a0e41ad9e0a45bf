package lib

import "fmt"

type Curve interface{ Add(int) string }
type nist[P any] struct{ p P }

func (c *nist[P]) Add(n int) string { return fmt.Sprintf("%T %d", c.p, n) }

var p256 = &nist[string]{}

func P256() Curve { return p256 }

type Box[T any] struct{ V T }

func (b Box[T]) Get() T { return b.V }
func Any() any          { return Box[uint8]{7} }
