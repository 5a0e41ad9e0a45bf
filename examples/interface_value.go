// run

// A value put into an interface needs an address of its own.
//
// Look for, with -m -l:
//   - v escapes to heap              in show: fmt looks at it through an interface, nobody knows how
//   - celsius(c) does not escape   in warmest: the interface never leaves the function
//   - ... argument does not escape, but what is in it does: fmt's own lines say "leaking param content: a"
package main

import "fmt"

type temperature interface{ degrees() float64 }

type celsius float64
type fahrenheit float64

func (c celsius) degrees() float64    { return float64(c) }
func (f fahrenheit) degrees() float64 { return (float64(f) - 32) / 1.8 }

// Calls through the interface: the receiver is made in the heap.
func warmest(list ...temperature) float64 {
	best := list[0].degrees()
	for _, t := range list[1:] {
		if d := t.degrees(); d > best {
			best = d
		}
	}
	return best
}

// An assertion needs no call: here the value stays where it is.
func isCelsius(c float64) bool {
	var t interface{} = celsius(c)
	_, ok := t.(celsius)
	return ok
}

func show(v int) {
	fmt.Println("value", v)
}

func main() {
	fmt.Printf("%.1f\n", warmest(celsius(20), fahrenheit(100), celsius(-3)))
	fmt.Println(isCelsius(1))
	show(42)
}
