package main

var texts = []site{
	{"sum of short ones, looked at", func() int { return textSum(word + word) }},
	{"sum of short ones, kept", func() int { return keepString(word + word) }},
	{"sum of long ones, looked at", func() int { return textSum(line + word) }},
	{"sum of exactly 32 bytes", func() int { return textSum(line[:16] + line[16:32]) }},
	{"sum of 33 bytes", func() int { return textSum(line[:16] + line[16:33]) }},
	{"sum with an empty one", func() int { return keepString(word+word[:zero]) + keepString(word[:zero]+line) }},
	{"sum of empty ones", func() int { return keepString(word[:zero] + line[:zero]) }},
	{"sum of six", func() int { return textSum(word + "," + word + "," + word + "." + word[:1]) }},
	{"sum in a loop", func() int {
		text := ""
		for i := 0; i < 10; i++ {
			text += word
		}
		return textSum(text)
	}},
	{"sum in a loop, short", func() int {
		total := 0
		for i := 0; i < 10; i++ {
			total += textSum(word + line[:i])
		}
		return total
	}},
	{"sum compared", func() int {
		if word+"s" == "words" {
			return 1
		}
		return 0
	}},
	{"sum as a key", func() int { m := map[string]int{"words": 3}; return m[word+"s"] }},
	{"from bytes, looked at", func() int { return textSum(string(wordBytes)) }},
	{"from bytes, kept", func() int { return keepString(string(wordBytes)) }},
	{"from many bytes, looked at", func() int { return textSum(string(lineBytes)) }},
	{"from one byte, kept", func() int { return keepString(string(wordBytes[:one])) }},
	{"from no bytes, kept", func() int { return keepString(string(wordBytes[:zero])) }},
	{"from 32 bytes, looked at", func() int { return textSum(string(lineBytes[:32])) }},
	{"from an array's bytes", func() int { a := [4]byte{'a', 'b', 'c', byte(one)}; return textSum(string(a[:])) }},
	{"to bytes, looked at", func() int { return bytesSum([]byte(word)) }},
	{"to bytes, kept", func() int { return keepBytes([]byte(word)) }},
	{"to many bytes, looked at", func() int { return bytesSum([]byte(line)) }},
	{"to no bytes", func() int { return keepBytes([]byte(word[:zero])) }},
	{"to bytes and changed", func() int {
		bytes := []byte(word)
		bytes[0] = 'x'
		return bytesSum(bytes)*10 + len(word) + cap(bytes)
	}},
	{"constant to bytes, looked at", func() int { return bytesSum([]byte("constant")) }},
	{"long constant to bytes, looked at", func() int {
		bytes := []byte("a constant that is much longer than thirty-two bytes")
		bytes[one] = 'x'
		return bytesSum(bytes)*1000 + cap(bytes)
	}},
	{"constant to bytes, kept", func() int { return keepBytes([]byte("constant")) }},
	{"empty constant to bytes", func() int { return keepBytes([]byte("")) }},
	{"to runes, looked at", func() int { runes := []rune(word); return int(runes[0])*1000 + cap(runes) }},
	{"to many runes, looked at", func() int { runes := []rune(line); return int(runes[3])*1000 + cap(runes) }},
	{"to runes, kept", func() int { keptRunes = []rune(word); return cap(keptRunes) }},
	{"from runes, looked at", func() int { return textSum(string(fewRunes)) }},
	{"from runes, kept", func() int { return keepString(string(fewRunes)) }},
	{"from one rune, looked at", func() int { return textSum(string(rune(0x20ac + zero))) }},
	{"from one rune, kept", func() int { return keepString(string(rune(0x20ac + zero))) }},
	{"from an ASCII rune, kept", func() int { return keepString(string(rune('a' + zero))) }},
	{"there and back", func() int { return textSum(string([]byte(word))) }},
	{"named types", func() int {
		t := title(wordBytes)
		return textSum(string(t)) + bytesSum(raw(t))
	}},
	{"constants of odd lengths to bytes, kept", func() int { return keepBytes([]byte("abcdefghi")) + keepBytes([]byte("a")) }},
	{"constant to bytes in a loop", func() int {
		total := 0
		for i := 0; i < 3; i++ {
			bytes := []byte("a constant that is much longer than thirty-two bytes")
			total += bytesSum(bytes)
			bytes[i] = 'x'
		}
		return total
	}},
	{"constant to bytes and appended", func() int { return bytesSum(append([]byte("constant"), word...)) }},
	{"constant sum to bytes", func() int { const half = "half"; return keepBytes([]byte(half + half + "more")) }},
	{"constant to named bytes", func() int { return bytesSum(raw("a constant that is much longer than thirty-two bytes")) }},
	{"bytes of single characters", func() int {
		total := 0
		for i := range wordBytes {
			total += keepString(string(wordBytes[i : i+1]))
		}
		return total
	}},
	{"single bytes as strings", func() int {
		total := 0
		for i := 0; i < 4; i++ {
			total += keepString(string(rune(word[i])))
		}
		return total
	}},
	{"sum in a map's element", func() int {
		m := map[int]string{}
		m[1] += word
		m[1] += "x"
		return textSum(m[1])
	}},
	{"ranged over", func() int {
		total := 0
		for i, r := range "aä€" + line {
			total += i * int(r)
		}
		return total & 0xffff
	}},
	{"runes ranged over", func() int {
		total := 0
		for i, r := range []rune(word) {
			total += i * int(r)
		}
		return total
	}},
	{"sliced", func() int { return keepString(line[one:zero+20]) + keepString(word[:2]) }},
	{"compared", func() int {
		if line < word && word != line {
			return 1
		}
		return 0
	}},
	{"copied into bytes", func() int { var a [8]byte; n := copy(a[:], word); return bytesSum(a[:n]) }},
	{"appended to bytes", func() int {
		bytes := make([]byte, 0, 64)
		bytes = append(bytes, word...)
		bytes = append(bytes, line[:10]...)
		return bytesSum(bytes)
	}},
}

type (
	title string
	raw   []byte
)

var fewRunes = []rune{'a', 'ä', '€'}
