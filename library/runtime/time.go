package runtime

import "unsafe"

// What package time declares without bodies: the clock, and timers, which lie in its memory.

//go:linkname monotonic rt_monotonic_ns
//go:noescape
func monotonic() int64

//go:linkname wall rt_wall_ns
//go:noescape
func wall() int64

func nanotime() int64 {
	return monotonic()
}

func walltime() (sec int64, nsec int32) {
	now := wall()
	return now / 1e9, int32(now % 1e9)
}

//go:linkname time_now time.now
func time_now() (sec int64, nsec int32, mono int64) {
	sec, nsec = walltime()
	return sec, nsec, monotonic()
}

//go:linkname sleep rt_sleep
//go:noescape
func sleep(ns int64)

//go:linkname timeSleep time.Sleep
func timeSleep(ns int64) {
	sleep(ns)
}

//go:linkname timerStart rt_timer_start
func timerStart(timer unsafe.Pointer)

//go:linkname timerStop rt_timer_stop
//go:noescape
func timerStop(timer unsafe.Pointer) bool

//go:linkname timerReset rt_timer_reset
func timerReset(timer unsafe.Pointer, when int64) bool

//go:linkname timerModify rt_timer_modify
func timerModify(timer unsafe.Pointer, when, period int64, f func(any, uintptr), arg any, seq uintptr)

//go:linkname startTimer time.startTimer
func startTimer(timer unsafe.Pointer) {
	timerStart(timer)
}

//go:linkname stopTimer time.stopTimer
func stopTimer(timer unsafe.Pointer) bool {
	return timerStop(timer)
}

//go:linkname resetTimer time.resetTimer
func resetTimer(timer unsafe.Pointer, when int64) bool {
	return timerReset(timer, when)
}

//go:linkname modTimer time.modTimer
func modTimer(timer unsafe.Pointer, when, period int64, f func(any, uintptr), arg any, seq uintptr) {
	timerModify(timer, when, period, f, arg, seq)
}
