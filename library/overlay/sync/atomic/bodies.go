// Bodies for func values of these functions, under whose symbols they are: direct calls are a few instructions
// (codegen/intrinsics.def), also here.
package atomic

import "unsafe"

//go:linkname loadInt32 sync/atomic.LoadInt32
func loadInt32(address *int32) int32 { return LoadInt32(address) }

//go:linkname storeInt32 sync/atomic.StoreInt32
func storeInt32(address *int32, value int32) { StoreInt32(address, value) }

//go:linkname swapInt32 sync/atomic.SwapInt32
func swapInt32(address *int32, value int32) int32 { return SwapInt32(address, value) }

//go:linkname compareAndSwapInt32 sync/atomic.CompareAndSwapInt32
func compareAndSwapInt32(address *int32, old, value int32) bool {
	return CompareAndSwapInt32(address, old, value)
}

//go:linkname addInt32 sync/atomic.AddInt32
func addInt32(address *int32, delta int32) int32 { return AddInt32(address, delta) }

//go:linkname loadUint32 sync/atomic.LoadUint32
func loadUint32(address *uint32) uint32 { return LoadUint32(address) }

//go:linkname storeUint32 sync/atomic.StoreUint32
func storeUint32(address *uint32, value uint32) { StoreUint32(address, value) }

//go:linkname swapUint32 sync/atomic.SwapUint32
func swapUint32(address *uint32, value uint32) uint32 { return SwapUint32(address, value) }

//go:linkname compareAndSwapUint32 sync/atomic.CompareAndSwapUint32
func compareAndSwapUint32(address *uint32, old, value uint32) bool {
	return CompareAndSwapUint32(address, old, value)
}

//go:linkname addUint32 sync/atomic.AddUint32
func addUint32(address *uint32, delta uint32) uint32 { return AddUint32(address, delta) }

//go:linkname loadInt64 sync/atomic.LoadInt64
func loadInt64(address *int64) int64 { return LoadInt64(address) }

//go:linkname storeInt64 sync/atomic.StoreInt64
func storeInt64(address *int64, value int64) { StoreInt64(address, value) }

//go:linkname swapInt64 sync/atomic.SwapInt64
func swapInt64(address *int64, value int64) int64 { return SwapInt64(address, value) }

//go:linkname compareAndSwapInt64 sync/atomic.CompareAndSwapInt64
func compareAndSwapInt64(address *int64, old, value int64) bool {
	return CompareAndSwapInt64(address, old, value)
}

//go:linkname addInt64 sync/atomic.AddInt64
func addInt64(address *int64, delta int64) int64 { return AddInt64(address, delta) }

//go:linkname loadUint64 sync/atomic.LoadUint64
func loadUint64(address *uint64) uint64 { return LoadUint64(address) }

//go:linkname storeUint64 sync/atomic.StoreUint64
func storeUint64(address *uint64, value uint64) { StoreUint64(address, value) }

//go:linkname swapUint64 sync/atomic.SwapUint64
func swapUint64(address *uint64, value uint64) uint64 { return SwapUint64(address, value) }

//go:linkname compareAndSwapUint64 sync/atomic.CompareAndSwapUint64
func compareAndSwapUint64(address *uint64, old, value uint64) bool {
	return CompareAndSwapUint64(address, old, value)
}

//go:linkname addUint64 sync/atomic.AddUint64
func addUint64(address *uint64, delta uint64) uint64 { return AddUint64(address, delta) }

//go:linkname loadUintptr sync/atomic.LoadUintptr
func loadUintptr(address *uintptr) uintptr { return LoadUintptr(address) }

//go:linkname storeUintptr sync/atomic.StoreUintptr
func storeUintptr(address *uintptr, value uintptr) { StoreUintptr(address, value) }

//go:linkname swapUintptr sync/atomic.SwapUintptr
func swapUintptr(address *uintptr, value uintptr) uintptr { return SwapUintptr(address, value) }

//go:linkname compareAndSwapUintptr sync/atomic.CompareAndSwapUintptr
func compareAndSwapUintptr(address *uintptr, old, value uintptr) bool {
	return CompareAndSwapUintptr(address, old, value)
}

//go:linkname addUintptr sync/atomic.AddUintptr
func addUintptr(address *uintptr, delta uintptr) uintptr { return AddUintptr(address, delta) }

//go:linkname loadPointer sync/atomic.LoadPointer
func loadPointer(address *unsafe.Pointer) unsafe.Pointer { return LoadPointer(address) }

//go:linkname storePointer sync/atomic.StorePointer
func storePointer(address *unsafe.Pointer, value unsafe.Pointer) { StorePointer(address, value) }

//go:linkname swapPointer sync/atomic.SwapPointer
func swapPointer(address *unsafe.Pointer, value unsafe.Pointer) unsafe.Pointer {
	return SwapPointer(address, value)
}

//go:linkname compareAndSwapPointer sync/atomic.CompareAndSwapPointer
func compareAndSwapPointer(address *unsafe.Pointer, old, value unsafe.Pointer) bool {
	return CompareAndSwapPointer(address, old, value)
}
