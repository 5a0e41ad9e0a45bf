// errorcheck

// Instances: cycles of instantiation, constraints that name methods, inference through constraints.
package p

func grow[T any](n int, x T) {
	if n > 0 {
		grow(n-1, &x)
	}
}

func shrink[T any](x []T) { shrink(x) }

type pair[A, B any] struct {
	a *pair[B, A]
	b []pair[int, []B]
}

type nested[T any] struct{ next *nested[[]T] }

func even[T any](x T) { odd[func(T)](nil) }
func odd[T any](x T)  { even[*T](nil) } // ERROR "^instantiation cycle:"
