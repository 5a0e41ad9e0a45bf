// errorcheck -0 -m -l

// An interface variable that is only ever given values of one type: its calls are that type's.
package main

type taker interface{ take(*int) }
type keeper struct{ kept *int }
type dropper struct{}
type embedding struct{ taker }

func (k *keeper) take(p *int) { k.kept = p } // ERROR "k does not escape$" "leaking param: p$"
func (dropper) take(p *int)   {}             // ERROR "p does not escape$"

func dropped() {
	x := 1
	var t taker = dropper{} // ERROR "dropper{} does not escape$"
	t.take(&x)              // ERROR "devirtualizing t.take to dropper$"
}

func kept() {
	x := 1                // ERROR "moved to heap: x$"
	t := taker(&keeper{}) // ERROR "&keeper{} does not escape$"
	t.take(&x)            // ERROR "devirtualizing t.take to \*keeper$"
}

func partly(inner taker) { // ERROR "leaking param: inner$"
	x := 1                         // ERROR "moved to heap: x$"
	var t taker = embedding{inner} // ERROR "embedding{...} does not escape$"
	t.take(&x)                     // ERROR "partially devirtualizing t.take to embedding$"
}

func unknown(b bool) {
	x := 1                  // ERROR "moved to heap: x$"
	var t taker = dropper{} // ERROR "dropper{} escapes to heap$"
	if b {
		t = &keeper{} // ERROR "&keeper{} escapes to heap$"
	}
	t.take(&x)
}
