// run collect=10000

// Go's os/exec, context, time, bufio and log: children, pipes and timers, with goroutines that wait in system calls.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"
)

func main() {
	dir, err := os.MkdirTemp("", "x")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(name, []byte("hello\nworld\n"), 0644); err != nil {
		panic(err)
	}
	f, err := os.Open(name)
	s := bufio.NewScanner(f)
	for s.Scan() {
		fmt.Println(s.Text())
	}
	f.Close()
	st, _ := os.Stat(name)
	fmt.Println(st.Size(), st.Name(), st.Mode().String())
	_, err = os.Open(filepath.Join(dir, "none"))
	fmt.Println(errors.Is(err, fs.ErrNotExist), errors.Is(err, os.ErrNotExist))
	out, err := exec.Command("echo", "from", "child").Output()
	fmt.Println(string(out), err == nil)
	cmd := exec.Command("cat")
	cmd.Stdin = strings.NewReader("through cat")
	out, err = cmd.CombinedOutput()
	fmt.Println(string(out), err == nil)
	err = exec.Command("false").Run()
	fmt.Println(err.Error())
	var wg sync.WaitGroup
	var mu sync.Mutex
	var got []string
	for i := 0; i < 5; i++ {
		i := i
		wg.Add(1)
		go func() {
			defer wg.Done()
			time.Sleep(time.Duration(i) * time.Millisecond)
			mu.Lock()
			got = append(got, string(rune('a'+i)))
			mu.Unlock()
		}()
	}
	wg.Wait()
	sort.Strings(got)
	fmt.Println(strings.Join(got, ","))
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err().Error())
	r, w, _ := os.Pipe()
	go func() { w.Write([]byte("pipe")); w.Close() }()
	b, _ := io.ReadAll(r)
	fmt.Println(string(b))
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	log.Print("logged")
	select {
	case <-time.After(3 * time.Millisecond):
		fmt.Println("after")
	}
	t := time.NewTicker(time.Millisecond)
	<-t.C
	<-t.C
	t.Stop()
	os.Setenv("X", "1")
	fmt.Println(os.Getenv("X"), time.Unix(0, 0).UTC().String(), time.Duration(1500)*time.Millisecond)
	e, _ := os.ReadDir(dir)
	fmt.Println(len(e), e[0].Name())
}
