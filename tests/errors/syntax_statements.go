// errorcheck

// Statements that are not Go: what is missing, and where the compiler goes on.
package p

func headers(x int) {
	if { // ERROR "^syntax error: missing condition in if statement$"
	}
	if x; { // ERROR "^syntax error: missing condition in if statement$"
	}
	if x = 1 { // ERROR "^syntax error: cannot use assignment \(x\) = \(1\) as value$"
	}
	if x := 1 { // ERROR "^syntax error: cannot use x := 1 as value$"
	}
	for i := 0; i < 10 { // ERROR "^syntax error: unexpected \{, expecting semicolon or newline$"
	} // ERROR "^syntax error: unexpected \}, expecting expression$"
	for i := 0; i < 10; i := 2 { // ERROR "^syntax error: cannot declare in post statement of for loop$"
	}
	for var i = 0; i < 10; i++ { // ERROR "^syntax error: var declaration not allowed in for initializer$"
	}
	switch {
	x // ERROR "^syntax error: unexpected x, expecting case or default or \}$"
	} // ERROR "^syntax error: unexpected \}, expecting :$"
	if x > 1 {
	} else x // ERROR "^syntax error: else must be followed by if or statement block$"
}

func lists(x []int) { // ERROR "^syntax error: unexpected lists, expecting \($"
	f(1 2) // ERROR "^syntax error: unexpected literal 2 in argument list; possibly missing comma or \)$"
	x = []int{1 2} // ERROR "^syntax error: unexpected literal 2 in composite literal; possibly missing comma or \}$"
	x[1 2] // ERROR "^syntax error: unexpected literal 2, expecting comma, : or \]$"
	x = x[1::2] // ERROR "^middle index required in 3-index slice$"
	x = x[1:2:] // ERROR "^final index required in 3-index slice$"
	y := (1 2) // ERROR "^syntax error: unexpected literal 2, expecting \)$"
	x, y // ERROR "^syntax error: unexpected newline, expecting := or = or comma$"
	var 1 int // ERROR "^syntax error: unexpected literal 1, expecting name$"
	var z [4] // ERROR "^syntax error: unexpected newline, expecting type$"
	x.
} // ERROR "^syntax error: unexpected \}, expecting name or \($"

func words() { // ERROR "^syntax error: unexpected words, expecting \($"
	x y
	x = = 2
	goto 1 // ERROR "^syntax error: unexpected goto at end of statement$"
	defer f // ERROR "^expression in defer must be function call$"
	go (f()) // ERROR "^expression in go must not be parenthesized$"
	label: }

func last() { // ERROR "^syntax error: unexpected last, expecting \($"
	return ) // ERROR "^syntax error: unexpected return at end of statement$"
}
