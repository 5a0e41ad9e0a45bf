package runtime

import _ "unsafe"

// What package reflect asks of Go's runtime by name; the rest is in library/overlay/reflect.

// zeroVal is the zero of any type of at most so many bytes.
var zeroVal [1024]byte

func panicPlain(text string) { panic(plainError(text)) }
