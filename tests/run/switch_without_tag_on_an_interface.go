// run

// Spec, Expression switches: without a tag the cases are compared with true.
package main

type named bool

func main() {
	for _, i := range []interface{}{true, false, named(true), 1, nil} {
		switch {
		case i:
			println("true")
		case i == nil, false:
			println("nil")
		default:
			println("something else")
		}
	}
}
