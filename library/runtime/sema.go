package runtime

import "unsafe"

// What packages sync and internal/poll wait with: they declare it without bodies.

//go:linkname semaphoreAcquire rt_semaphore_acquire
//go:noescape
func semaphoreAcquire(semaphore *uint32, lifo bool)

//go:linkname semaphoreRelease rt_semaphore_release
//go:noescape
func semaphoreRelease(semaphore *uint32, handoff bool)

//go:linkname sync_runtime_Semacquire sync.runtime_Semacquire
func sync_runtime_Semacquire(semaphore *uint32) {
	semaphoreAcquire(semaphore, false)
}

//go:linkname sync_runtime_SemacquireMutex sync.runtime_SemacquireMutex
func sync_runtime_SemacquireMutex(semaphore *uint32, lifo bool, skipFrames int) {
	semaphoreAcquire(semaphore, lifo)
}

//go:linkname sync_runtime_Semrelease sync.runtime_Semrelease
func sync_runtime_Semrelease(semaphore *uint32, handoff bool, skipFrames int) {
	semaphoreRelease(semaphore, handoff)
}

//go:linkname poll_runtime_Semacquire internal/poll.runtime_Semacquire
func poll_runtime_Semacquire(semaphore *uint32) {
	semaphoreAcquire(semaphore, false)
}

//go:linkname poll_runtime_Semrelease internal/poll.runtime_Semrelease
func poll_runtime_Semrelease(semaphore *uint32) {
	semaphoreRelease(semaphore, false)
}

//go:linkname notifyAdd rt_notify_add
//go:noescape
func notifyAdd(list unsafe.Pointer) uint32

//go:linkname notifyWait rt_notify_wait
//go:noescape
func notifyWait(list unsafe.Pointer, ticket uint32)

//go:linkname notifyAll rt_notify_all
//go:noescape
func notifyAll(list unsafe.Pointer)

//go:linkname notifyOne rt_notify_one
//go:noescape
func notifyOne(list unsafe.Pointer)

//go:linkname notifyCheck rt_notify_check
//go:noescape
func notifyCheck(size uintptr)

//go:linkname notifyListAdd sync.runtime_notifyListAdd
func notifyListAdd(list unsafe.Pointer) uint32 {
	return notifyAdd(list)
}

//go:linkname notifyListWait sync.runtime_notifyListWait
func notifyListWait(list unsafe.Pointer, ticket uint32) {
	notifyWait(list, ticket)
}

//go:linkname notifyListNotifyAll sync.runtime_notifyListNotifyAll
func notifyListNotifyAll(list unsafe.Pointer) {
	notifyAll(list)
}

//go:linkname notifyListNotifyOne sync.runtime_notifyListNotifyOne
func notifyListNotifyOne(list unsafe.Pointer) {
	notifyOne(list)
}

//go:linkname notifyListCheck sync.runtime_notifyListCheck
func notifyListCheck(size uintptr) {
	notifyCheck(size)
}
