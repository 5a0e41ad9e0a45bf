// errorcheck

// Directives that are wrong wherever they stand are told beside errors of types.
package p

//go:systemstack // ERROR "//go:systemstack only allowed in runtime"
func runtimeOnly() {}

//go:uintptrkeepalive // ERROR "//go:uintptrkeepalive is only allowed in the standard library"
func standardOnly() {}

//go:noinline
var later int // told only when types are right

var wrong int = "a" // ERROR "cannot use .a. \(untyped string constant\) as int value in variable declaration"

//go:noinline

func f() {} //go:nosplit // ERROR "misplaced compiler directive"
