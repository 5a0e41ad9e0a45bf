// errorcheck

// Initialisation must not depend on itself, directly or through functions and methods.
package p

var a = b // ERROR "initialization loop for a"
var b = c
var c = a

var d = f() // ERROR "initialization loop for d"

func f() int { return g() }
func g() int { return d }

var x = y()

func y() int { return z }

var z = 1

type T struct{}

func (T) m() int { return t }

var t = T{}.m() // ERROR "initialization loop for t"
var u = T.n // ERROR "initialization loop for u"

func (T) n() int { return len(u2) }

var u2 = []interface{}{u}

const k = l // ERROR "initialization loop for k"
const l = k

func even(n int) bool { return n == 0 || odd(n-1) }
func odd(n int) bool  { return n != 0 && even(n-1) }

var parity = even(3)
