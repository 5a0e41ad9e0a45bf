package runtime

import "unsafe"

// What single packages of Go's library ask for.

//go:linkname hashBytes rt_hash_bytes
//go:noescape
func hashBytes(bytes unsafe.Pointer, size, seed uintptr) uintptr

// Package hash/maphash.
func memhash(p unsafe.Pointer, seed, size uintptr) uintptr {
	return hashBytes(p, size, seed)
}

// Package hash/maphash.
func fastrand64() uint64 { return random() }

//go:linkname net_fastrandu net.fastrandu
func net_fastrandu() uint { return uint(random()) }

// Packages runtime/trace and runtime/pprof: what is done while no trace is taken, which is always.

//go:linkname trace_userTaskCreate runtime/trace.userTaskCreate
func trace_userTaskCreate(id, parent uint64, kind string) {}

//go:linkname trace_userTaskEnd runtime/trace.userTaskEnd
func trace_userTaskEnd(id uint64) {}

//go:linkname trace_userRegion runtime/trace.userRegion
func trace_userRegion(id, mode uint64, name string) {}

//go:linkname trace_userLog runtime/trace.userLog
func trace_userLog(id uint64, category, message string) {}

//go:linkname profileLabels rt_profile_labels
//go:noescape
func profileLabels() *unsafe.Pointer

//go:linkname pprof_setProfLabel runtime/pprof.runtime_setProfLabel
func pprof_setProfLabel(labels unsafe.Pointer) { *profileLabels() = labels }

//go:linkname pprof_getProfLabel runtime/pprof.runtime_getProfLabel
func pprof_getProfLabel() unsafe.Pointer { return *profileLabels() }

// Profiles count in nanoseconds.
//
//go:linkname pprof_cyclesPerSecond runtime/pprof.runtime_cyclesPerSecond
func pprof_cyclesPerSecond() int64 { return 1e9 }
