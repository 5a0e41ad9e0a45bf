// errorcheck

// Labels, break, continue, goto, fallthrough.
package p

func test(i int, e interface{}) {
unused: // ERROR "label unused defined and not used"
	for {
		break missing // ERROR "break label not defined: missing"
		continue missing // ERROR "continue label not defined: missing"
		goto missing // ERROR "label missing not defined"
	}
twice:
	goto twice
twice: // ERROR "label twice already defined at .*"
	break // ERROR "break is not in a loop, switch, or select"
	continue // ERROR "continue is not in a loop"
	fallthrough // ERROR "fallthrough statement out of place"
	{
		break // ERROR "break is not in a loop, switch, or select"
	}
	goto over // ERROR "goto over jumps over declaration of x at .*"
	x := 1
	_ = x
over:
	goto into // ERROR "goto into jumps into block starting at .*"
	{
	into:
	}
	if i > 1 {
		goto out // ERROR "goto out jumps over declaration of y at .*"
	}
	var y int
	_ = y
out:
block:
	{
		break block // ERROR "invalid break label block"
		continue block // ERROR "invalid continue label block"
	}
chosen:
	switch i {
	case 1:
		break chosen
		continue chosen // ERROR "invalid continue label chosen"
		fallthrough
	case 2:
		if true {
			fallthrough // ERROR "fallthrough statement out of place"
		}
		fallthrough // ERROR "fallthrough statement out of place"
		i++
	case 3:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
	switch e.(type) {
	case int:
		fallthrough // ERROR "cannot fallthrough in type switch"
	default:
	}
loop:
	for {
		func() {
			break loop // ERROR "break label not defined: loop"
			break // ERROR "break is not in a loop, switch, or select"
		}()
		continue loop
	}
	break loop // ERROR "invalid break label loop"
	goto later // ERROR "goto later jumps into block starting at .*"
	for {
	later:
		break
	}
_:
}
