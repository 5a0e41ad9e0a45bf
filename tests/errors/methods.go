// errorcheck

// Methods: receivers, collisions, missing ones.
package p

import "io"

type T struct {
	field  int
	method int
}

func (T) method()       {} // ERROR "field and method with the same name method"
func (T) twice()        {}
func (*T) twice()       {} // ERROR "T\.twice redeclared in this block"
func (t T) field2()     {}
func (int) a()          {} // ERROR "cannot define new methods on non-local type int"
func (*int) b()         {} // ERROR "cannot define new methods on non-local type int"
func (io.Reader) c()    {} // ERROR "cannot define new methods on non-local type io\.Reader"
func ([]int) d()        {} // ERROR "invalid receiver type \[\]int"
func (**T) e()          {} // ERROR "invalid receiver type \*\*T"
func (Undefined) f()    {} // ERROR "undefined: Undefined"
func (t *Pointer) g()   {} // ERROR "invalid receiver type Pointer \(pointer or interface type\)"
func (t Interface) h()  {} // ERROR "invalid receiver type Interface \(pointer or interface type\)"
func (Alias) i()        {}
func (*PtrAlias) j()    {} // ERROR "invalid receiver type \*\*T"
func (PtrAlias) k()     {}
func (T) _()            {}
func (T) _()            {}
func (t struct{}) l()   {} // ERROR "invalid receiver type struct\{\}"

type Pointer *T
type Interface interface{ x() }
type Alias = T
type PtrAlias = *T

type Reader struct{}

func (*Reader) Read(p []byte) (n int, err error) { return }

type Wrong struct{}

func (Wrong) Read(p string) (n int, err error) { return }

type Lower struct{}

func (Lower) read(p []byte) (n int, err error) { return }

type Empty struct{}

func take(io.Reader) {}

func test(r io.Reader, rw io.ReadWriter, e interface{}) {
	take(Reader{}) // ERROR "cannot use Reader\{\} \(value of type Reader\) as type io\.Reader in argument to take:"
	take(&Reader{})
	take(Wrong{}) // ERROR "cannot use Wrong\{\} \(value of type Wrong\) as type io\.Reader in argument to take:"
	take(Lower{}) // ERROR "cannot use Lower\{\} \(value of type Lower\) as type io\.Reader in argument to take:"
	take(Empty{}) // ERROR "cannot use Empty\{\} \(value of type Empty\) as type io\.Reader in argument to take:"
	take(e) // ERROR "cannot use e \(variable of type interface\{\}\) as type io\.Reader in argument to take:"
	take(&r) // ERROR "cannot use &r \(value of type \*io\.Reader\) as type io\.Reader in argument to take:"
	take(rw)
	rw = r // ERROR "cannot use r \(variable of type io\.Reader\) as type io\.ReadWriter in assignment:"
	var _ io.Reader = T{} // ERROR "cannot use T\{\} \(value of type T\) as type io\.Reader in variable declaration:"
	_ = r.(Reader) // ERROR "impossible type assertion: r\.\(Reader\)"
	_ = r.(*Reader)
	_ = r.(Wrong) // ERROR "impossible type assertion: r\.\(Wrong\)"
	_ = r.(io.Writer)
	_ = Interface(3) // ERROR "cannot convert 3 \(untyped int constant\) to type Interface"
	_ = Interface(nil)
	t := T{}
	t.i()
	t.k()
	t.d() // ERROR "t\.d undefined \(type T has no field or method d\)"
}
