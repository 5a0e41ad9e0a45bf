// run

// Package os, compiled from Go's sources: files, directories, the environment, errors and what they wrap.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

func main() {
	dir, err := os.MkdirTemp("", "berth")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	name := dir + "/a.txt"
	fmt.Println(os.WriteFile(name, []byte("hello\nworld\n"), 0640))
	read, err := os.ReadFile(name)
	fmt.Println(string(read), err)

	file, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND, 0)
	fmt.Println(err)
	n, err := file.WriteString("more\n")
	fmt.Println(n, err)
	at, err := file.Seek(6, os.SEEK_SET)
	var bytes [5]byte
	n, _ = file.Read(bytes[:])
	fmt.Println(at, n, string(bytes[:]), err)
	fmt.Println(file.Close(), errors.Is(file.Close(), os.ErrClosed))

	status, err := os.Stat(name)
	fmt.Println(status.Size(), status.Name(), status.Mode().String(), status.IsDir(), err)
	_, err = os.Open("/nowhere/at/all")
	fmt.Println(err.Error(), errors.Is(err, fs.ErrNotExist), os.IsNotExist(err))
	var pathError *fs.PathError
	fmt.Println(errors.As(err, &pathError), pathError.Op, pathError.Path)

	fmt.Println(os.Mkdir(dir+"/sub", 0755), os.Rename(name, dir+"/sub/b"), os.Symlink("b", dir+"/sub/c"))
	entries, err := os.ReadDir(dir + "/sub")
	for _, entry := range entries {
		fmt.Println(entry.Name(), entry.IsDir(), entry.Type()&fs.ModeSymlink != 0)
	}
	fmt.Println(os.Setenv("BERTH_X", "1"), os.Getenv("BERTH_X"), os.ExpandEnv("a${BERTH_X}b"))
	_, found := os.LookupEnv("BERTH_Y")
	fmt.Println(found, len(os.Args))
	fmt.Println(os.Remove(dir+"/sub") != nil, os.RemoveAll(dir+"/sub"))
}
