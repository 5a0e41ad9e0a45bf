// run

package main

import "runtime"

type pair struct {
	name string
	list []int
}

func produce(c chan<- int, n int) {
	for i := 0; i < n; i++ {
		c <- i
	}
	close(c)
}

func filter(in <-chan int, out chan<- int, p int) {
	for {
		if i := <-in; i%p != 0 {
			out <- i
		}
	}
}

var global interface{}

func main() {
	c := make(chan int)
	go produce(c, 100)
	sum := 0
	for v := range c {
		sum += v
	}
	println(sum)
	v, ok := <-c
	println(v, ok)
	b := make(chan pair, 3)
	b <- pair{"a", []int{1, 2}}
	b <- pair{"b", nil}
	println(len(b), cap(b))
	p := <-b
	println(p.name, len(p.list))
	done := make(chan bool)
	for i := 0; i < 10; i++ {
		go func(i int) { b <- pair{"x", make([]int, i)}; done <- true }(i)
	}
	total := 0
	for i := 0; i < 11; i++ {
		total += len((<-b).list)
	}
	for i := 0; i < 10; i++ {
		<-done
	}
	println(total)
	// select
	x, y := make(chan int), make(chan string, 1)
	taken, quit := make(chan struct{}), make(chan struct{})
	go func() {
		for i := 0; i < 5; i++ {
			x <- i
			y <- "s"
			<-taken // or the last could still be in the channel when quit is ready too
		}
		close(quit)
	}()
	n := 0
loop:
	for {
		select {
		case i, ok := <-x:
			println("x", i, ok)
		case s := <-y:
			n += len(s)
			taken <- struct{}{}
		case <-quit:
			break loop
		}
	}
	println(n)
	select {
	case global = <-x:
		println("no")
	default:
		println("default")
	}
	var nilc chan int
	z := make(chan int, 1)
	select {
	case nilc <- 1:
	case z <- 7:
		println("sent", len(z))
	}
	select {
	case global = <-z:
		println(global.(int))
	}
	// sieve
	ch := make(chan int)
	go func(first chan<- int) { // not ch itself, which the loop changes
		for i := 2; ; i++ {
			first <- i
		}
	}(ch)
	for i := 0; i < 20; i++ {
		prime := <-ch
		print(prime, " ")
		ch1 := make(chan int)
		go filter(ch, ch1, prime)
		ch = ch1
	}
	println()
	// preemption
	stop := false
	go func() { stop = true }()
	for k := 0; !stop; k++ {
	}
	runtime.Gosched()
	counts := [2]int{}
	a1, a2 := make(chan int, 1), make(chan int, 1)
	for i := 0; i < 1000; i++ {
		a1 <- 1
		a2 <- 1
		select {
		case <-a1:
			counts[0]++
			<-a2
		case <-a2:
			counts[1]++
			<-a1
		}
	}
	println(counts[0] > 350, counts[1] > 350)
}
