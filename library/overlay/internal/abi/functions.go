package abi

import "unsafe"

// There is one calling convention: where a function's code begins is what its value points to.

// FuncPCABI0 gives the address of f's code.
func FuncPCABI0(f interface{}) uintptr {
	return *(*uintptr)((*[2]unsafe.Pointer)(unsafe.Pointer(&f))[1])
}

// FuncPCABIInternal gives the address of f's code.
func FuncPCABIInternal(f interface{}) uintptr {
	return FuncPCABI0(f)
}
