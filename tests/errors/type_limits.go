// errorcheck

// Types too large: for the address space, for a channel's elements.
package p

type huge [1 << 50]byte

var array [1 << 51]uint16 // ERROR "type \[2251799813685248\]uint16 larger than address space"

type wide chan [1 << 16]byte

var channel chan struct{ a, b [1 << 15]byte } // ERROR "channel element type too large \(>64kB\)"

type fits chan [1<<16 - 1]byte

type late chan element

type element struct{ x [70000]byte } // ERROR "type \[1125899906842624\]byte larger than address space" "channel element type too large \(>64kB\)"

var small chan *[1 << 20]byte
