// run exit=2

package main

import "runtime"

func main() {
	runtime.GOMAXPROCS(4)
	m := map[int]int{}
	for i := 0; i < 3; i++ {
		go func() {
			for k := 0; ; k++ {
				m[k%100] = k
			}
		}()
	}
	for k := 0; ; k++ {
		m[k%100] = k
	}
}
