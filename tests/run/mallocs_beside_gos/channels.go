package main

import "time"

var channels = []site{
	{"unbuffered", func() int { return cap(make(chan int)) }},
	{"buffered", func() int { c := make(chan int, 3); c <- 1; c <- 2; return <-c + <-c*10 }},
	{"buffered, with pointers", func() int { c := make(chan *pair, 3); c <- &pair{1, 2}; return (<-c).area() }},
	{"of zero-size elements", func() int { c := make(chan struct{}, 3); c <- struct{}{}; return len(c) }},
	{"of a variable size", func() int { return cap(make(chan string, one+3)) }},
	{"closed", func() int { c := make(chan int); close(c); _, ok := <-c; return boolInt(ok) }},
	{"ranged over", func() int {
		c := make(chan int, 3)
		c <- 1
		c <- 2
		close(c)
		total := 0
		for x := range c {
			total += x
		}
		return total
	}},
	{"select of one", func() int {
		c := make(chan int, 1)
		select {
		case c <- 3:
		}
		return <-c
	}},
	{"select with default", func() int {
		select {
		case x := <-results1:
			return x
		default:
			return 9
		}
	}},
	{"select of several", func() int {
		a, b := make(chan int, 1), make(chan string, 1)
		a <- 4
		select {
		case x := <-a:
			return x
		case y, ok := <-b:
			return len(y) + boolInt(ok)
		}
	}},
	{"select that waits", func() int {
		go send(results1, 8)
		select {
		case x := <-results1:
			return x
		case <-never:
			return 1
		}
	}},
	{"select in a loop", func() int {
		a, b, total := make(chan int, 5), make(chan int, 5), 0
		for i := 0; i < 5; i++ {
			select {
			case a <- i:
				total += <-a
			case b <- i:
				total += <-b
			}
		}
		return total
	}},
	{"ping pong", func() int {
		back := make(chan int)
		go func() {
			for i := 0; i < 10; i++ {
				back <- <-results1 + 1
			}
		}()
		n := 0
		for i := 0; i < 10; i++ {
			results1 <- n
			n = <-back
		}
		return n
	}},
	{"sleep", func() int { time.Sleep(time.Microsecond); return 1 }},
	{"timer", func() int { t := time.NewTimer(time.Hour); return boolInt(t.Stop()) }},
	{"after", func() int { <-time.After(time.Microsecond); return 1 }},
}

var never chan int
