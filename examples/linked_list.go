// run collect=5000

// A list that is made, reversed and dropped many times: work for the collector.
//
// Look for, with -m -l:
//   - &node{...} escapes to heap                   in push: it is stored behind the result
//   - leaking param: head to result ~r0 level=0    in push and reverse: lists go in and come out
//
// GODEBUG=gctrace=1 shows the collections.
package main

import "fmt"

type node struct {
	value int
	next  *node
}

func push(head *node, value int) *node {
	return &node{value, head}
}

func reverse(head *node) *node {
	var last *node
	for head != nil {
		next := head.next
		head.next = last
		last, head = head, next
	}
	return last
}

func sum(head *node) int {
	total := 0
	for ; head != nil; head = head.next {
		total += head.value
	}
	return total
}

func main() {
	check := 0
	for round := 0; round < 200; round++ {
		var list *node
		for i := 0; i < 10000; i++ {
			list = push(list, i)
		}
		list = reverse(list)
		check += sum(list) + list.value + list.next.value
	}
	fmt.Println(check)
}
