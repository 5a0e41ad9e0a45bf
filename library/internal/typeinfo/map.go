package typeinfo

import "unsafe"

// mapIterator is the memory of a walk over a map; the runtime's business but for the first two words.
type mapIterator struct {
	key     unsafe.Pointer // nil: the end
	element unsafe.Pointer
	rest    [10]uintptr
}

//go:linkname iterateStart rt_map_iterate_start
//go:noescape
func iterateStart(t *Type, m unsafe.Pointer, it *mapIterator)

//go:linkname iterateNext rt_map_iterate_next
//go:noescape
func iterateNext(it *mapIterator)

// Entry is a key of a map and its element.
type Entry struct {
	Key, Element Value
}

// Entries returns what is in a map, in no order.
func (v Value) Entries() []Entry {
	var entries []Entry
	var it mapIterator
	key := (*mapType)(unsafe.Pointer(v.typ)).key
	for iterateStart(v.typ, *(*unsafe.Pointer)(v.at), &it); it.key != nil; iterateNext(&it) {
		entries = append(entries, Entry{Value{key, it.key, v.IsHidden}, Value{v.typ.Elem(), it.element, v.IsHidden}})
	}
	return entries
}
