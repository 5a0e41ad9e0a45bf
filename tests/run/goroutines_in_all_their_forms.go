// run

package main

import "runtime"

type counter struct{ n int }

func (c *counter) add(n int, done chan<- *counter) {
	c.n += n
	done <- c
}

func (c counter) get(out chan int) { out <- c.n }

type getter interface{ get(chan int) }

type large struct {
	text  string
	words [40]int
	next  *large
}

func deep(n int, c chan int) int {
	if n == 0 {
		return <-c
	}
	var room [20]int
	room[n%20] = n
	return deep(n-1, c) + room[n%20] - n
}

var order []string

func note(s string) string { order = append(order, s); return s }

func channel(s string, c chan string) chan string { note(s); return c }

func main() {
	done := make(chan *counter)
	c := &counter{}
	for i := 1; i <= 100; i++ {
		go c.add(i, done)
		<-done
	}
	out := make(chan int)
	go c.get(out)
	println(<-out)
	var g getter = *c
	c.n = 0
	go g.get(out)
	println(<-out)
	method := g.get
	go method(out)
	println(<-out)
	go println("printed by a goroutine")
	runtime.Gosched()

	// large values, by address through everything
	list := make(chan large)
	ring := make(chan large, 4)
	go func() {
		var last *large
		for i := 0; i < 50; i++ {
			l := large{text: string(rune('a' + i%26)), next: last}
			l.words[39] = i
			last = &l
			list <- l
			ring <- l
		}
		close(list)
		close(ring)
	}()
	sum, text, length := 0, "", 0
	var kept large
	for l := range list {
		sum += l.words[39]
		text += l.text
		kept = <-ring
	}
	for l := &kept; l != nil; l = l.next {
		length++
	}
	l, ok := <-ring
	println(sum, text, length, l.text == "", ok)

	// many stacks that are deep when they wait
	gates := make([]chan int, 20)
	results := make(chan int, 20)
	for i := range gates {
		gates[i] = make(chan int)
		go func(c chan int) { results <- deep(300, c) }(gates[i])
	}
	for i, gate := range gates {
		gate <- i
	}
	sum = 0
	for range gates {
		sum += <-results
	}
	println(sum)

	// a channel of channels, of functions, of nothing
	reply := make(chan chan int, 1)
	go func() { c := <-reply; c <- 42 }()
	answer := make(chan int)
	reply <- answer
	println(<-answer)
	jobs := make(chan func() int)
	go func() {
		for job := range jobs {
			results <- job()
		}
		close(results)
	}()
	for i := 0; i < 3; i++ {
		i := i
		jobs <- func() int { return i * i }
	}
	close(jobs)
	for r := range results {
		print(r, " ")
	}
	println()
	nothing := make(chan struct{}, 5)
	nothing <- struct{}{}
	_, ok = <-nothing
	println(len(nothing), cap(nothing), ok)

	// what is assigned to is evaluated in the chosen case only
	a, b := make(chan string, 1), make(chan string, 1)
	b <- "from b"
	m := map[string]interface{}{}
	select {
	case m[note("key a")] = <-channel("a", a):
	case m[note("key b")], ok = <-channel("b", b):
	case channel("nil", nil) <- note("value"):
	}
	for _, s := range order {
		print(s, ", ")
	}
	println(m["key b"].(string), ok)

	// a select that waits on many, and on one channel twice
	x, y := make(chan int), make(chan int)
	go func() {
		for i := 0; i < 10; i++ {
			select {
			case x <- i:
			case x <- i:
			case y <- i:
			}
		}
		close(x)
	}()
	sum = 0
	for open := true; open; {
		var i int
		select {
		case i, open = <-x:
		case i, open = <-x:
		case i = <-y:
		}
		sum += i
	}
	println(sum)
	println(runtime.NumGoroutine() >= 1, runtime.NumCPU() >= 1)
}
