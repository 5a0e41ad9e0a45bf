// run

// Panics, recover and Goexit where reflect's frames lie in between, on stacks of many segments and in goroutines.
package main

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"sync"
)

type worker struct{ depth int }

func (w worker) Fail(text string) int { panic(errors.New(text)) }
func (w worker) Recover()             { fmt.Println("recovered in a method:", recover()) }
func (w *worker) Down(n int, big [20]int, s string) (int, [20]int) {
	if n == 0 {
		runtime.GC()
		return 1, big
	}
	big[n%20] += len(s)
	out := reflect.ValueOf(w).MethodByName("Down").Call(
		[]reflect.Value{reflect.ValueOf(n - 1), reflect.ValueOf(big), reflect.ValueOf(s)})
	return int(out[0].Int()) + 1, out[1].Interface().([20]int)
}

func made(f func() error) func() error {
	return reflect.MakeFunc(reflect.TypeOf(f), func([]reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.Zero(reflect.TypeOf(f).Out(0))}
	}).Interface().(func() error)
}

func through() (err error) {
	defer func() { err = recover().(error) }()
	reflect.ValueOf(worker{}).Method(0).Call([]reflect.Value{reflect.ValueOf("failed")})
	return nil
}

func deferredMade() {
	defer reflect.MakeFunc(reflect.TypeOf(func() {}), func([]reflect.Value) []reflect.Value {
		fmt.Println("recovered in a made function:", recover())
		return nil
	}).Interface().(func())()
	panic("one")
}

func deferredMethod() {
	defer reflect.ValueOf(worker{}).MethodByName("Recover").Interface().(func())()
	panic("two")
}

func deferredCall() {
	defer func() { fmt.Println("outer:", recover()) }()
	defer reflect.ValueOf(func() { fmt.Println("inner:", recover()) }).Call(nil)
	panic("three")
}

func ended() {
	var wait sync.WaitGroup
	wait.Add(1)
	go func() {
		defer wait.Done()
		defer fmt.Println("deferred")
		reflect.ValueOf(runtime.Goexit).Call(nil)
		fmt.Println("not reached")
	}()
	wait.Wait()
}

func names() {
	var all []string
	look := func() {
		var pcs [20]uintptr
		frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
		for {
			frame, more := frames.Next()
			if strings.HasPrefix(frame.Function, "main.") || frame.Function == "reflect.Value.Call" {
				all = append(all, frame.Function)
			}
			if !more {
				break
			}
		}
	}
	reflect.ValueOf(look).Call(nil)
	fmt.Println(all)
}

func apply(f func(args []reflect.Value) []reflect.Value, n int) int {
	t := reflect.FuncOf([]reflect.Type{reflect.TypeOf(n)}, []reflect.Type{reflect.TypeOf(n)}, false)
	return reflect.MakeFunc(t, f).Interface().(func(int) int)(n)
}

func recursion(n int) int {
	if n == 0 {
		return 0
	}
	return 1 + apply(func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(recursion(int(in[0].Int()) - 1))}
	}, n)
}

func parallel() {
	var wait sync.WaitGroup
	results := make([]int, 8)
	for i := range results {
		wait.Add(1)
		go func(i int) {
			defer wait.Done()
			results[i] = recursion(10*i + 1)
		}(i)
	}
	wait.Wait()
	fmt.Println(results)
}

func main() {
	fmt.Println(through(), made(func() error { return nil })())
	deferredMade()
	deferredMethod()
	deferredCall()
	ended()
	names()
	fmt.Println((&worker{}).Down(200, [20]int{1}, "abc"))
	fmt.Println(recursion(300))
	parallel()
}
