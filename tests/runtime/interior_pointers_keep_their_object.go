// run

// A pointer to a field, an element or the tail of something keeps all of it alive and unchanged.
package main

type record struct {
	name  string
	count [6]int
	next  *record
}

type holder struct {
	field *int
	tail  []int
	part  string
	elem  *record
}

var garbage [][]byte

func churn(n int) {
	garbage = nil
	for i := 0; i < n; i++ {
		garbage = append(garbage, make([]byte, 16+i%300))
		for j := range garbage[i] {
			garbage[i][j] = 0xee
		}
	}
}

//go:noinline
func hold(seed int) holder {
	r := &record{name: "r", next: &record{name: "next"}}
	for i := range r.count {
		r.count[i] = seed + i
	}
	numbers := make([]int, 100)
	for i := range numbers {
		numbers[i] = seed * i
	}
	text := []byte("some text that is long enough")
	text[5] = byte('a' + seed%26)
	records := make([]record, 10)
	records[7].name = "seven"
	records[7].count[0] = seed
	return holder{&r.count[3], numbers[90:95], string(text)[5:9], &records[7]}
}

func check(h holder, seed int) {
	if *h.field != seed+3 {
		panic("field")
	}
	for i, n := range h.tail {
		if n != seed*(90+i) {
			panic("tail")
		}
	}
	if len(h.part) != 4 || h.part[0] != byte('a'+seed%26) || h.part[1:] != "ext" {
		panic("part")
	}
	if h.elem.name != "seven" || h.elem.count[0] != seed {
		panic("element")
	}
}

func main() {
	var holders []holder
	for i := 0; i < 60; i++ {
		holders = append(holders, hold(i))
		churn(20)
	}
	churn(1000)
	for i, h := range holders {
		check(h, i)
	}
	all := cap(holders[3].tail)
	grown := append(holders[3].tail, 1, 2, 3)
	churn(100)
	check(holders[3], 3)
	println(len(holders), all, grown[6])
}
