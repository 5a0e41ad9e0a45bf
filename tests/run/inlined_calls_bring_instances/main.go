// run

// Methods of instances that a package knows from inlined calls alone: in interface tables, and called directly.
package main

import (
	"fmt"
	"gi/lib"
)

func main() {
	fmt.Println(lib.P256().Add(4))
	fmt.Printf("%T %v\n", lib.Any(), lib.Any())
	fmt.Println(lib.Any().(interface{ Get() uint8 }).Get())
}
