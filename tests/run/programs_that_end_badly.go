// run timeout=300

// What programs say at their end, and with which status.  It runs itself for each.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"runtime/debug"
	"sort"
	"strings"
	"sync"
)

type failing struct{ err error }

func (f failing) Error() string { return f.err.Error() }

type shouting struct{}

func (shouting) String() string { panic("in String") }

type method interface{ m() }
type value int

func (value) m() {}

type number float32
type truth bool

func deep(n int) int { return deep(n+1) + 1 }

func even(n int) int { return odd(n+1) + 1 }
func odd(n int) int  { return even(n+1) + 1 }

func again() {
	defer again()
	panic("again")
}

var zero, one, minusOne = 0, 1, -1

var ends = []struct {
	name string
	run  func()
}{
	{"send on a closed channel", func() { c := make(chan int, 1); close(c); c <- 1 }},
	{"send on a closed channel in select", func() {
		c := make(chan int, 1)
		close(c)
		select {
		case c <- 1:
		default:
		}
	}},
	{"close of nil", func() { var c chan int; close(c) }},
	{"nil map", func() { var m map[string][]int; m["a"] = append(m["a"], 1) }},
	{"nil map in a map", func() { m := map[int]map[int]int{}; delete(m[1], 1); m[1][2]++ }},
	{"unhashable key", func() { m := map[any]int{}; m[struct{ f func() }{}]++ }},
	{"unhashable key in an array", func() { m := map[[2]any]int{}; m[[2]any{1, []int{}}]++ }},
	{"unhashable key looked for", func() { m := map[any]int{}; _ = m[[]int{}] }},
	{"incomparable", func() { var a, b any = [1]any{[]int{}}, [1]any{[]int{}}; println(a == b) }},
	{"stack overflow", func() { debug.SetMaxStack(1 << 18); deep(0) }},
	{"stack overflow of two", func() { debug.SetMaxStack(1 << 18); even(0) }},
	{"panics without end", func() { debug.SetMaxStack(1 << 25); again() }},
	{"selects that wait", func() {
		var never chan int
		empty := make(chan int)
		waits := []func(){
			func() {
				select {
				case <-never:
				}
			},
			func() {
				select {
				case never <- 1:
				}
			},
			func() {
				select {
				case <-empty:
				}
			},
			func() {
				select {
				case <-never:
				case never <- 1:
				}
			},
			func() {
				select {
				case <-never:
				case <-empty:
				}
			},
		}
		for _, wait := range waits {
			go wait()
		}
		select {}
	}},
	{"nothing to select", func() { select {} }},
	{"receive from nil", func() { var c chan int; <-c }},
	{"send to nil", func() { var c chan int; c <- 1 }},
	{"range without end", func() {
		for range make(chan int) {
		}
	}},
	{"locked twice", func() { var m sync.Mutex; m.Lock(); m.Lock() }},
	{"unlocked twice", func() { var m sync.Mutex; m.Unlock() }},
	{"Goexit of main", func() { runtime.Goexit() }},
	{"makeslice", func() { _ = make([]int, minusOne) }},
	{"makeslice, capacity", func() { _ = make([]int, one, zero) }},
	{"makechan", func() { _ = make(chan int, minusOne) }},
	{"division", func() { println(one / zero) }},
	{"remainder", func() { println(one % zero) }},
	{"shift", func() { println(one << minusOne) }},
	{"index", func() { println([]int{1}[one]) }},
	{"index below zero", func() { println("abc"[minusOne]) }},
	{"slice", func() { println([]int{1}[one:zero]) }},
	{"slice of three", func() { println([]int{1}[: one+one : one]) }},
	{"slice to array", func() { println((*[2]int)([]int{1})) }},
	{"assertion", func() { var x any = 1; println(x.(method)) }},
	{"assertion of nil", func() { var x any; println(x.(string)) }},
	{"assertion to a type of one name", func() { type value int; var x any = value(1); println(x.(interface{ m() })) }},
	{"assertion to a type of one name elsewhere", func() {
		var x any = value(1)
		type value int
		println(x.(value))
	}},
	{"pointer", func() { var p *struct{ a, b int }; println(p.b) }},
	{"pointer to a string", func() { var p *string; println(*p + "x") }},
	{"method of nil", func() { var m method; m.m() }},
	{"method value of nil", func() { var m method; f := m.m; println("not reached"); f() }},
	{"value method of a nil pointer", func() { var m method = (*value)(nil); m.m() }},
	{"nil function", func() { var f func(); f() }},
	{"nil function deferred", func() { var f func(); defer f(); println("reached") }},
	{"nil function in a goroutine", func() { var f func(); go f() }},
	{"panic of nil", func() { panic(nil) }},
	{"panic of a nil error", func() { var err error; panic(err) }},
	{"panic of an error", func() { panic(fmt.Errorf("outer: %w", errors.New("inner"))) }},
	{"panic of a string", func() { panic("two\nlines\n") }},
	{"panic of a type of strings", func() { type text string; panic(text("two\nlines")) }},
	{"panic of numbers", func() { defer panic(number(1.5)); defer panic(complex(1, -2)); defer panic(truth(true)); panic('x') }},
	{"panic of a pointer", func() { panic(&one) }},
	{"panic of a function", func() { panic(deep) }},
	{"panic of a slice", func() { panic([]int{1}) }},
	{"panic whose text panics", func() { panic(failing{}) }},
	{"panic whose text panics by itself", func() { panic(shouting{}) }},
	{"panic in panic", func() { defer func() { defer func() { panic("c") }(); panic("b") }(); panic("a") }},
	{"panic after recover", func() { defer func() { recover(); panic("b") }(); panic("a") }},
	{"panic with what was recovered", func() { defer func() { panic(recover()) }(); panic("a") }},
	{"panic once more", func() { defer func() { r := recover(); defer panic(r); panic("b") }(); panic("a") }},
	{"panic in a goroutine", func() {
		c := make(chan int)
		go func() { defer close(c); panic("a") }()
		<-c
		select {}
	}},
	{"deferred calls run", func() {
		for i := 0; i < 3; i++ {
			defer func(i int) {
				println(i)
				if i == 1 {
					panic(i)
				}
			}(i)
		}
		panic("a")
	}},
	{"deadlock after recover", func() { defer func() { println(recover() != nil); select {} }(); panic(1) }},
	{"exit in a deferred call", func() { defer println("not reached"); defer os.Exit(3); panic("a") }},
	{"exit with a large status", func() { os.Exit(300) }},
	{"exit with a status below zero", func() { os.Exit(-1) }},
	{"no end but a return", func() {}},
}

// Up to the traceback; addresses differ from run to run.
func beginning(output string) string {
	trace := regexp.MustCompile(`(?m)^(goroutine \d+ \[|runtime stack:)`)
	if at := trace.FindStringIndex(output); at != nil {
		states := regexp.MustCompile(`\[.*\]:`).FindAllString(output[at[0]:], -1)
		output = output[:at[0]]
		if strings.Contains(output, "deadlock") {
			sort.Strings(states)
			output += strings.Join(states, "\n")
		}
	}
	return strings.TrimSpace(regexp.MustCompile(`0x[0-9a-f]+`).ReplaceAllString(output, "0x"))
}

func main() {
	for _, end := range ends {
		if len(os.Args) == 1 {
			output, err := exec.Command(os.Args[0], end.name).CombinedOutput()
			fmt.Printf("%s: %v\n%s\n\n", end.name, err, beginning(string(output)))
		} else if os.Args[1] == end.name {
			end.run()
		}
	}
}
