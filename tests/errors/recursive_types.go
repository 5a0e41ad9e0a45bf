// errorcheck

// A type must not contain itself; a cycle of names alone means nothing.
package p

type A A // ERROR "invalid recursive type A"
type B C // ERROR "invalid recursive type B"
type C B
type D struct{ d D } // ERROR "invalid recursive type D"
type E struct { // ERROR "invalid recursive type E"
	f [2]F
}
type F struct{ e E }
type G []G
type H *H
type I interface{ I } // ERROR "invalid recursive type I"
type J interface{ K } // ERROR "invalid recursive type J"
type K interface{ J }
type L = L // ERROR "invalid recursive type L"
type M = N // ERROR "invalid recursive type M"
type N = M
type O map[string]O
type P func(P) P
type Q struct{ q *Q }
type R [len(r)]int // ERROR "invalid recursive type R"

var r R

type S [2]S // ERROR "invalid recursive type S"
type T T.t // ERROR "invalid recursive type T"
type U struct{ U } // ERROR "invalid recursive type U"
type V struct{ *V }
type W chan W
type X = *Y
type Y struct{ X }
