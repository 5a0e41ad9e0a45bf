// run

// f(x, g()): what x is boxed from is read after g(), as in Go, also where the box copies from an address, if that is of a
// package variable, a field, an element or behind a pointer; a local variable as a whole is copied before.
package main

type titled struct{ text string }

type both struct {
	text string
	n    int
}

var (
	text  = "old"
	title = titled{"old"}
	list  = [1][]int{{1}}
	pair  = both{"old", 1}
	one   = struct{ n int }{1}
	octet = [1]byte{1}
	deep  = [2]struct{ in both }{}
	keys  = map[both]int{{"old", 1}: 1, {"new", 2}: 2}
)

func change() int {
	text, title.text, list[0], pair, one.n, octet[0], deep[1].in.n = "new", "new", []int{2}, both{"new", 2}, 2, 2, 2
	return 3
}

func restore() {
	text, title.text, list[0], pair, one.n, octet[0], deep[1].in.n = "old", "old", []int{1}, both{"old", 1}, 1, 1, 1
}

//go:noinline
func first(x any, _ int) any { return x }

func packageVariables() {
	println(first(text, change()).(string))
	restore()
	println(first(title, change()).(titled).text)
	restore()
	println(first(list, change()).([1][]int)[0][0])
	restore()
	println(first(pair, change()).(both).text)
	restore()
	println(first(one, change()).(struct{ n int }).n)
	restore()
	println(first(octet, change()).([1]byte)[0])
	restore()
	println(first(deep[1].in, change()).(both).n)
	restore()
	println(first(keys[pair], change()).(int))
	restore()
	println(first(pair == both{"new", 2}, change()).(bool), first(pair == both{"new", 2}, 0).(bool))
	restore()
	println(pair == both{"new", 2} && change() == 3, pair == both{"new", change() - 1})
	restore()
}

func locals() {
	title, pair, octet, word := titled{"old"}, both{"old", 1}, [1]byte{1}, "old"
	array, slice := [2]both{}, []both{{"old", 1}}
	behind := &both{"old", 1}
	nested := struct{ in both }{both{"old", 1}}
	change := func() int {
		title, pair, octet[0], word = titled{"new"}, both{"new", 2}, 2, "new"
		array[1].n, slice[0].n, behind.n, nested.in.n = 2, 2, 2, 2
		return 3
	}
	println(first(title, change()).(titled).text, first(word, change()).(string))
	title.text, pair, octet[0] = "old", both{"old", 1}, 1
	println(first(pair, change()).(both).text)
	octet[0], pair = 1, both{"old", 1}
	println(first(octet, change()).([1]byte)[0])
	pair = both{"old", 1}
	println(pair == both{"new", change() - 1}, behind.n == 2, *behind == both{"old", change() - 1})
	pair, behind.n = both{"old", 1}, 1
	println(*behind == both{"old", change() - 1}, nested.in == both{"old", change() - 1})
	pair = both{"old", 1}
	println(first(keys[pair], change()).(int))
	array[1].n, slice[0].n, behind.n, nested.in.n = 1, 1, 1, 1
	println(first(array[1], change()).(both).n)
	slice[0].n = 1
	println(first(slice[0], change()).(both).n)
	behind.n = 1
	println(first(*behind, change()).(both).n)
	nested.in.n = 1
	println(first(nested.in, change()).(both).n)
	func() {
		pair = both{"old", 1}
		println(first(pair, change()).(both).n)
	}()
}

func main() {
	packageVariables()
	locals()
}
