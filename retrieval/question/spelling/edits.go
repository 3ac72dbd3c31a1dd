package spelling

import "strings"

// What edits cost where there is a choice between words as many edits away.
// People double letters, swap them and mistake vowels more than others, and
// the first letter least.
const (
	costDouble = 6
	costSwap   = 8
	costLetter = 10
	costVowel  = 9
	costOther  = 11
	costFirst  = 5 // besides
)

// Edits counts the edits between two words, more than 2 as 3: a letter too many, too few or
// wrong, or two swapped.
func Edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > maxLetters || len(y) > maxLetters {
		return 3
	}
	return distance(x, y, 2)
}

// distance counts the edits between two words (optimal string alignment), more
// than limit if there are more. Only the cells within limit of the diagonal count.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	var rows [3][maxLetters + 2]int
	for j := 0; j <= min(len(b), limit); j++ {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := &rows[(i+1)%3], &rows[(i-1)%3], &rows[i%3]
		from, to := max(1, i-limit), min(len(b), i+limit)
		row[from-1] = i - from + 1
		if from > 1 {
			row[from-1] = limit + 1
		}
		lowest := row[from-1]
		for j := from; j <= to; j++ {
			d := above[j-1]
			if a[i-1] != b[j-1] {
				d++
			}
			d = min(d, row[j-1]+1)
			if j < i+limit {
				d = min(d, above[j]+1)
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			lowest = min(lowest, d)
		}
		if lowest > limit {
			return limit + 1
		}
	}
	return rows[len(a)%3][len(b)]
}

// cost adds up what the fewest edits between two words cost.
func cost(a, b []rune) int {
	const edit = 1 << 16 // more than all costs: fewer edits come first
	var rows [3][maxLetters + 1]int
	for j := 1; j <= len(b); j++ {
		rows[0][j] = j*(edit+costLetter) + costFirst
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := &rows[(i+1)%3], &rows[(i-1)%3], &rows[i%3]
		row[0] = i*(edit+costLetter) + costFirst
		for j := 1; j <= len(b); j++ {
			c := above[j-1]
			if a[i-1] != b[j-1] {
				c += edit + changeCost(a[i-1], b[j-1]) + first(i, j)
			}
			c = min(c, above[j]+edit+letterCost(a, i)+first(i, i), row[j-1]+edit+letterCost(b, j)+first(j, j))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				c = min(c, before[j-2]+edit+costSwap+first(i-1, j-1))
			}
			row[j] = c
		}
	}
	return rows[len(a)%3][len(b)] % edit
}

// letterCost is the cost of letter i of a word being too many.
func letterCost(w []rune, i int) int {
	if i > 1 && w[i-1] == w[i-2] {
		return costDouble
	}
	return costLetter
}

// changeCost is the cost of one letter instead of another.
func changeCost(a, b rune) int {
	if strings.ContainsRune("aeiouy", a) && strings.ContainsRune("aeiouy", b) || besideOnKeys(a, b) {
		return costVowel
	}
	return costOther
}

func first(i, j int) int {
	if i == 1 || j == 1 {
		return costFirst
	}
	return 0
}
