package wording

import (
	"fmt"
	"strconv"
)

// Recognised says how many pages of a scan text recognition has read, and which it left
// out. It is empty where there were none.
func Recognised(read int, unclear []int) string {
	if read+len(unclear) == 0 {
		return ""
	}
	line := fmt.Sprintf("%d pages were read by OCR, which may be wrong.", read)
	if read == 1 {
		line = "1 page was read by OCR, which may be wrong."
	}
	if len(unclear) > 0 {
		line += " Left out, because it is too unsure of them: PDF " + pages(unclear) + "."
	}
	return line
}

// pages names pages: "page 3", "pages 3, 4 and 9".
func pages(numbers []int) string {
	const most = 20
	var names []string
	for _, n := range numbers[:min(most, len(numbers))] {
		names = append(names, strconv.Itoa(n))
	}
	if rest := len(numbers) - len(names); rest > 0 {
		names = append(names, strconv.Itoa(rest)+" more")
	}
	if len(names) == 1 {
		return "page " + names[0]
	}
	return "pages " + Enumerate(names, "and")
}
