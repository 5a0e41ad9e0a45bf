// errorcheck

// Labels are looked at by Go's parser: what is wrong with them is told beside errors of syntax.
package p

func broken() {
	x := 1 +
} // ERROR "^syntax error: unexpected \}, expecting expression$"

func labels() {
	goto missing // ERROR "^label missing not defined$"
unused:
	for {
		break unused
	}
	func() {
	inner: // ERROR "^label inner defined and not used$"
		for {
		}
	}()
	continue // ERROR "^continue is not in a loop$"
	var types int = "are not checked"
}
