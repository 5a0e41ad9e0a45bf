package runtime

import _ "unsafe" // for go:linkname

//go:linkname argumentCount rt_argument_count
//go:noescape
func argumentCount() int

//go:linkname argumentAt rt_argument_at
//go:noescape
func argumentAt(index int) string

//go:linkname environmentCount rt_environment_count
//go:noescape
func environmentCount() int

//go:linkname environmentAt rt_environment_at
//go:noescape
func environmentAt(index int) string

//go:linkname exit rt_exit
//go:noescape
func exit(status int)

//go:linkname brokenPipe rt_broken_pipe
//go:noescape
func brokenPipe()

//go:linkname os_runtime_args os.runtime_args
func os_runtime_args() []string {
	list := make([]string, argumentCount())
	for i := range list {
		list[i] = argumentAt(i)
	}
	return list
}

//go:linkname syscall_runtime_envs syscall.runtime_envs
func syscall_runtime_envs() []string {
	list := make([]string, environmentCount())
	for i := range list {
		list[i] = environmentAt(i)
	}
	return list
}

//go:linkname os_runtime_beforeExit os.runtime_beforeExit
func os_runtime_beforeExit() {}

//go:linkname os_sigpipe os.sigpipe
func os_sigpipe() {
	brokenPipe()
}

//go:linkname syscall_Exit syscall.Exit
func syscall_Exit(status int) {
	exit(status)
}

//go:linkname syscall_Getpagesize syscall.Getpagesize
func syscall_Getpagesize() int { return 4096 }

// Without cgo the environment has one copy, package syscall's.
//
//go:linkname syscall_setenv_c syscall.setenv_c
func syscall_setenv_c(key, value string) {}

//go:linkname syscall_unsetenv_c syscall.unsetenv_c
func syscall_unsetenv_c(key string) {}
