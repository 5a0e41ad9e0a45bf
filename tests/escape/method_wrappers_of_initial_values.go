// errorcheck -0 -m=2

// The itabs of package variables' initial values are there before escape analysis: nothing is inlined in their
// wrappers, and these are analysed with the other functions, behind them.
package p

type code int

func (c code) Error() string { return "code" }

func (c code) more(p *int) *int { return p }

type failure struct {
	code
	where *int
}

var (
	simple error = code(1)
	large  error = failure{code: 2}
	list         = []error{code(3), &failure{}, struct{ *failure }{}}
	_      error = unused{}
)

type unused struct{ where *int }

func (u unused) Error() string { return "" }

func late(u unused) error { return u }
