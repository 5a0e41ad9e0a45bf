// What Go's runtime does for reflect.
package reflect

import (
	"internal/unsafeheader"
	"sync"
	"unsafe"
)

// ---- names, types and code by their 32 bits ----

//go:linkname symbolAt rt_symbol_at
//go:noescape
func symbolAt(address int32) unsafe.Pointer

func resolveNameOff(_ unsafe.Pointer, offset int32) unsafe.Pointer { return symbolAt(offset) }
func resolveTypeOff(_ unsafe.Pointer, offset int32) unsafe.Pointer { return symbolAt(offset) }
func resolveTextOff(_ unsafe.Pointer, offset int32) unsafe.Pointer { return symbolAt(offset) }

//go:linkname symbolAdd rt_symbol_add
func symbolAdd(symbol unsafe.Pointer) int32

var symbols sync.Mutex

func addReflectOff(symbol unsafe.Pointer) int32 {
	symbols.Lock()
	defer symbols.Unlock()
	return symbolAdd(symbol)
}

//go:linkname typeLinks rt_type_links
//go:noescape
func typeLinks() *int32

//go:linkname typeLinkCount rt_type_link_count
//go:noescape
func typeLinkCount() int

// One section, whose offsets are addresses.
func typelinks() (sections []unsafe.Pointer, offsets [][]int32) {
	return []unsafe.Pointer{nil}, [][]int32{unsafe.Slice(typeLinks(), typeLinkCount())}
}

// ---- memory ----

//go:linkname unsafe_New rt_new_object
//go:noescape
func unsafe_New(t *rtype) unsafe.Pointer

//go:linkname newArray rt_new_array
//go:noescape
func newArray(element *rtype, count int) unsafe.Pointer

// Go's largest allocation.
const largestBytes = 1 << 48

func unsafe_NewArray(t *rtype, count int) unsafe.Pointer {
	if count < 0 || t.size > 0 && uintptr(count) > largestBytes/t.size {
		panicPlain("runtime: allocation size out of range")
	}
	return newArray(t, count)
}

// In package runtime: panics with an error that says the text and no more.
//
//go:linkname panicPlain runtime.panicPlain
func panicPlain(text string)

//go:linkname memmove rt_memory_move
//go:noescape
func memmove(to, from unsafe.Pointer, size uintptr)

//go:linkname typedmemmove rt_typed_copy
//go:noescape
func typedmemmove(t *rtype, to, from unsafe.Pointer)

//go:linkname typedmemclr rt_typed_clear
//go:noescape
func typedmemclr(t *rtype, at unsafe.Pointer)

//go:linkname copyElements rt_typed_copy_slice
//go:noescape
func copyElements(element *rtype, to unsafe.Pointer, toLength int, from unsafe.Pointer, fromLength int) int

func typedslicecopy(element *rtype, to, from unsafeheader.Slice) int {
	return copyElements(element, to.Data, to.Len, from.Data, from.Len)
}

//go:linkname isHeapAddress rt_is_heap_address
//go:noescape
func isHeapAddress(address uintptr) bool

func verifyNotInHeapPtr(p uintptr) bool { return !isHeapAddress(p) }

// ---- interfaces ----

//go:linkname assertedTable rt_itab_assert
//go:noescape
func assertedTable(wanted, t *rtype) unsafe.Pointer

func ifaceE2I(t *rtype, src any, dst unsafe.Pointer) {
	from := (*emptyInterface)(unsafe.Pointer(&src))
	*(*struct{ table, word unsafe.Pointer })(dst) = struct{ table, word unsafe.Pointer }{assertedTable(t, from.typ), from.word}
}

//go:linkname typehash rt_type_hash
//go:noescape
func typehash(t *rtype, p unsafe.Pointer, seed uintptr) uintptr

// ---- maps: hiter is the runtime's iterator ----

//go:linkname makeTable rt_map_make
//go:noescape
func makeTable(t *rtype, hint int, header, bucket unsafe.Pointer) unsafe.Pointer

func makemap(t *rtype, hint int) unsafe.Pointer { return makeTable(t, hint, nil, nil) }

//go:linkname mapaccess rt_map_find
//go:noescape
func mapaccess(t *rtype, m, key unsafe.Pointer) unsafe.Pointer

//go:linkname mapaccess_faststr rt_map_find_string
//go:noescape
func mapaccess_faststr(t *rtype, m unsafe.Pointer, key string) unsafe.Pointer

