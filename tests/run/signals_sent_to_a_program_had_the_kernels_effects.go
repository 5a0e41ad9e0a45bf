// run timeout=300

// What comes of signals that are sent to a program which asks for them, ignores them, no longer asks for them, or never did.
// It runs itself for each.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func do(mode string, number syscall.Signal) chan os.Signal {
	c := make(chan os.Signal, 10)
	switch mode {
	case "wanted":
		signal.Notify(c, number)
	case "all wanted":
		signal.Notify(c)
	case "ignored":
		signal.Ignore(number)
	case "no longer wanted":
		signal.Notify(c, number)
		signal.Reset(number)
	case "no longer ignored":
		signal.Ignore(number)
		signal.Reset(number)
	case "ignored, then wanted":
		signal.Ignore(number)
		signal.Notify(c, number)
	case "wanted, then ignored":
		signal.Notify(c, number)
		signal.Ignore(number)
	case "ignored, wanted, neither":
		signal.Ignore(number)
		signal.Notify(c, number)
		signal.Reset(number)
	}
	return c
}

func child(mode, number, outcome string) {
	n, _ := strconv.Atoi(number)
	c := do(mode, syscall.Signal(n))
	syscall.Kill(syscall.Getpid(), syscall.Signal(n))
	switch outcome {
	case "nothing":
		fmt.Println("went on, ignored:", signal.Ignored(syscall.Signal(n)))
	case "got":
		for s := range c {
			if s != syscall.SIGURG || n == int(syscall.SIGURG) {
				fmt.Println("got", s)
				return
			}
		}
	case "ends":
		time.Sleep(time.Minute)
	}
}

// Those that the program comes to hear of, "got"; those that it ends by, "ends".
func try(mode, outcome string, numbers ...int) {
	for _, number := range numbers {
		command := exec.Command(os.Args[0], mode, strconv.Itoa(number), outcome)
		output, err := command.CombinedOutput()
		text, _, _ := strings.Cut(string(output), "\nPC=")
		fmt.Printf("%s: %d: %v: %s\n", mode, number, err, strings.TrimSpace(text))
	}
}

func main() {
	if len(os.Args) > 1 {
		child(os.Args[1], os.Args[2], os.Args[3])
		return
	}
	// A child begins with what we ignore, but not with what we receive.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP, syscall.SIGINT)
	try("neither", "nothing", 10, 12, 13, 14, 17, 18, 23, 24, 25, 26, 27, 28, 29, 30, 35, 50, 64)
	try("neither", "ends", 1, 2, 3, 4, 5, 6, 7, 8, 11, 15, 16, 31)
	try("wanted", "got", 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 13, 15, 16, 17, 18, 20, 23, 28, 31, 35)
	try("all wanted", "got", 2, 3, 10, 11, 20, 23, 50)
	try("ignored", "nothing", 1, 2, 3, 6, 7, 8, 10, 11, 15, 17, 20, 23, 31)
	try("no longer wanted", "nothing", 10, 17, 20, 21, 22, 28)
	try("no longer wanted", "ends", 1, 2, 3, 4, 6, 11, 15)
	try("no longer ignored", "nothing", 1, 2, 3, 6, 10, 15)
	try("ignored, then wanted", "got", 1, 3, 6, 10, 15, 20)
	try("wanted, then ignored", "nothing", 1, 3, 10, 11, 15)
	try("ignored, wanted, neither", "nothing", 1, 2, 10)
	try("ignored, wanted, neither", "ends", 3, 6, 15)
}
