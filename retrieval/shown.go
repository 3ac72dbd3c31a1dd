package retrieval

import "slices"

// ByGrade puts passages in the order in which they are shown: better grades
// first, and as they were ranked within a grade.
func ByGrade(list []Evidence) {
	grades := []Grade{Strong, Related, Weak}
	slices.SortStableFunc(list, func(a, b Evidence) int { return slices.Index(grades, a.Grade) - slices.Index(grades, b.Grade) })
}

// Lead counts the passages of a first page of at most n, given the grades of all
// in the order of [ByGrade]. A weak passage does not follow a strong one there; it
// is for who asks for more.
func Lead(grades []Grade, n int) int {
	n = min(n, len(grades))
	if weak := slices.Index(grades[:n], Weak); weak > 0 && grades[0] == Strong {
		return weak
	}
	return n
}
