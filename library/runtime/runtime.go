// Package runtime speaks to berth's runtime.
package runtime

import "unsafe"

//go:linkname collect rt_collect
//go:noescape
func collect()

//go:linkname readMemoryStatistics rt_read_memory_statistics
//go:noescape
func readMemoryStatistics(statistics unsafe.Pointer)

// GC collects garbage now and returns when it is done; finalizers may run meanwhile.
func GC() {
	collect()
	gosched()
}

//go:linkname goexit rt_goexit
func goexit()

// Goexit ends the goroutine after its deferred calls.
func Goexit() {
	goexit()
}

//go:linkname gosched rt_gosched
//go:noescape
func gosched()

//go:linkname goroutineCount rt_goroutine_count
//go:noescape
func goroutineCount() int

//go:linkname processorCount rt_processor_count
//go:noescape
func processorCount() int

// Gosched lets the other goroutines run.
func Gosched() {
	gosched()
}

// NumGoroutine counts the goroutines that have not ended.
func NumGoroutine() int {
	return goroutineCount()
}

// NumCPU counts the processors that the program may use.
func NumCPU() int {
	return processorCount()
}

//go:linkname setProcessors rt_set_processors
//go:noescape
func setProcessors(n int) int

// GOMAXPROCS sets how many goroutines may run at the same time and returns how many it were; n < 1 only asks.
func GOMAXPROCS(n int) int {
	return setProcessors(n)
}

// KeepAlive marks x as in use until here.
//
//go:noinline
func KeepAlive(x interface{}) {
}

// MemStats: the fields that berth counts; the others stay zero.
type MemStats struct {
	Alloc         uint64
	TotalAlloc    uint64
	Sys           uint64
	Lookups       uint64
	Mallocs       uint64
	Frees         uint64
	HeapAlloc     uint64
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) {
	readMemoryStatistics(unsafe.Pointer(m))
}
