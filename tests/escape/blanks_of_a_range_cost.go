// errorcheck -0 -m=2

// Each "_" of a range is a node, also behind a key.
package p

func none(m map[int]int) int { // ERROR "^can inline none with cost 6 as: func\(map\[int\]int\) int \{ for loop; return 2 \}$" "^m does not escape$"
	for range m {
		return 1
	}
	return 2
}

func key(m map[int]int) int { // ERROR "^can inline key with cost 9 as: func\(map\[int\]int\) int \{ for loop; return 2 \}$" "^m does not escape$"
	for k := range m {
		return k
	}
	return 2
}

func keyAndBlank(m map[int]int) int { // ERROR "^can inline keyAndBlank with cost 10 as: func\(map\[int\]int\) int \{ for loop; return 2 \}$" "^m does not escape$"
	for k, _ := range m {
		return k
	}
	return 2
}

func blankAndValue(m map[int]int) int { // ERROR "^can inline blankAndValue with cost 10 as: func\(map\[int\]int\) int \{ for loop; return 2 \}$" "^m does not escape$"
	for _, v := range m {
		return v
	}
	return 2
}

func blank(m map[int]int) int { // ERROR "^can inline blank with cost 7 as: func\(map\[int\]int\) int \{ for loop; return 2 \}$" "^m does not escape$"
	for _ = range m {
		return 1
	}
	return 2
}

func blanks(m map[int]int) int { // ERROR "^can inline blanks with cost 8 as: func\(map\[int\]int\) int \{ for loop; return 2 \}$" "^m does not escape$"
	for _, _ = range m {
		return 1
	}
	return 2
}
