// run collect=10000

// Timers fire in the order of their times; they fire beside goroutines that never stop; they can be stopped and reset.
package main

import (
	"fmt"
	"runtime"
	"sort"
	"time"
)

var sink int

// By the moment at which each fired, whenever it is looked at.
func order() (all []int) {
	timers := map[int]*time.Timer{}
	for _, ms := range []int{60, 20, 100, 40, 80} {
		timers[ms] = time.NewTimer(time.Duration(ms) * time.Millisecond)
	}
	fired := map[int]time.Time{}
	for ms, timer := range timers {
		fired[ms] = <-timer.C
		all = append(all, ms)
	}
	sort.Slice(all, func(i, j int) bool { return fired[all[i]].Before(fired[all[j]]) })
	return all
}

func main() {
	begin := time.Now()
	time.Sleep(15 * time.Millisecond)
	fmt.Println(time.Since(begin) >= 15*time.Millisecond)

	fmt.Println(order())
	runtime.GOMAXPROCS(2)
	for i := 0; i < 2; i++ {
		go func() {
			for {
				sink++
			}
		}()
	}
	fmt.Println(order())

	never := time.AfterFunc(time.Hour, func() { println("never") })
	fmt.Println(never.Stop(), never.Stop(), never.Reset(2*time.Hour), never.Reset(time.Hour), never.Stop())
	soon := time.NewTimer(time.Hour)
	fmt.Println(soon.Reset(time.Millisecond))
	<-soon.C
	fmt.Println(soon.Stop())

	ticker := time.NewTicker(3 * time.Millisecond)
	for i := 0; i < 5; i++ {
		<-ticker.C
	}
	ticker.Reset(time.Hour)
	select {
	case <-ticker.C:
		<-ticker.C
		println("a ticker that was slowed down ticks")
	case <-time.After(20 * time.Millisecond):
		fmt.Println("timeout")
	}

	timers := make([]*time.Timer, 5000)
	count := make(chan bool, len(timers))
	for i := range timers {
		timers[i] = time.AfterFunc(time.Duration(i%50+1)*time.Millisecond, func() { count <- true })
	}
	stopped := 0
	for i := 0; i < len(timers); i += 3 {
		if timers[i].Stop() {
			stopped++
		}
	}
	for i := stopped; i < len(timers); i++ {
		<-count
	}
	fmt.Println(len(count))
}
