package bot

import "footnote/retrieval"

// pages spreads the passages of an answer over pages.
type pages struct{ first, others, total int }

// mostCompared is how many sources are compared on a page: a message has at most 40
// components, of which each takes two.
const mostCompared = 10

// pagesOf spreads passages of these grades, so many a page. The first page ends
// before the weak ones that would follow strong ones; a comparison leaves no
// source out.
func pagesOf(grades []retrieval.Grade, compared bool, passages int) pages {
	if compared {
		return pages{mostCompared, mostCompared, len(grades)}
	}
	return pages{retrieval.Lead(grades, passages), passages, len(grades)}
}

// bounds gives the passages of a page, counted from 0.
func (p pages) bounds(page int) (from, to int) {
	to = p.first + page*p.others
	if page > 0 {
		from = to - p.others
	}
	return min(from, p.total), min(to, p.total)
}

// holding gives the page on which a passage stands.
func (p pages) holding(passage int) int {
	if passage < p.first {
		return 0
	}
	return 1 + (passage-p.first)/p.others
}
