// run

// Package sync on several threads: mutexes, conditions, once, wait groups, pools; with collections in between.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

const (
	workers = 12
	turns   = 300
)

func mutexes() {
	var wait sync.WaitGroup
	var mutex sync.Mutex
	var table sync.RWMutex
	var once sync.Once
	var started, count, added int64
	squares := map[int]int{}
	for i := 0; i < workers; i++ {
		wait.Add(1)
		go func(i int) {
			defer wait.Done()
			once.Do(func() { started++ })
			for k := 0; k < turns; k++ {
				mutex.Lock()
				count++
				mutex.Unlock()
				atomic.AddInt64(&added, int64(i))
				if k%8 == 0 {
					table.Lock()
					squares[k] = k * k
					table.Unlock()
				} else {
					table.RLock()
					if square, ok := squares[k]; ok && square != k*k {
						println("wrong square", k, square)
					}
					table.RUnlock()
				}
			}
		}(i)
	}
	wait.Wait()
	fmt.Println(started, count, added, len(squares))
}

// A queue with a condition: nothing is lost, nobody sleeps for ever.
func conditions() {
	var mutex sync.Mutex
	notEmpty, notFull := sync.NewCond(&mutex), sync.NewCond(&mutex)
	var queue []*int
	var wait sync.WaitGroup
	var sum int64
	for i := 0; i < workers; i++ {
		wait.Add(2)
		go func(i int) {
			defer wait.Done()
			for k := 0; k < turns; k++ {
				value := i*turns + k
				mutex.Lock()
				for len(queue) == 4 {
					notFull.Wait()
				}
				queue = append(queue, &value)
				notEmpty.Signal()
				mutex.Unlock()
			}
		}(i)
		go func() {
			defer wait.Done()
			for k := 0; k < turns; k++ {
				mutex.Lock()
				for len(queue) == 0 {
					notEmpty.Wait()
				}
				atomic.AddInt64(&sum, int64(*queue[0]))
				queue = queue[1:]
				notFull.Broadcast()
				mutex.Unlock()
			}
		}()
	}
	wait.Wait()
	fmt.Println(sum, len(queue))
}

func pools() {
	pool := sync.Pool{New: func() any { return new([32]int) }}
	var wait sync.WaitGroup
	var registry sync.Map
	for i := 0; i < workers; i++ {
		wait.Add(1)
		go func(i int) {
			defer wait.Done()
			for k := 0; k < turns; k++ {
				block := pool.Get().(*[32]int)
				block[0], block[31] = i, k
				if k%100 == 0 {
					runtime.GC()
				}
				if block[0] != i || block[31] != k {
					println("a block has two owners")
				}
				registry.Store(i*turns+k, k)
				pool.Put(block)
			}
		}(i)
	}
	wait.Wait()
	count := 0
	registry.Range(func(key, value any) bool {
		if key.(int)%turns == value.(int) {
			count++
		}
		return true
	})
	fmt.Println(count)
}

func main() {
	runtime.GOMAXPROCS(4)
	mutexes()
	conditions()
	pools()
}
