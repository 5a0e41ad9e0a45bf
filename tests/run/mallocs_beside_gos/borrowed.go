package main

// Conversions whose result is looked at and then gone: Go makes no copy for them.  Where the program changes the original
// afterwards, or while the copy that is no copy is in use, it must not be seen.

type textKey struct {
	text string
	n    int
}

var (
	byText   = map[string]int{"word": 3, "other": 4, "a line that is too long for a buffer in the frame": 5}
	byKey    = map[textKey]int{{"a line that is too long for a buffer in the frame", 1}: 6}
	byArray  = map[[2]string]int{{"word", "a line that is too long for a buffer in the frame"}: 7}
	byNested = map[[1]struct{ in textKey }]int{{{textKey{"a line that is too long for a buffer in the frame", 1}}}: 9}
	byAny    = map[any]int{"word": 8}
)

//go:noinline
func scribble(bytes []byte) string {
	for i := range bytes {
		bytes[i] = '#'
	}
	return "x"
}

var borrowed = []site{
	{"lookup", func() int { return byText[string(wordBytes)]*10 + byText[string(lineBytes)] }},
	{"lookup, two results", func() int {
		v, ok := byText[string(lineBytes)]
		if _, other := byText[string(lineBytes[1:])]; ok && !other {
			return v
		}
		return -1
	}},
	{"lookup in a struct", func() int { return byKey[textKey{string(lineBytes), 1}] }},
	{"lookup in a struct, two results", func() int {
		v, ok := byKey[textKey{n: 1, text: string(lineBytes)}]
		return v*10 + boolInt(ok)
	}},
	{"lookup in a struct beside a call", func() int {
		bytes := bytesOf(line)
		return byKey[textKey{string(bytes), 1}]*10 + len(scribble(bytes)) + byKey[textKey{string(bytes), 1}]
	}},
	{"lookup in a nested literal", func() int {
		return byNested[[1]struct{ in textKey }{{textKey{string(lineBytes), one}}}]
	}},
	{"lookup in an array", func() int { return byArray[[2]string{string(wordBytes), string(lineBytes)}] }},
	{"lookup in an interface", func() int { return byAny[string(wordBytes)] }},
	{"lookup and change", func() int {
		bytes := bytesOf(line)
		v := byText[string(bytes)]
		scribble(bytes)
		return v*10 + byText[string(bytes)]
	}},
	{"lookup beside a call", func() int {
		bytes := bytesOf("word")
		return byText[string(bytes)]*10 + len(scribble(bytes))
	}},
	{"lookup of a missing key", func() int { return byText[string(lineBytes[3:])] + 1 }},
	{"update of an entry", func() int { byText[string(lineBytes)] = 5; return byText[line] }},
	{"count of an entry", func() int {
		counts := map[string]int{}
		for i := 0; i < 5; i++ {
			counts[string(lineBytes[:20])]++
		}
		return counts[line[:20]]
	}},
	{"delete", func() int {
		byText["short"] = 1
		delete(byText, string(bytesOf("short")))
		return len(byText)
	}},
	{"new entry keeps its key", func() int {
		m := make(map[string]int)
		bytes := bytesOf(line)
		m[string(bytes)] = 1
		scribble(bytes)
		return m[line]*10 + m[string(bytes)]
	}},
	{"compared", func() int {
		equal := 0
		if string(lineBytes) == line {
			equal++
		}
		if line != string(lineBytes[1:]) {
			equal += 10
		}
		if string(lineBytes) == string(bytesOf(line)) {
			equal += 100
		}
		if string(lineBytes) < string(wordBytes) {
			equal += 1000
		}
		return equal
	}},
	{"compared with a constant", func() int {
		if string(lineBytes[:40]) == "a line that is too long for a buffer in " {
			return 1
		}
		return 0
	}},
	{"compared with what a call changes", func() int {
		bytes := bytesOf(line)
		if string(bytes) == scribble(bytes) {
			return 1
		}
		if string(bytes) == scribble(bytes)+line[:zero] || string(bytes[:1]) == "#" {
			return 2
		}
		return 0
	}},
	{"compared, and or", func() int {
		if string(lineBytes) == word || string(lineBytes[:1]) == "a" && string(lineBytes[40:]) != line {
			return 1
		}
		return 0
	}},
	{"added to a constant, kept", func() int { return keepString("<" + string(lineBytes) + ">") }},
	{"added to a constant, looked at", func() int { return textSum("<" + string(wordBytes) + ">") }},
	{"added to a constant and changed", func() int {
		bytes := bytesOf(line)
		text := "<" + string(bytes) + ">"
		scribble(bytes)
		return textSum(text)
	}},
	{"added to a constant beside a call", func() int {
		bytes := bytesOf(line)
		return textSum("<" + string(bytes) + scribble(bytes))
	}},
	{"added to an empty one", func() int {
		bytes := bytesOf(line)
		text := string(bytes) + word[:zero]
		scribble(bytes)
		return keepString(text)
	}},
	{"added to each other", func() int { return keepString(string(wordBytes) + string(lineBytes)) }},
	{"ranged over as bytes", func() int {
		total := 0
		for i, b := range []byte(line) {
			total += i * int(b)
		}
		return total
	}},
	{"ranged over as bytes, assigned in the body", func() int {
		text, total := line, 0
		for i, b := range []byte(text) {
			text = word
			total += i * int(b)
		}
		return total + len(text)
	}},
	{"ranged over as bytes of a sum", func() int {
		total := 0
		for _, b := range []byte(line + word) {
			total += int(b)
		}
		return total
	}},
	{"ranged over as a string", func() int {
		total := 0
		for i, r := range string(lineBytes) {
			total += i * int(r)
		}
		return total
	}},
	{"added to a constant in an assignment", func() int {
		text := word
		text += "-" + string(lineBytes)
		return textSum(text)
	}},
	{"added in an assignment", func() int {
		text := word
		text += string(wordBytes)
		return textSum(text)
	}},
	{"added to a constant, as an argument among others", func() int {
		return lookAll("<"+string(lineBytes)+">", word+"-"+string(wordBytes))
	}},
	{"compared within a sum", func() int {
		return boolInt(string(lineBytes) == line) + boolInt(string(lineBytes[:3]) >= "b")*10
	}},
	{"compared, the result kept", func() int {
		same := string(lineBytes) == line
		return boolInt(same) + keep(same)
	}},
	{"compared as a named type", func() int { return boolInt(title(lineBytes) == title(line)) }},
	{"compared with an interface", func() int {
		keptAny = line
		return boolInt(keptAny == string(lineBytes))
	}},
	{"compared in a loop", func() int {
		n := 0
		for i := 0; string(lineBytes[:i]) != line[:30]; i++ {
			n += i
		}
		return n
	}},
	{"compared in a struct", func() int { return boolInt(textKey{string(lineBytes), 1} == textKey{line, one}) }},
	{"compared after a lookup changed nothing", func() int {
		bytes := bytesOf(line)
		return byText[string(bytes)] + boolInt(string(bytes) == line)*10
	}},
	{"lookup as an operand", func() int { return byText[string(lineBytes)] + byText[string(wordBytes)]*byText[string(lineBytes)] }},
	{"lookup in an inner map", func() int {
		outer := map[string]map[string]int{"word": byText}
		return outer[string(wordBytes)][string(lineBytes)]
	}},
	{"lookup in a condition", func() int {
		if v, ok := byText[string(lineBytes)]; ok && v > 0 {
			return v
		}
		return -1
	}},
	{"lookup as a parameter", func() int { return add(byText[string(lineBytes)], len(scribble(bytesOf("x")))) }},
	{"lookup of what was read", func() int {
		total := 0
		for _, part := range [][]byte{wordBytes, lineBytes, lineBytes[1:]} {
			if n, ok := byText[string(part)]; ok {
				total += n
			}
		}
		return total
	}},
	{"switched on", func() int {
		switch string(lineBytes[:35]) {
		case "other":
			return 1
		case "a line that is too long for a buffe":
			return 2
		}
		return 3
	}},
	{"switched on and changed", func() int {
		bytes := bytesOf(line)
		switch string(bytes) {
		case "#":
			return 1
		case "a line that is too long for a buffer in the frame":
			scribble(bytes)
			return bytesSum(bytes)
		}
		return 3
	}},
	{"switched on with calls in the cases", func() int {
		bytes := bytesOf(line)
		switch string(bytes) {
		case scribble(bytes):
			return 1
		case line:
			return 2
		}
		return 3
	}},
	{"length of runes", func() int { return len([]rune(line + "ä€")) }},
	{"length of runes of a package variable", func() int { return len([]rune(line)) }},
	{"length of a string of bytes", func() int { return len(string(wordBytes)) }},
	{"index of bytes", func() int { return int([]byte(word)[one]) + int(string(wordBytes)[one]) }},
	{"string appended to bytes", func() int {
		bytes := append([]byte(nil), line...)
		return keepBytes(append(bytes[:0], word...))
	}},
	{"bytes appended as a string", func() int {
		bytes := make([]byte, 0, 100)
		return bytesSum(append(bytes, string(lineBytes)...))
	}},
	{"copied from a string of bytes", func() int {
		var a [64]byte
		return copy(a[:], string(lineBytes)) + bytesSum(a[:])
	}},
	{"returned", func() int { return textSum(textOf(wordBytes)) + textSum(textOf(lineBytes)) }},
	{"sent to a goroutine", func() int {
		bytes := bytesOf(line)
		text, done := string(bytes), make(chan int)
		go func() { done <- textSum(text) }()
		scribble(bytes)
		return <-done
	}},
	{"deferred", func() (total int) {
		bytes := bytesOf(line)
		defer func(text string) { total += textSum(text) }(string(bytes))
		scribble(bytes)
		return 1
	}},
}

//go:noinline
func textOf(bytes []byte) string { return string(bytes) }
