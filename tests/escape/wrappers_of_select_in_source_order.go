// errorcheck -0 -m

// The bodies of a select are made in the order in which the runtime is given its cases: the default, what sends, what
// receives from the last to the first; with one case and a default, that case first.
package p

type texter interface{ Text() string }

type firstReceive struct{ s string }
type secondReceive struct{ s string }
type thirdReceive struct{ s string }
type firstSend struct{ s string }
type secondSend struct{ s string }
type byDefault struct{ s string }
type sent struct{ s string }

func (x firstReceive) Text() string  { return x.s }
func (x secondReceive) Text() string { return x.s }
func (x thirdReceive) Text() string  { return x.s }
func (x firstSend) Text() string     { return x.s }
func (x secondSend) Text() string    { return x.s }
func (x byDefault) Text() string     { return x.s }
func (x sent) Text() string          { return x.s }

var kept texter

func all(a, b, c chan int, d chan texter) {
	select {
	case <-a:
		kept = firstReceive{"a"}
	case a <- 1:
		kept = firstSend{"b"}
	case x := <-b:
		_ = x
		kept = secondReceive{"c"}
	default:
		kept = byDefault{"d"}
	case d <- sent{"e"}:
		kept = secondSend{"f"}
	case x, ok := <-c:
		_, _ = x, ok
		kept = thirdReceive{"g"}
	}
}

type oneReceive struct{ s string }
type otherwise struct{ s string }

func (x oneReceive) Text() string { return x.s }
func (x otherwise) Text() string  { return x.s }

func one(a chan int) {
	select {
	default:
		kept = otherwise{"a"}
	case <-a:
		kept = oneReceive{"b"}
	}
}

type only struct{ s string }

func (x only) Text() string { return x.s }

func alone(a chan int) {
	select {
	case <-a:
		kept = only{"a"}
	}
}
