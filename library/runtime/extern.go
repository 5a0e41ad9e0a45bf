package runtime

import _ "unsafe" // for go:linkname

// What programs ask about themselves and their machine.

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc" // whose language, packages and build constraints these are
)

// Version is that of the language and library.
func Version() string { return "go1.19" }

// GOROOT is where Go is installed: $GOROOT or where Debian has it.
func GOROOT() string {
	for i := 0; i < environmentCount(); i++ {
		if text := environmentAt(i); len(text) > 7 && text[:7] == "GOROOT=" {
			return text[7:]
		}
	}
	return "/usr/lib/go-1.19"
}

// NumCgoCall counts calls of C, which berth does not have.
func NumCgoCall() int64 { return 0 }

//go:linkname breakpoint rt_breakpoint
//go:noescape
func breakpoint()

// Breakpoint stops in a debugger.
func Breakpoint() { breakpoint() }
