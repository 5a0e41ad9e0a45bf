// Package os has the program's arguments, its standard files and its exit.
package os

import (
	"errors"
	"io"
	"unsafe"
)

//go:linkname argumentCount rt_argument_count
//go:noescape
func argumentCount() int

//go:linkname argumentAt rt_argument_at
//go:noescape
func argumentAt(index int) string

// The number of bytes, or minus an errno.
//
//go:linkname write rt_write
//go:noescape
func write(file int, bytes unsafe.Pointer, count int) int

//go:linkname read rt_read
//go:noescape
func read(file int, bytes unsafe.Pointer, count int) int

//go:linkname exit rt_exit
//go:noescape
func exit(status int)

// Args holds the command line, the program's name first.
var Args = arguments()

func arguments() []string {
	list := make([]string, argumentCount())
	for i := range list {
		list[i] = argumentAt(i)
	}
	return list
}

// Exit ends the program at once.
func Exit(code int) {
	exit(code)
}

// File is an open file.
type File struct {
	descriptor int
	name       string
}

var (
	Stdin  = &File{0, "/dev/stdin"}
	Stdout = &File{1, "/dev/stdout"}
	Stderr = &File{2, "/dev/stderr"}
)

var (
	errWrite = errors.New("write failed")
	errRead  = errors.New("read failed")
)

func (f *File) Name() string { return f.name }

func (f *File) Write(b []byte) (n int, err error) {
	for n < len(b) {
		written := write(f.descriptor, unsafe.Pointer(&b[n]), len(b)-n)
		if written <= 0 {
			return n, errWrite
		}
		n += written
	}
	return n, nil
}

func (f *File) WriteString(s string) (n int, err error) {
	return f.Write([]byte(s))
}

func (f *File) Read(b []byte) (n int, err error) {
	if len(b) == 0 {
		return 0, nil
	}
	n = read(f.descriptor, unsafe.Pointer(&b[0]), len(b))
	if n < 0 {
		return 0, errRead
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}
