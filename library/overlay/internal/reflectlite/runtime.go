// What Go's runtime does for reflectlite.  Offsets in type descriptors are addresses of symbols: the image
// lies below 2 GiB.
package reflectlite

import "unsafe"

//go:linkname typedmemmove rt_typed_copy
//go:noescape
func typedmemmove(t *rtype, dst, src unsafe.Pointer)

//go:linkname unsafe_New rt_new_object
//go:noescape
func unsafe_New(t *rtype) unsafe.Pointer

//go:linkname chanlen rt_chan_length
//go:noescape
func chanlen(channel unsafe.Pointer) int

// The count is the first word of a map.
func maplen(table unsafe.Pointer) int {
	if table == nil {
		return 0
	}
	return *(*int)(table)
}

func resolveNameOff(_ unsafe.Pointer, offset int32) unsafe.Pointer {
	return unsafe.Pointer(uintptr(offset))
}

func resolveTypeOff(_ unsafe.Pointer, offset int32) unsafe.Pointer {
	return unsafe.Pointer(uintptr(offset))
}

//go:linkname assertedTable rt_itab_assert
//go:noescape
func assertedTable(wanted, t *rtype) unsafe.Pointer

func ifaceE2I(t *rtype, src any, dst unsafe.Pointer) {
	from := (*emptyInterface)(unsafe.Pointer(&src))
	*(*struct{ table, word unsafe.Pointer })(dst) = struct{ table, word unsafe.Pointer }{assertedTable(t, from.typ), from.word}
}
