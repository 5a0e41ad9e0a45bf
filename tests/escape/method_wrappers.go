// errorcheck -0 -m=2

// Itabs and type descriptors need methods in another form than they were written: Go's compiler makes
// wrappers for them, inlines what they call, and says where their parameters go.
package p

type node struct {
	next *node
	text string
}

// A value method in an itab: the wrapper has the pointer.
func (n node) Text() string { return n.text }

func (n *node) Link(to *node) { n.next = to }

type texter interface{ Text() string }

// Promoted through a value and through a pointer.
type byValue struct {
	node
	kept *int
}

type byPointer struct{ *node }

// Promoted twice, and hidden once.
type deep struct {
	byPointer
	count int
}

func (d deep) Text() string { return "deep" }

// Promoted from an interface.
type byInterface struct{ texter }

// The wrapper is made when the first conversion is: before those of types that are declared earlier.
func first(b byInterface) texter { return b }

func second(n node) texter { return n }

// Parameters without names get some.
type sink interface {
	Take(p *int, _ []byte, last ...*node) (int, error)
	Give(*int, **int)
}

var heap *int

type keeper struct{ all []*node }

func (k keeper) Take(p *int, _ []byte, last ...*node) (int, error) {
	heap = p
	return len(last), nil
}

func (k keeper) Give(p *int, to **int) { *to = p }

type keepers struct{ keeper }

// Local types are described where they are used.
func local() interface{} {
	type inner struct{ *keeper }
	return inner{}
}

// Code of wrappers has index checks too.
type table [16]int

func (t *table) At(i int) int { return t[i&15] }

type tables struct{ table }

func walked(t *table, i int) int { return t[i&15] }

// A type without a name that has methods.
var anonymous = struct{ *node }{}

func (n node) hidden(to **int) { *to = new(int) }
