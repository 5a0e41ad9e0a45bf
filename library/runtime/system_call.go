package runtime

import _ "unsafe" // for go:linkname

// The kernel's answer: a result, or minus an errno.
//
//go:linkname systemCall rt_system_call
//go:noescape
func systemCall(number, a, b, c, d, e, f uintptr) uintptr

// Answers above this are errors.
const lastResult = ^uintptr(4095)

// syscall.RawSyscall6, entersyscall and exitsyscall are assembly (runtime/sched/system_call_amd64.S).

//go:linkname syscall_rawSyscallNoError syscall.rawSyscallNoError
func syscall_rawSyscallNoError(number, a, b, c uintptr) (result, second uintptr) {
	return systemCall(number, a, b, c, 0, 0, 0), c
}

// A child that shares its parent's memory would write over the frames that the parent returns to: it gets its own.
//
//go:linkname syscall_rawVforkSyscall syscall.rawVforkSyscall
func syscall_rawVforkSyscall(number, flags uintptr) (result, errno uintptr) {
	const sharedMemory, stopsParent = 0x100, 0x4000
	answer := systemCall(number, flags&^(sharedMemory|stopsParent), 0, 0, 0, 0, 0)
	if answer > lastResult {
		return ^uintptr(0), -answer
	}
	return answer, 0
}

//go:linkname syscall_gettimeofday syscall.gettimeofday
func syscall_gettimeofday(moment *struct{ seconds, microseconds int64 }) (errno uintptr) {
	now := wall()
	moment.seconds, moment.microseconds = now/1e9, now%1e9/1e3
	return 0
}

// Around fork and exec.
//
//go:linkname syscall_runtime_BeforeFork syscall.runtime_BeforeFork
func syscall_runtime_BeforeFork() {
	blockSignals()
}

//go:linkname syscall_runtime_AfterFork syscall.runtime_AfterFork
func syscall_runtime_AfterFork() {
	unblockSignals()
}

//go:linkname syscall_runtime_AfterForkInChild syscall.runtime_AfterForkInChild
func syscall_runtime_AfterForkInChild() {
	resetSignals()
	unblockSignals()
}

//go:linkname syscall_runtime_BeforeExec syscall.runtime_BeforeExec
func syscall_runtime_BeforeExec() {}

//go:linkname syscall_runtime_AfterExec syscall.runtime_AfterExec
func syscall_runtime_AfterExec() {}

//go:linkname blockSignals rt_block_signals
//go:noescape
func blockSignals()

//go:linkname unblockSignals rt_unblock_signals
//go:noescape
func unblockSignals()

//go:linkname resetSignals rt_reset_signals
//go:noescape
func resetSignals()

//go:linkname syscall_runtime_doAllThreadsSyscall syscall.runtime_doAllThreadsSyscall
func syscall_runtime_doAllThreadsSyscall(number, a, b, c, d, e, f uintptr) (result, second, errno uintptr) {
	fatalString("system calls on all threads are not supported yet")
	return
}

//go:linkname syscall_cgocaller syscall.cgocaller
func syscall_cgocaller(function uintptr, arguments ...uintptr) uintptr {
	fatalString("call of C code in a program without cgo")
	return 0
}
