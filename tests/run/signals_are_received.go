// run

// Package os/signal: notified, ignored, reset and by context.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func send(number syscall.Signal) {
	if err := syscall.Kill(os.Getpid(), number); err != nil {
		fmt.Println(err)
	}
}

func receive(c chan os.Signal) {
	select {
	case s := <-c:
		fmt.Println("got", s)
	case <-time.After(5 * time.Second):
		fmt.Println("nothing")
	}
}

func main() {
	c := make(chan os.Signal, 10)
	signal.Notify(c, syscall.SIGUSR1, syscall.SIGTERM)
	send(syscall.SIGUSR1)
	receive(c)
	send(syscall.SIGTERM)
	receive(c)
	for i := 0; i < 100; i++ {
		send(syscall.SIGUSR1)
		<-c
	}

	fmt.Println(signal.Ignored(syscall.SIGUSR2))
	signal.Ignore(syscall.SIGUSR2)
	fmt.Println(signal.Ignored(syscall.SIGUSR2))
	send(syscall.SIGUSR2)
	signal.Reset(syscall.SIGUSR2)
	fmt.Println(signal.Ignored(syscall.SIGUSR2))

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	send(syscall.SIGINT)
	<-ctx.Done()
	fmt.Println(ctx.Err())
	stop()

	other := make(chan os.Signal, 1)
	signal.Notify(other)
	send(syscall.SIGHUP)
	receive(other)
	signal.Stop(other)
	signal.Stop(c)
	fmt.Println(len(c), len(other))

	// A write to a broken pipe is an error, not the end.
	r, w, _ := os.Pipe()
	r.Close()
	_, err := w.Write([]byte("x"))
	fmt.Println(err)
}
