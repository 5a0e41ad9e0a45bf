// run

// Why io.Reader takes the buffer instead of returning one: the caller can keep it on its own stack.
//
// Look for, with -m -l:
//   - p does not escape            of read's parameter: the buffer is only filled
//   - make([]byte, 64) does not escape  in countStatic: 64 bytes of the frame, nothing for the collector
//   - make([]byte, 64) escapes to heap  in fill, which returns what it made
//
// Through an interface the callee is not known: moved to heap: buffer in countDynamic.
package main

import "fmt"

type reader interface {
	read(p []byte) int
}

type source struct{ left int }

func (s *source) read(p []byte) int {
	n := len(p)
	if n > s.left {
		n = s.left
	}
	for i := range p[:n] {
		p[i] = byte('a' + i%26)
	}
	s.left -= n
	return n
}

// The other shape: it must allocate each time.
func (s *source) fill() []byte {
	p := make([]byte, 64)
	return p[:s.read(p)]
}

func countStatic(s *source) int {
	buffer := make([]byte, 64)
	count := 0
	for {
		n := s.read(buffer)
		if n == 0 {
			return count
		}
		count += n
	}
}

func countReturned(s *source) int {
	count := 0
	for {
		p := s.fill()
		if len(p) == 0 {
			return count
		}
		count += len(p)
	}
}

func countDynamic(r reader) int {
	var buffer [64]byte
	count := 0
	for {
		n := r.read(buffer[:])
		if n == 0 {
			return count
		}
		count += n
	}
}

func main() {
	fmt.Println(countStatic(&source{1000}), countReturned(&source{1000}), countDynamic(&source{1000}))
}
