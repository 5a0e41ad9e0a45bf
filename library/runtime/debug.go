package runtime

import _ "unsafe" // for go:linkname

// What package runtime/debug declares without bodies.

//go:linkname setPercent rt_set_gc_percent
//go:noescape
func setPercent(percent int) int

//go:linkname setLimit rt_set_memory_limit
//go:noescape
func setLimit(bytes int64) int64

//go:linkname releaseMemory rt_free_os_memory
//go:noescape
func releaseMemory()

//go:linkname setStackLimit rt_set_stack_limit
//go:noescape
func setStackLimit(bytes int) int

//go:linkname setTraceback rt_set_traceback
//go:noescape
func setTraceback(level int)

//go:linkname setPanicOnFault rt_set_panic_on_fault
//go:noescape
func setPanicOnFault(on bool) bool

//go:linkname debug_setGCPercent runtime/debug.setGCPercent
func debug_setGCPercent(percent int32) int32 {
	return int32(setPercent(int(percent)))
}

//go:linkname debug_setMemoryLimit runtime/debug.setMemoryLimit
func debug_setMemoryLimit(bytes int64) int64 {
	return setLimit(bytes)
}

//go:linkname debug_freeOSMemory runtime/debug.freeOSMemory
func debug_freeOSMemory() {
	releaseMemory()
}

//go:linkname debug_setMaxStack runtime/debug.setMaxStack
func debug_setMaxStack(bytes int) int {
	return setStackLimit(bytes)
}

//go:linkname debug_setPanicOnFault runtime/debug.setPanicOnFault
func debug_setPanicOnFault(on bool) bool {
	return setPanicOnFault(on)
}

//go:linkname setThreadLimit rt_set_thread_limit
//go:noescape
func setThreadLimit(count int) int

//go:linkname debug_setMaxThreads runtime/debug.setMaxThreads
func debug_setMaxThreads(count int) int {
	return setThreadLimit(count)
}

//go:linkname debug_SetTraceback runtime/debug.SetTraceback
func debug_SetTraceback(level string) {
	levels := [...]struct {
		word  string
		level int
	}{{"none", 0}, {"single", 1}, {"", 1}, {"all", 4}, {"system", 2}, {"crash", 3}}
	for _, known := range levels {
		if level == known.word {
			setTraceback(known.level)
			return
		}
	}
	if len(level) == 1 && level[0] >= '0' && level[0] <= '9' {
		setTraceback(int(level[0] - '0'))
		return
	}
	setTraceback(4)
}

// The pauses, newest first, then when each ended, then when the last one did, their number and their sum.
//
//go:linkname debug_readGCStats runtime/debug.readGCStats
func debug_readGCStats(pauses *[]uint64) {
	var stats MemStats
	ReadMemStats(&stats)
	count := int(stats.NumGC)
	if count > len(stats.PauseNs) {
		count = len(stats.PauseNs)
	}
	list := (*pauses)[:0]
	for _, ring := range [...]*[256]uint64{&stats.PauseNs, &stats.PauseEnd} {
		for i := 1; i <= count; i++ {
			list = append(list, ring[(int(stats.NumGC)-i)%len(ring)])
		}
	}
	*pauses = append(list, stats.LastGC, uint64(stats.NumGC), stats.PauseTotalNs)
}

// Programs do not carry what they were built from.
//
//go:linkname debug_modinfo runtime/debug.modinfo
func debug_modinfo() string { return "" }
