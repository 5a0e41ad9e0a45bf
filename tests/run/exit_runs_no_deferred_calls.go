// run exit=3

package main

import "os"

func main() {
	defer println("not reached")
	println("leaves")
	os.Exit(3)
}