//go:linkname mapPlace rt_map_assign
//go:noescape
func mapPlace(t *rtype, m, key unsafe.Pointer) unsafe.Pointer

//go:linkname mapPlaceString rt_map_assign_string
func mapPlaceString(t *rtype, m unsafe.Pointer, key string) unsafe.Pointer

func mapassign(t *rtype, m, key, element unsafe.Pointer) {
	typedmemmove((*mapType)(unsafe.Pointer(t)).elem, mapPlace(t, m, key), element)
}

func mapassign_faststr(t *rtype, m unsafe.Pointer, key string, element unsafe.Pointer) {
	typedmemmove((*mapType)(unsafe.Pointer(t)).elem, mapPlaceString(t, m, key), element)
}

//go:linkname mapdelete rt_map_delete
//go:noescape
func mapdelete(t *rtype, m, key unsafe.Pointer)

//go:linkname mapdelete_faststr rt_map_delete_string
//go:noescape
func mapdelete_faststr(t *rtype, m unsafe.Pointer, key string)

//go:linkname mapiterinit rt_map_iterate_start
//go:noescape
func mapiterinit(t *rtype, m unsafe.Pointer, it *hiter)

//go:linkname mapiternext rt_map_iterate_next
//go:noescape
func mapiternext(it *hiter)

func mapiterkey(it *hiter) unsafe.Pointer  { return it.key }
func mapiterelem(it *hiter) unsafe.Pointer { return it.elem }

// The count is the first word of a map.
func maplen(m unsafe.Pointer) int {
	if m == nil {
		return 0
	}
	return *(*int)(m)
}

// ---- channels ----

//go:linkname makechan rt_chan_make
//go:noescape
func makechan(t *rtype, size int) unsafe.Pointer

//go:linkname chanlen rt_chan_length
//go:noescape
func chanlen(channel unsafe.Pointer) int

//go:linkname chancap rt_chan_capacity
//go:noescape
func chancap(channel unsafe.Pointer) int

//go:linkname chanclose rt_chan_close
//go:noescape
func chanclose(channel unsafe.Pointer)

//go:linkname send rt_chan_send
//go:noescape
func send(channel, value unsafe.Pointer)

//go:linkname receive rt_chan_receive
//go:noescape
func receive(channel, place unsafe.Pointer) bool

// A case as the runtime wants it: a compiled select fills the same three words.
type waitingCase struct {
	channel, value unsafe.Pointer
	kind           int // 0 send, 1 receive; afterwards, of the chosen one: a value was received
	_              [5]uintptr
}

//go:linkname choose rt_select
//go:noescape
func choose(cases *waitingCase, count int, hasDefault bool) int

func chansend(channel, value unsafe.Pointer, nonBlocking bool) bool {
	if !nonBlocking {
		send(channel, value)
		return true
	}
	sending := waitingCase{channel: channel, value: value}
	return choose(&sending, 1, true) == 0
}

func chanrecv(channel unsafe.Pointer, nonBlocking bool, place unsafe.Pointer) (selected, received bool) {
	if !nonBlocking {
		return true, receive(channel, place)
	}
	receiving := waitingCase{channel: channel, value: place, kind: 1}
	selected = choose(&receiving, 1, true) == 0
	return selected, selected && receiving.kind != 0
}

func rselect(cases []runtimeSelect) (chosen int, received bool) {
	waiting := make([]waitingCase, 0, len(cases))
	numbers := make([]int, 0, len(cases))
	defaultCase := -1
	for i := range cases {
		c := &cases[i]
		switch c.dir {
		case SelectDefault:
			defaultCase = i
		case SelectSend:
			waiting = append(waiting, waitingCase{channel: c.ch, value: c.val})
			numbers = append(numbers, i)
		case SelectRecv:
			waiting = append(waiting, waitingCase{channel: c.ch, value: c.val, kind: 1})
			numbers = append(numbers, i)
		}
	}
	if len(waiting) == 0 && defaultCase < 0 {
		select {}
	}
	place := -1
	if len(waiting) > 0 {
		place = choose(&waiting[0], len(waiting), defaultCase >= 0)
	}
	if place < 0 {
		return defaultCase, false
	}
	chosen = numbers[place]
	return chosen, cases[chosen].dir == SelectRecv && waiting[place].kind != 0
}
