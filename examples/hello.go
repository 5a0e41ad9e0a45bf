// run

// The first program.
//
// Look for, with -m -l:
//   - "hello, world" escapes to heap   the interface that fmt gets; being a constant, it costs nothing at run time
//   - ... argument does not escape     the slice of arguments
package main

import "fmt"

func main() {
	fmt.Println("hello, world")
}
