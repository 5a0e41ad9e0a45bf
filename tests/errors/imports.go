// errorcheck

// Imports: twice, unused, under other names, hidden by declarations.
package p

import "fmt" // ERROR "imported and not used: .fmt."
import "fmt" // ERROR "fmt redeclared in this block" "imported and not used: .fmt."
import f "fmt"
import . "strings"
import strings "os"
import init "math" // ERROR "cannot import package as init - init must be a func"
import _ "io"
import unsafe2 "unsafe"
import "errors" // ERROR "imported and not used: .errors."
import "strconv"

func errors() {} // ERROR "errors already declared through import of package errors \(.errors.\)"

func Index() {} // ERROR "Index already declared through dot-import of package strings \(.strings.\)"

var x = strconv.Itoa
var y = f.Sprint

func test() {
	fmt := 1
	_ = fmt
	_ = Repeat("a", 2)
	_ = strings.Nothing // ERROR "undefined: os\.Nothing"
	strconv := strconv.Itoa
	_ = strconv
	var _ unsafe2.Pointer
	_ = unsafe2.Unknown // ERROR "undefined: unsafe\.Unknown"
}
