// errorcheck

// Assignments: how many values, to what, of which types.
package p

type T struct{ x int }

func pair() (int, string) { return 1, "" }
func value() T            { return T{} }

const constant = 1

func test(i int, s string, m map[string]T, a [3]int, p *T, e interface{}, ch chan int) {
	i = "a" // ERROR "cannot use .a. \(untyped string constant\) as int value in assignment"
	s = 1 // ERROR "cannot use 1 \(untyped int constant\) as string value in assignment"
	i, s = pair()
	i, s = s, i // ERROR "cannot use s \(variable of type string\) as type int in assignment" "cannot use i \(variable of type int\) as type string in assignment"
	i = pair() // ERROR "assignment mismatch: 1 variable but pair returns 2 values"
	i, s = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	i = 1, 2 // ERROR "assignment mismatch: 1 variable but 2 values"
	i, s, i = pair() // ERROR "assignment mismatch: 3 variables but pair returns 2 values"
	1 = i // ERROR "cannot assign to 1 \(untyped int constant\)"
	constant = 2 // ERROR "cannot assign to constant \(untyped int constant 1\)"
	i + 1 = 3 // ERROR "cannot assign to i \+ 1 \(value of type int\)"
	value() = T{} // ERROR "cannot assign to value\(\) \(value of type T\)"
	value().x = 1 // ERROR "cannot assign to value\(\)\.x \(value of type int\)"
	m["a"] = T{}
	m["a"].x = 1 // ERROR "cannot assign to struct field m\[.a.\]\.x in map"
	s[0] = 'a' // ERROR "cannot assign to s\[0\] \(value of type byte\)"
	"abc"[1] = 2 // ERROR "cannot assign to .abc.\[1\] \(value of type byte\)"
	test = nil // ERROR "cannot assign to test \(value of type func\(i int, s string, m map\[string\]T, a \[3\]int, p \*T, e interface\{\}, ch chan int\)\)"
	T = 1 // ERROR "T \(type\) is not an expression"
	nil = 1 // ERROR "cannot assign to nil"
	_ = nil // ERROR "use of untyped nil in assignment to _ identifier"
	_ = 1 << 100 // ERROR "cannot use 1 << 100 \(untyped int constant 1267650600228229401496703205376\) as int value in assignment to _ identifier \(overflows\)"
	_ = T // ERROR "T \(type\) is not an expression"
	i += "a" // ERROR "invalid operation: i \+= .a. \(mismatched types int and untyped string\)"
	s += 1 // ERROR "invalid operation: s \+= 1 \(mismatched types string and untyped int\)"
	s -= s // ERROR "invalid operation: operator - not defined on s \(variable of type string\)"
	i <<= 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to uint"
	i <<= s // ERROR "invalid operation: shift count s \(variable of type string\) must be integer"
	s++ // ERROR "invalid operation: s\+\+ \(non-numeric type string\)"
	i++
	e++ // ERROR "invalid operation: e\+\+ \(non-numeric type interface\{\}\)"
	p.x++
	_ += 1 // ERROR "cannot use _ as value or type"
	i := 1 // ERROR "no new variables on left side of :="
	i, j := 1, 2 // ERROR "j declared but not used"
	j, j := 3, 4 // ERROR "j repeated on left side of :="
	i, k := 5 // ERROR "assignment mismatch: 2 variables but 1 value"
	p.x, l := 1, 2 // ERROR "non-name p\.x on left side of :=" "l declared but not used"
	v, ok := m["a"] // ERROR "v declared but not used"
	v, ok = e.(T)
	v, ok = e.(int) // ERROR "cannot use e\.\(int\) \(value of type int\) as type T in assignment"
	w, ok := <-ch
	w, ok, z := <-ch // ERROR "assignment mismatch: 3 variables but 1 value"
	var b [2]int = a // ERROR "cannot use a \(variable of type \[3\]int\) as type \[2\]int in variable declaration"
	var c, d int = "a", 2 // ERROR "cannot use .a. \(untyped string constant\) as int value in variable declaration" "d declared but not used"
	var f float32 = 1e100 // ERROR "cannot use 1e100 \(untyped float constant 1e\+100\) as float32 value in variable declaration \(overflows\)"
	var g int = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in variable declaration \(truncated\)"
	var h uint = -1 // ERROR "cannot use -1 \(untyped int constant\) as uint value in variable declaration \(overflows\)"
	var n = nil // ERROR "use of untyped nil in variable declaration"
	undefined = 1 // ERROR "undefined: undefined"
	undefined.x, i = 1, 2 // ERROR "undefined: undefined"
	(i) = 3
	(_) = 3
	len = 3 // ERROR "len \(built-in\) must be called"
	a[5] = 1 // ERROR "invalid argument: index 5 out of bounds \[0:3\]"
	*i = 3 // ERROR "invalid operation: cannot indirect i \(variable of type int\)"
	&i = nil // ERROR "cannot assign to &i \(value of type \*int\)"
}
