package reflect

import (
	"internal/goarch"
	"strconv"
	"unsafe"
)

// The collector knows where the pointers of a type are by a bit for each word, and reads 64 of them at a time.  Go's
// programs that stand for the masks of large types do not exist here: an array with more words than this has no mask
// and is read as its elements, and any word of another type as large may be a pointer (runtime/abi/layout.h).
const maskWordsMax = 1 << 20

// A mask of so many words, in whole groups of 64.
func newMask(words uintptr) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(&make([]uint64, (words+63)/64)[0])), (words+63)/64*8)
}

// Sets the bits of `count` values in a row, from the word on.
func setBits(mask []byte, word uintptr, t *rtype, count uintptr) {
	if t.ptrdata == 0 {
		return
	}
	if t.gcdata == nil && t.Kind() == Array {
		array := (*arrayType)(unsafe.Pointer(t))
		setBits(mask, word, array.elem, count*array.len)
		return
	}
	for ; count > 0; count-- {
		for i := uintptr(0); i < t.ptrdata/goarch.PtrSize; i++ {
			bit := t.gcSlice(i/8, i/8+1)[0] >> (i % 8) & 1
			mask[(word+i)/8] |= bit << ((word + i) % 8)
		}
		word += t.size / goarch.PtrSize
	}
}

func (t *arrayType) setMask() {
	if t.elem.ptrdata == 0 || t.size == 0 {
		t.ptrdata, t.gcdata = 0, nil
		return
	}
	t.ptrdata = t.elem.size*(t.len-1) + t.elem.ptrdata
	if t.ptrdata/goarch.PtrSize > maskWordsMax {
		t.gcdata = nil
		return
	}
	mask := newMask(t.ptrdata / goarch.PtrSize)
	setBits(mask, 0, t.elem, t.len)
	t.gcdata = &mask[0]
}

func (t *arrayType) setHash() {
	t.hash = fnv1(t.elem.hash, '[')
	for n := uint32(t.len); n > 0; n >>= 8 {
		t.hash = fnv1(t.hash, byte(n))
	}
	t.hash = fnv1(t.hash, ']')
}

func (t *arrayType) setEqual() {
	equal, size, count := t.elem.equal, t.elem.size, t.len
	if equal == nil {
		t.equal = nil
		return
	}
	t.equal = func(p, q unsafe.Pointer) bool {
		for offset := uintptr(0); offset < count*size; offset += size {
			if !equal(add(p, offset, "within the array"), add(q, offset, "within the array")) {
				return false
			}
		}
		return true
	}
}

func newArrayType(length uintptr, elem *rtype, text string) *arrayType {
	var prototype any = [1]unsafe.Pointer{}
	t := **(**arrayType)(unsafe.Pointer(&prototype))

	if elem.size > 0 && length > ^uintptr(0)/elem.size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	t.tflag = elem.tflag & tflagRegularMemory
	t.str = resolveReflectName(newName(text, "", false, false))
	t.ptrToThis = 0
	t.elem = elem
	t.slice = SliceOf(elem).(*rtype)
	t.len = length
	t.size = elem.size * length
	t.align, t.fieldAlign = elem.align, elem.fieldAlign
	t.kind &^= kindDirectIface
	if length == 1 && !ifaceIndir(elem) {
		t.kind |= kindDirectIface
	}
	t.setHash()
	t.setMask()
	t.setEqual()
	return &t
}

func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	t := elem.(*rtype)
	key := cacheKey{Array, t, nil, uintptr(length)}
	if known, ok := lookupCache.Load(key); ok {
		return known.(Type)
	}
	text := "[" + strconv.Itoa(length) + "]" + t.String()
	for _, linked := range typesByString(text) {
		if (*arrayType)(unsafe.Pointer(linked)).elem == t {
			known, _ := lookupCache.LoadOrStore(key, linked)
			return known.(Type)
		}
	}
	made, _ := lookupCache.LoadOrStore(key, &newArrayType(uintptr(length), t, text).rtype)
	return made.(Type)
}

// Large keys and elements lie elsewhere.
func slotOf(t *rtype) *rtype {
	if t.size > maxKeySize {
		return PointerTo(t).(*rtype)
	}
	return t
}

// The type of a map's buckets: eight tops, eight keys, eight elements, the next bucket.  If neither keys nor elements
// have pointers the whole bucket has none.
func bucketOf(key, element *rtype) *rtype {
	key, element = slotOf(key), slotOf(element)
	t := &rtype{
		size:  bucketSize*(1+key.size+element.size) + goarch.PtrSize,
		align: goarch.PtrSize,
		kind:  uint8(Struct),
		str:   resolveReflectName(newName("bucket("+key.String()+","+element.String()+")", "", false, false)),
	}
	if key.ptrdata == 0 && element.ptrdata == 0 {
		return t
	}
	mask := newMask(t.size / goarch.PtrSize)
	setBits(mask, bucketSize/goarch.PtrSize, key, bucketSize)
	setBits(mask, bucketSize*(1+key.size)/goarch.PtrSize, element, bucketSize)
	last := t.size/goarch.PtrSize - 1
	mask[last/8] |= 1 << (last % 8)
	t.ptrdata, t.gcdata = t.size, &mask[0]
	return t
}
