package pdf

import (
	"sort"
	"strconv"
	"strings"
)

// A labelRange says how pages are numbered in print from one page on.
type labelRange struct {
	from   int // page, from 1
	style  string
	prefix string
	start  int
}

// mostLabelRanges bounds the ranges of a file, and longestPrefix what stands
// before the number of a page, in bytes.
const (
	mostLabelRanges = 5000
	longestPrefix   = 100
)

// readLabels reads the tree of page labels.
func readLabels(tree object) []labelRange {
	var out []labelRange
	visits := 0
	collectLabels(tree, &out, &visits)
	sort.SliceStable(out, func(i, j int) bool { return out[i].from < out[j].from })
	return out
}

// collectLabels walks the tree; it stops after as many nodes as it may have, so that
// one that stands in itself is harmless.
func collectLabels(node object, out *[]labelRange, visits *int) {
	if *visits++; *visits > mostLabelRanges {
		return
	}
	numbers := node.get("Nums").items()
	for i := 0; i+1 < len(numbers) && len(*out) < mostLabelRanges; i += 2 {
		entry := numbers[i+1]
		start := 1
		if n, ok := entry.get("St").number(); ok {
			start = int(max(1, min(n, 1e6)))
		}
		prefix := entry.get("P").text()
		*out = append(*out, labelRange{
			from: numbers[i].integer() + 1, style: entry.get("S").name(), prefix: textString(prefix[:min(len(prefix), longestPrefix)]), start: start,
		})
	}
	for _, kid := range node.get("Kids").items() {
		if len(*out) >= mostLabelRanges || *visits > mostLabelRanges {
			return
		}
		collectLabels(kid, out, visits)
	}
}

// labelOf gives the label of a page, "" where the file has none.
func labelOf(ranges []labelRange, page int) string {
	at := sort.Search(len(ranges), func(i int) bool { return ranges[i].from > page })
	if at == 0 {
		return ""
	}
	r := ranges[at-1]
	n := r.start + page - r.from
	switch r.style {
	case "D":
		return r.prefix + strconv.Itoa(n)
	case "r":
		return r.prefix + strings.ToLower(roman(n))
	case "R":
		return r.prefix + roman(n)
	case "a":
		return r.prefix + strings.ToLower(lettered(n))
	case "A":
		return r.prefix + lettered(n)
	}
	return r.prefix
}

// roman writes a number in Roman figures, as far as books use them.
func roman(n int) string {
	if n >= 4000 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, figure := range []struct {
		value int
		text  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for n >= figure.value {
			out.WriteString(figure.text)
			n -= figure.value
		}
	}
	return out.String()
}

// lettered counts A to Z, then AA to ZZ.
func lettered(n int) string {
	letter := string(rune('A' + (n-1)%26))
	return strings.Repeat(letter, min((n-1)/26+1, 20))
}
