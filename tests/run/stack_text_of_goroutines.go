// run

// runtime.Stack: frames, inlined ones, panics in the middle, who created a goroutine; arguments, offsets and numbers are ours.
package main

import "runtime"

type T struct{}

// The text without what stands in parentheses, directories and offsets, and of the runtime only its panic.
func scrub(text []byte) string {
	var clean []byte
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '(' && text[i+1] != '*':
			for text[i] != ')' || text[i+1] != '\n' {
				i++
			}
			clean = append(clean, "()"...)
		case text[i] == ' ' && text[i+1] == '+':
			for text[i+1] != '\n' {
				i++
			}
		case text[i] == 'e' && text[i+1] == ' ': // goroutine 17
			for text[i+1] != '[' {
				i++
			}
		case text[i] == '/':
			for len(clean) > 0 && clean[len(clean)-1] != '\t' {
				clean = clean[:len(clean)-1]
			}
		default:
			clean = append(clean, text[i])
		}
	}
	return string(clean)
}

func show(all bool) {
	var buffer [4000]byte
	println(scrub(buffer[:runtime.Stack(buffer[:], all)]))
}

func (T) value()    { show(false) }
func (*T) pointer() { show(false) }

func inlined(x int) {
	func() {
		var t T
		t.value()
		t.pointer()
	}()
}

//go:noinline
func recovers() {
	defer func() { recover() }()
	defer func() { inlined(1) }()
	main2()
}

//go:noinline
func main2() {
	show(false)
}

func main() {
	inlined(1)
	recovers()
	done := make(chan bool)
	go func() {
		show(false)
		done <- true
	}()
	<-done
	var small [20]byte
	println(runtime.Stack(small[:], true), runtime.Stack(nil, false))
}
