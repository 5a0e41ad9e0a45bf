// Strings built, cut, compared and appended.
package main

func split(s string) []string {
	var words []string
	start := -1
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			if start >= 0 {
				words = append(words, s[start:i])
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		words = append(words, s[start:])
	}
	return words
}

func main() {
	text := ""
	for i := 0; i < 200; i++ {
		text += "word" + string(rune('a'+i%26)) + " "
	}
	total := 0
	for round := 0; round < 3000; round++ {
		words := split(text)
		longest := ""
		for _, w := range words {
			if w > longest {
				longest = w
			}
			for _, r := range w {
				total += int(r)
			}
		}
		var joined []byte
		for _, w := range words {
			joined = append(joined, w...)
		}
		total += len(string(joined)) + len(longest)
	}
	println(total)
}
