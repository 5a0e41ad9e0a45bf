package runtime

import "unsafe"

// What package os/signal declares without bodies.

// As in runtime/sched/signals.h, SignalKind.
const (
	signalUnwanted = iota
	signalWanted
	signalIgnored
)

//go:linkname changeSignal rt_signal_change
//go:noescape
func changeSignal(number uint32, kind int)

//go:linkname isSignalIgnored rt_signal_is_ignored
//go:noescape
func isSignalIgnored(number uint32) bool

//go:linkname takeSignal rt_signal_take
//go:noescape
func takeSignal() uint32

//go:linkname isSignalPending rt_signal_is_pending
//go:noescape
func isSignalPending() bool

//go:linkname signalArrivals rt_signal_arrivals
//go:noescape
func signalArrivals() *uint32

func entersyscall()
func exitsyscall()

//go:linkname rawSystemCall syscall.RawSyscall6
//go:noescape
func rawSystemCall(number, a, b, c, d, e, f uintptr) (result, second, errno uintptr)

//go:linkname signal_enable os/signal.signal_enable
func signal_enable(number uint32) { changeSignal(number, signalWanted) }

//go:linkname signal_disable os/signal.signal_disable
func signal_disable(number uint32) { changeSignal(number, signalUnwanted) }

//go:linkname signal_ignore os/signal.signal_ignore
func signal_ignore(number uint32) { changeSignal(number, signalIgnored) }

//go:linkname signal_ignored os/signal.signal_ignored
func signal_ignored(number uint32) bool { return isSignalIgnored(number) }

// One that comes while we look is seen by the kernel: the word is not what it was.
//
//go:linkname signal_recv os/signal.signal_recv
func signal_recv() uint32 {
	const futex, waitPrivate = 202, 128
	arrivals := signalArrivals()
	for {
		seen := *arrivals
		if number := takeSignal(); number != 0 {
			return number
		}
		entersyscall()
		rawSystemCall(futex, uintptr(unsafe.Pointer(arrivals)), waitPrivate, uintptr(seen), 0, 0, 0)
		exitsyscall()
	}
}

//go:linkname signalWaitUntilIdle os/signal.signalWaitUntilIdle
func signalWaitUntilIdle() {
	for isSignalPending() {
		sleep(10_000)
	}
}
