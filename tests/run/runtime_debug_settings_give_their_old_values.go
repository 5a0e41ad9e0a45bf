// run

// runtime/debug: each setting gives the value before; GC statistics count collections.
package main

import (
	"runtime"
	"runtime/debug"
	"time"
)

func main() {
	println(debug.SetGCPercent(50), debug.SetGCPercent(-1), debug.SetGCPercent(100), debug.SetGCPercent(-7), debug.SetGCPercent(100))
	println(debug.SetMaxStack(1<<20), debug.SetMaxStack(2<<20), debug.SetMaxStack(1000000000))
	println(debug.SetMaxThreads(500), debug.SetMaxThreads(10000))
	println(debug.SetMemoryLimit(-1) == 1<<63-1, debug.SetMemoryLimit(1<<40) == 1<<63-1, debug.SetMemoryLimit(1<<63-1))
	println(debug.SetPanicOnFault(true), debug.SetPanicOnFault(false), debug.SetPanicOnFault(false))
	debug.SetTraceback("all")
	debug.SetTraceback("single")

	var before, after debug.GCStats
	debug.ReadGCStats(&before)
	start := time.Now()
	runtime.GC()
	runtime.GC()
	debug.FreeOSMemory()
	after.PauseQuantiles = make([]time.Duration, 5)
	debug.ReadGCStats(&after)
	println(after.NumGC-before.NumGC >= 3, len(after.Pause) == int(after.NumGC), len(after.PauseEnd) == len(after.Pause))
	println(after.PauseTotal > before.PauseTotal, after.LastGC.Before(start), after.PauseEnd[0].Equal(after.LastGC))
	println(after.PauseQuantiles[0] <= after.PauseQuantiles[4])

	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	println(int64(stats.NumGC) >= after.NumGC, stats.NumForcedGC >= 3, stats.HeapAlloc <= stats.HeapSys, stats.EnableGC)
}
