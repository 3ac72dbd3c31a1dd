package wording

import (
	"strconv"

	"footnote/retrieval/wording/texts"
)

// Recognised says how many pages of a scan text recognition has read, and which it left
// out. It is empty where there were none.
func Recognised(in texts.Language, read int, unclear []int) string {
	if read+len(unclear) == 0 {
		return ""
	}
	line := in.Count(read, "%d page was read by OCR, which may be wrong.", "%d pages were read by OCR, which may be wrong.")
	if len(unclear) > 0 {
		line += " " + in.Count(len(unclear), "Left out, because it is too unsure of it: PDF page %[2]s.", "Left out, because it is too unsure of them: PDF pages %[2]s.", pages(in, unclear))
	}
	return line
}

// pages names pages: "3", "3, 4 and 9".
func pages(in texts.Language, numbers []int) string {
	const most = 20
	var names []string
	for _, n := range numbers[:min(most, len(numbers))] {
		names = append(names, strconv.Itoa(n))
	}
	if rest := len(numbers) - len(names); rest > 0 {
		names = append(names, in.Say("%d more", rest))
	}
	return in.And(names)
}
