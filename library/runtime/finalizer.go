package runtime

import _ "unsafe" // for go:linkname

//go:linkname setFinalizer rt_set_finalizer
func setFinalizer(object, function any)

// SetFinalizer has finalizer called with obj when nothing refers to obj any more; nil takes the finalizer off again.
func SetFinalizer(obj any, finalizer any) {
	setFinalizer(obj, finalizer)
}
