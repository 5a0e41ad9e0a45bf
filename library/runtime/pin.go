package runtime

import _ "unsafe"

// What package sync asks of the scheduler beside waiting.

//go:linkname canSpin rt_can_spin
//go:noescape
func canSpin(turn int) bool

//go:linkname spin rt_spin
//go:noescape
func spin()

//go:linkname pin rt_pin
//go:noescape
func pin() int

//go:linkname unpin rt_unpin
//go:noescape
func unpin()

//go:linkname random rt_random
//go:noescape
func random() uint64

//go:linkname randomBelow rt_random_below
//go:noescape
func randomBelow(limit uint32) uint32

//go:linkname fatalString rt_fatal_string
//go:noescape
func fatalString(text string)

//go:linkname sync_runtime_canSpin sync.runtime_canSpin
func sync_runtime_canSpin(turn int) bool {
	return canSpin(turn)
}

//go:linkname sync_runtime_doSpin sync.runtime_doSpin
func sync_runtime_doSpin() {
	spin()
}

//go:linkname sync_nanotime sync.runtime_nanotime
func sync_nanotime() int64 {
	return monotonic()
}

//go:linkname sync_runtime_procPin sync.runtime_procPin
func sync_runtime_procPin() int {
	return pin()
}

//go:linkname sync_runtime_procUnpin sync.runtime_procUnpin
func sync_runtime_procUnpin() {
	unpin()
}

//go:linkname sync_atomic_runtime_procPin sync/atomic.runtime_procPin
func sync_atomic_runtime_procPin() int {
	return pin()
}

//go:linkname sync_atomic_runtime_procUnpin sync/atomic.runtime_procUnpin
func sync_atomic_runtime_procUnpin() {
	unpin()
}

//go:linkname sync_throw sync.throw
func sync_throw(text string) {
	fatalString(text)
}

//go:linkname sync_fatal sync.fatal
func sync_fatal(text string) {
	fatalString(text)
}

func fastrand() uint32 {
	return uint32(random())
}

func fastrandn(limit uint32) uint32 {
	return randomBelow(limit)
}

//go:linkname sync_fastrandn sync.fastrandn
func sync_fastrandn(limit uint32) uint32 {
	return randomBelow(limit)
}

// What sync.Pool does at the start of each collection.
var poolCleanup func()

//go:linkname sync_runtime_registerPoolCleanup sync.runtime_registerPoolCleanup
func sync_runtime_registerPoolCleanup(cleanup func()) {
	poolCleanup = cleanup
}

// The collector calls it while the program stands still.
//
//go:linkname cleanPools rt_clean_pools
func cleanPools() {
	if poolCleanup != nil {
		poolCleanup()
	}
}

// Processors of this kind see each other's stores in order, and the compiler cannot look into these from elsewhere.
//
//go:linkname atomic_LoadAcquintptr runtime/internal/atomic.LoadAcquintptr
//go:noinline
func atomic_LoadAcquintptr(at *uintptr) uintptr { return *at }

//go:linkname atomic_StoreReluintptr runtime/internal/atomic.StoreReluintptr
//go:noinline
func atomic_StoreReluintptr(at *uintptr, value uintptr) uintptr {
	*at = value
	return 0
}

//go:linkname wire rt_wire
//go:noescape
func wire(isWired bool)

// LockOSThread wires the goroutine to its thread until UnlockOSThread was called as often.
func LockOSThread() {
	wire(true)
}

func UnlockOSThread() {
	wire(false)
}
