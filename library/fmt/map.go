package fmt

import "internal/typeinfo"

// printMap prints the entries sorted by their keys.
func (p *printer) printMap(v typeinfo.Value, verb rune, depth int) {
	open, shut := "map[", byte(']')
	if p.sharpV {
		p.writeString(v.Type().Text())
		if v.IsNil() {
			p.writeString("(nil)")
			return
		}
		open, shut = "{", '}'
	}
	p.writeString(open)
	for i, entry := range sortedEntries(v.Entries()) {
		if i > 0 {
			p.writeSeparator()
		}
		p.printValue(entry.Key, verb, depth+1)
		p.buf = append(p.buf, ':')
		p.printValue(entry.Element, verb, depth+1)
	}
	p.buf = append(p.buf, shut)
}

// sortedEntries merges two sorted halves; equal keys stay as they are.
func sortedEntries(entries []typeinfo.Entry) []typeinfo.Entry {
	if len(entries) < 2 {
		return entries
	}
	half := len(entries) / 2
	left, right := sortedEntries(entries[:half]), sortedEntries(entries[half:])
	sorted := make([]typeinfo.Entry, 0, len(entries))
	for len(left) > 0 && len(right) > 0 {
		if compare(right[0].Key, left[0].Key) < 0 {
			sorted = append(sorted, right[0])
			right = right[1:]
		} else {
			sorted = append(sorted, left[0])
			left = left[1:]
		}
	}
	sorted = append(sorted, left...)
	return append(sorted, right...)
}

// compare orders keys: numbers and strings by <, NaN and nil first, false before true, pointers by address, structs
// and arrays part by part, interfaces by type (in no fixed order) and then by value.
func compare(a, b typeinfo.Value) int {
	switch a.Kind() {
	case typeinfo.Bool:
		return compareBools(a.Bool(), b.Bool())
	case typeinfo.Int, typeinfo.Int8, typeinfo.Int16, typeinfo.Int32, typeinfo.Int64:
		return compareBools(a.Int() > b.Int(), a.Int() < b.Int())
	case typeinfo.Uint, typeinfo.Uint8, typeinfo.Uint16, typeinfo.Uint32, typeinfo.Uint64, typeinfo.Uintptr:
		return compareBools(a.Uint() > b.Uint(), a.Uint() < b.Uint())
	case typeinfo.Float32, typeinfo.Float64:
		return compareFloats(a.Float(), b.Float())
	case typeinfo.Complex64, typeinfo.Complex128:
		if c := compareFloats(real(a.Complex()), real(b.Complex())); c != 0 {
			return c
		}
		return compareFloats(imag(a.Complex()), imag(b.Complex()))
	case typeinfo.String:
		return compareBools(a.String() > b.String(), a.String() < b.String())
	case typeinfo.Struct:
		for i := 0; i < a.NumField(); i++ {
			if c := compare(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	case typeinfo.Array:
		for i := 0; i < a.Len(); i++ {
			if c := compare(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
		return 0
	case typeinfo.Interface:
		return compareInterfaces(a, b)
	}
	return compareBools(a.Pointer() > b.Pointer(), a.Pointer() < b.Pointer())
}

// compareBools is 1 if only a is true, -1 if only b is.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func compareFloats(a, b float64) int {
	switch {
	case a != a:
		return -1
	case b != b:
		return 1
	}
	return compareBools(a > b, a < b)
}

func compareInterfaces(a, b typeinfo.Value) int {
	if a.IsNil() || b.IsNil() {
		return compareBools(b.IsNil(), a.IsNil())
	}
	a, b = a.Elem(), b.Elem()
	if a.Type() != b.Type() {
		return compareBools(a.Type().IsAfter(b.Type()), b.Type().IsAfter(a.Type()))
	}
	return compare(a, b)
}
