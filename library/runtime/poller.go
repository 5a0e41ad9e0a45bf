package runtime

import _ "unsafe" // for go:linkname

// There is no poller yet: every descriptor is refused as the kernel refuses files, and package os then blocks in its
// system calls.

const notPermitted = 1 // EPERM

//go:linkname poll_serverInit internal/poll.runtime_pollServerInit
func poll_serverInit() {}

//go:linkname poll_open internal/poll.runtime_pollOpen
func poll_open(descriptor uintptr) (context uintptr, errno int) {
	return 0, notPermitted
}

//go:linkname poll_isServerDescriptor internal/poll.runtime_isPollServerDescriptor
func poll_isServerDescriptor(descriptor uintptr) bool { return false }

func noPoller() { panic("runtime: no descriptor is polled") }

//go:linkname poll_close internal/poll.runtime_pollClose
func poll_close(context uintptr) { noPoller() }

//go:linkname poll_wait internal/poll.runtime_pollWait
func poll_wait(context uintptr, mode int) int { noPoller(); return 0 }

//go:linkname poll_waitCanceled internal/poll.runtime_pollWaitCanceled
func poll_waitCanceled(context uintptr, mode int) { noPoller() }

//go:linkname poll_reset internal/poll.runtime_pollReset
func poll_reset(context uintptr, mode int) int { noPoller(); return 0 }

//go:linkname poll_setDeadline internal/poll.runtime_pollSetDeadline
func poll_setDeadline(context uintptr, deadline int64, mode int) { noPoller() }

//go:linkname poll_unblock internal/poll.runtime_pollUnblock
func poll_unblock(context uintptr) { noPoller() }
