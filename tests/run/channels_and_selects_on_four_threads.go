// run

// Values go through unbuffered and buffered channels and through selects between goroutines on several threads: none is
// lost, none comes twice.
package main

import "runtime"

const (
	senders = 6
	values  = 400
)

func send(out chan<- []int, first int) {
	for i := 0; i < values; i++ {
		out <- []int{first + i}
	}
}

// Each value goes through one of three ways, whichever is ready.
func spread(in <-chan []int, ways [3]chan []int, done chan<- int) {
	count := 0
	for value := range in {
		select {
		case ways[0] <- value:
		case ways[1] <- value:
		case ways[2] <- value:
		}
		count++
	}
	done <- count
}

func gather(ways [3]chan []int, quit <-chan bool, sums chan<- int) {
	sum := 0
	for {
		select {
		case value := <-ways[0]:
			sum += value[0]
		case value := <-ways[1]:
			sum += value[0]
		case value, ok := <-ways[2]:
			if ok {
				sum += value[0]
			}
		case <-quit:
			sums <- sum
			return
		}
	}
}

// Two that ask each other with a select on both ends of one channel.
func swap(both chan int, done chan<- int) {
	sum := 0
	for i := 0; i < values; i++ {
		select {
		case both <- i:
			sum++
		case <-both:
			sum--
		}
	}
	done <- sum
}

func round(buffered int) {
	in := make(chan []int, buffered)
	ways := [3]chan []int{make(chan []int), make(chan []int, 1), make(chan []int, buffered)}
	finished, counts, quit, sums := make(chan bool), make(chan int), make(chan bool), make(chan int)
	for i := 0; i < senders; i++ {
		go func(i int) {
			send(in, i*values)
			finished <- true
		}(i)
	}
	for i := 0; i < 3; i++ {
		go spread(in, ways, counts)
		go gather(ways, quit, sums)
	}
	for i := 0; i < senders; i++ {
		<-finished
	}
	close(in)
	count, sum := 0, 0
	for i := 0; i < 3; i++ {
		count += <-counts
	}
	for len(ways[1])+len(ways[2]) > 0 {
		runtime.Gosched()
	}
	close(quit)
	for i := 0; i < 3; i++ {
		sum += <-sums
	}
	println(buffered, count, sum)
}

func main() {
	runtime.GOMAXPROCS(4)
	for buffered := 0; buffered < 4; buffered++ {
		round(buffered)
	}
	both, done := make(chan int), make(chan int)
	go swap(both, done)
	go swap(both, done)
	println(<-done + <-done)
}
