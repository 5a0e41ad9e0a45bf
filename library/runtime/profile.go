package runtime

import "unsafe"

// Profiles.  Those of blocking and of locks are empty as Go's are as long as nobody sets a rate, and who sets one is told.

// MemProfileRate is how many bytes are allocated between two samples, on average.
var MemProfileRate int = 512 * 1024

// StackRecord is the calls on one stack.
type StackRecord struct {
	Stack0 [32]uintptr // up to the first 0
}

func used(stack []uintptr) []uintptr {
	for i, address := range stack {
		if address == 0 {
			return stack[:i]
		}
	}
	return stack
}

// Stack gives the addresses.
func (r *StackRecord) Stack() []uintptr { return used(r.Stack0[:]) }

// MemProfileRecord is what was allocated by one chain of calls.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr // up to the first 0
}

// InUseBytes is what was not freed.
func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

// InUseObjects is what was not freed.
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack gives the addresses.
func (r *MemProfileRecord) Stack() []uintptr { return used(r.Stack0[:]) }

// BlockProfileRecord is how long one chain of calls waited.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

func unsupported(what string) {
	panic(plainError("berth: " + what + " not supported"))
}

//go:linkname memoryProfile rt_memory_profile
//go:noescape
func memoryProfile(records unsafe.Pointer, room int, whole bool) int

// MemProfile gives the sampled allocations, of everything or of what is in use.  A program that has this function samples.
//
//go:noinline
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) {
	n = memoryProfile(*(*unsafe.Pointer)(unsafe.Pointer(&p)), len(p), inuseZero)
	return n, n <= len(p)
}

// SetBlockProfileRate accepts that nothing is sampled.
func SetBlockProfileRate(rate int) {
	if rate > 0 {
		unsupported("block profiles are")
	}
}

// BlockProfile is empty: no rate was set.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// SetMutexProfileFraction accepts that nothing is sampled; below 0 it only asks.
func SetMutexProfileFraction(rate int) int {
	if rate > 0 {
		unsupported("mutex profiles are")
	}
	return 0
}

// MutexProfile is empty: no fraction was set.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// SetCPUProfileRate accepts that nothing is sampled.
func SetCPUProfileRate(hz int) {
	if hz > 0 {
		unsupported("CPU profiles are")
	}
}

//go:linkname pprof_readProfile runtime/pprof.readProfile
func pprof_readProfile() ([]uint64, []unsafe.Pointer, bool) { return nil, nil, true }

//go:linkname goroutineStacks rt_goroutine_stacks
//go:noescape
func goroutineStacks(records unsafe.Pointer, room int) int

// GoroutineProfile gives the stacks of all goroutines.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	count := NumGoroutine()
	if count > len(p) {
		return count, false
	}
	return goroutineStacks(unsafe.Pointer(&p[0]), len(p)), true
}

//go:linkname pprof_goroutineProfileWithLabels runtime/pprof.runtime_goroutineProfileWithLabels
func pprof_goroutineProfileWithLabels(p []StackRecord, labels []unsafe.Pointer) (n int, ok bool) {
	return GoroutineProfile(p)
}

// Addresses name one function each, inlined or not.
//
//go:linkname pprof_expandFinalInlineFrame runtime/pprof.runtime_expandFinalInlineFrame
func pprof_expandFinalInlineFrame(stack []uintptr) []uintptr { return stack }

//go:linkname threadCount rt_thread_count
//go:noescape
func threadCount() int

// ThreadCreateProfile has a record for each thread, with no addresses: threads are made by the runtime.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) {
	n = threadCount()
	if n > len(p) {
		return n, false
	}
	for i := range p[:n] {
		p[i] = StackRecord{}
	}
	return n, true
}

// StartTrace says that it cannot.
func StartTrace() error { return plainError("berth: execution traces are not supported") }

// StopTrace has nothing to stop.
func StopTrace() {}

// ReadTrace has nothing to read.
func ReadTrace() []byte { return nil }
