package corpus

import "strings"

// ReadShelves reads the names of shelves as a library keeps them, a line each.
func ReadShelves(lines string) []string {
	var shelves []string
	for name := range strings.SplitSeq(lines, "\n") {
		if strings.TrimSpace(name) != "" {
			shelves = append(shelves, name)
		}
	}
	return shelves
}
