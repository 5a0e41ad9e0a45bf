package main

// A value to and fro between two goroutines; goroutines that are made, send one value and end, alone and 10,000 at a time.

func toAndFro(turns int) int {
	there, back := make(chan int), make(chan int)
	go func() {
		for v := range there {
			back <- v + 1
		}
		close(back)
	}()
	v := 0
	for i := 0; i < turns; i++ {
		there <- v
		v = <-back
	}
	close(there)
	return v
}

func startAndJoin(turns, atOnce int) {
	done := make(chan bool)
	for i := 0; i < turns; i++ {
		for j := 0; j < atOnce; j++ {
			go func() { done <- true }()
		}
		for j := 0; j < atOnce; j++ {
			<-done
		}
	}
}

func main() {
	println(toAndFro(2000000))
	startAndJoin(2000000, 1)
	startAndJoin(20, 10000)
}
