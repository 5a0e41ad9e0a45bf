// How long does one allocation take, by size, with and without pointers, collection included?
// Arguments: bytes of the object, "pointers" or "bytes", how many; without any: some of each size.
package main

import (
	"os"
	"strconv"
)

var (
	bytes8          *[8]byte
	pointers8       *object8
	bytes16         *[16]byte
	pointers16      *object16
	bytes32         *[32]byte
	pointers32      *object32
	bytes48         *[48]byte
	pointers48      *object48
	bytes64         *[64]byte
	pointers64      *object64
	bytes128        *[128]byte
	pointers128     *object128
	bytes256        *[256]byte
	pointers256     *object256
	bytes448        *[448]byte
	pointers448     *object448
	bytes512        *[512]byte
	pointers512     *object512
	bytes1024       *[1024]byte
	pointers1024    *object1024
	bytes4096       *[4096]byte
	pointers4096    *object4096
	bytes32768      *[32768]byte
	pointers32768   *object32768
	bytes1048576    *[1048576]byte
	pointers1048576 *object1048576
)

type object8 struct{ next *int }
type object16 struct {
	next *int
	rest [8]byte
}
type object32 struct {
	next *int
	rest [24]byte
}
type object48 struct {
	next *int
	rest [40]byte
}
type object64 struct {
	next *int
	rest [56]byte
}
type object128 struct {
	next *int
	rest [120]byte
}
type object256 struct {
	next *int
	rest [248]byte
}
type object448 struct {
	next *int
	rest [440]byte
}
type object512 struct {
	next *int
	rest [504]byte
}
type object1024 struct {
	next *int
	rest [1016]byte
}
type object4096 struct {
	next *int
	rest [4088]byte
}
type object32768 struct {
	next *int
	rest [32760]byte
}
type object1048576 struct {
	next *int
	rest [1048568]byte
}

func allocateBytes(size, count int) {
	switch size {
	case 8:
		for i := 0; i < count; i++ {
			bytes8 = new([8]byte)
		}
	case 16:
		for i := 0; i < count; i++ {
			bytes16 = new([16]byte)
		}
	case 32:
		for i := 0; i < count; i++ {
			bytes32 = new([32]byte)
		}
	case 48:
		for i := 0; i < count; i++ {
			bytes48 = new([48]byte)
		}
	case 64:
		for i := 0; i < count; i++ {
			bytes64 = new([64]byte)
		}
	case 128:
		for i := 0; i < count; i++ {
			bytes128 = new([128]byte)
		}
	case 256:
		for i := 0; i < count; i++ {
			bytes256 = new([256]byte)
		}
	case 448:
		for i := 0; i < count; i++ {
			bytes448 = new([448]byte)
		}
	case 512:
		for i := 0; i < count; i++ {
			bytes512 = new([512]byte)
		}
	case 1024:
		for i := 0; i < count; i++ {
			bytes1024 = new([1024]byte)
		}
	case 4096:
		for i := 0; i < count; i++ {
			bytes4096 = new([4096]byte)
		}
	case 32768:
		for i := 0; i < count; i++ {
			bytes32768 = new([32768]byte)
		}
	case 1048576:
		for i := 0; i < count; i++ {
			bytes1048576 = new([1048576]byte)
		}
	}
}

func allocatePointers(size, count int) {
	switch size {
	case 8:
		for i := 0; i < count; i++ {
			pointers8 = new(object8)
		}
	case 16:
		for i := 0; i < count; i++ {
			pointers16 = new(object16)
		}
	case 32:
		for i := 0; i < count; i++ {
			pointers32 = new(object32)
		}
	case 48:
		for i := 0; i < count; i++ {
			pointers48 = new(object48)
		}
	case 64:
		for i := 0; i < count; i++ {
			pointers64 = new(object64)
		}
	case 128:
		for i := 0; i < count; i++ {
			pointers128 = new(object128)
		}
	case 256:
		for i := 0; i < count; i++ {
			pointers256 = new(object256)
		}
	case 448:
		for i := 0; i < count; i++ {
			pointers448 = new(object448)
		}
	case 512:
		for i := 0; i < count; i++ {
			pointers512 = new(object512)
		}
	case 1024:
		for i := 0; i < count; i++ {
			pointers1024 = new(object1024)
		}
	case 4096:
		for i := 0; i < count; i++ {
			pointers4096 = new(object4096)
		}
	case 32768:
		for i := 0; i < count; i++ {
			pointers32768 = new(object32768)
		}
	case 1048576:
		for i := 0; i < count; i++ {
			pointers1048576 = new(object1048576)
		}
	}
}

func main() {
	if len(os.Args) < 4 {
		for size := 8; size <= 1<<20; size *= 2 {
			allocateBytes(size, 1<<24/size+200)
			allocatePointers(size, 1<<24/size+200)
		}
		return
	}
	size, _ := strconv.Atoi(os.Args[1])
	count, _ := strconv.Atoi(os.Args[3])
	if os.Args[2] == "pointers" {
		allocatePointers(size, count)
	} else {
		allocateBytes(size, count)
	}
}
