package runtime

import "unsafe"

// codePlace is the runtime's CodePlace (runtime/panic/callers.h).
type codePlace struct {
	function   *Func
	name, file string
	line       int
	entry      uintptr
}

//go:linkname callers rt_callers
//go:noescape
func callers(skip int, addresses unsafe.Pointer, room int) int

//go:linkname placeOf rt_code_place
//go:noescape
func placeOf(pc uintptr, place *codePlace) bool

//go:linkname functionName rt_function_name
//go:noescape
func functionName(f *Func) string

//go:linkname functionEntry rt_function_entry
//go:noescape
func functionEntry(f *Func) uintptr

// The functions that look at their callers have frames of their own, as Go's have.

// Caller tells the file and line of the code that runs in the skip'th caller of Caller's caller.
//
//go:noinline
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var address [1]uintptr
	if callers(skip+1, unsafe.Pointer(&address), 1) < 1 {
		return
	}
	frame, _ := (&Frames{callers: address[:]}).Next()
	return frame.PC, frame.File, frame.Line, frame.PC != 0
}

// Callers fills pc with the return addresses of the calls on the goroutine's stack; 0 skips nothing but begins with
// Callers itself.
//
//go:noinline
func Callers(skip int, pc []uintptr) int {
	if len(pc) == 0 {
		return 0
	}
	return callers(skip, unsafe.Pointer(&pc[0]), len(pc))
}

// Frames turns what Callers gave into functions, files and lines.
type Frames struct {
	callers []uintptr
}

// Frame is one call on a stack.
type Frame struct {
	PC       uintptr // in the call, not behind it
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// CallersFrames prepares to go through callers.
func CallersFrames(callers []uintptr) *Frames {
	return &Frames{callers}
}

// Next gives the next Frame, and whether there is one behind it.
func (f *Frames) Next() (frame Frame, more bool) {
	for len(f.callers) > 0 {
		pc := f.callers[0]
		f.callers = f.callers[1:]
		var place codePlace
		if pc == 0 || !placeOf(pc-1, &place) {
			continue
		}
		frame = Frame{PC: pc - 1, Func: place.function, Function: place.name, File: place.file, Line: place.line,
			Entry: place.entry}
		break
	}
	return frame, len(f.callers) > 0
}

// Func is a function of the program: a record of the table that the driver makes (PcFunction, runtime/abi/pctable.h).
type Func struct {
	opaque struct{}
}

// FuncForPC gives the function that pc is in, nil if there is none; of inlined functions the innermost.
func FuncForPC(pc uintptr) *Func {
	var place codePlace
	if !placeOf(pc, &place) {
		return nil
	}
	return place.function
}

// Name is the function's name with its package's path; "" of nil.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return functionName(f)
}

// Entry is the address of the function's code.
func (f *Func) Entry() uintptr {
	return functionEntry(f)
}

// FileLine tells where the code at pc, which should be in f, comes from.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	var place codePlace
	if !placeOf(pc, &place) {
		return "?", 0
	}
	return place.file, place.line
}

//go:linkname stackText rt_stack_text
//go:noescape
func stackText(buffer unsafe.Pointer, size int, all bool) int

// Stack writes the calls of the goroutine into buf, with all those of the others behind them; it gives the bytes written.
//
//go:noinline
func Stack(buf []byte, all bool) int {
	if len(buf) == 0 {
		return 0
	}
	return stackText(unsafe.Pointer(&buf[0]), len(buf), all)
}
