// Package names tells what a source of a library can be called by (titles, authors, outlets,
// shelves, a year, a file, first letters) and how well words of a question fit that.
//
//	called := names.Of(source)
//	share, left := called.TitleShare(names.Words("The Frog King")) // how much of a title it is
//	called.Written([]string{"hobbes"})                             // 1 where he wrote it
//
// A slip of the hand in a long word changes little.
package names

import (
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
	"footnote/retrieval/question"
)

// Names are what a source can be called by, in words as [Words] makes them.
type Names struct {
	Source  corpus.Source
	Titles  [][]string // the whole title, and its parts before and behind a colon
	authors [][]string // the family name of each first
	family  []int      // of each author: how many of the words are the family name
	Outlets [][]string // where it was published, and the organisation that wrote it
	shelves [][]string
	file    []string // the name of the file that it came in
	short   []string // first letters of its title's words: "gpl"
}

// Of gives what a source can be called by.
func Of(s corpus.Source) Names {
	r := Names{Source: s, Titles: titleForms(s.Title), file: fileName(s.Origin), short: shortNames(s.Title)}
	for _, shelf := range s.Shelves {
		r.shelves = append(r.shelves, Words(shelf))
	}
	for _, author := range s.Authors {
		if author == corpus.Others {
			continue
		}
		family, given, comma := strings.Cut(author, ",")
		if author = strings.TrimSpace(author); !comma {
			// As it is shown: the last word is what people call the author by.
			at := strings.LastIndexByte(author, ' ') + 1
			family, given = author[at:], author[:at]
		}
		first := Telling(family)
		r.authors = append(r.authors, append(first, Telling(given)...))
		r.family = append(r.family, len(first))
	}
	for _, outlet := range append([]string{s.Organisation, s.Publisher, s.Container}, siteNames(s.URL)...) {
		if words := Telling(outlet); len(words) > 0 {
			r.Outlets = append(r.Outlets, words)
		}
		if short := initials(outlet); len(short) > 2 {
			r.Outlets = append(r.Outlets, []string{short})
		}
	}
	return r
}

// All are the words of each name that a source is called by.
func (n Names) All() [][]string {
	names := slices.Concat(n.Titles, n.authors, n.Outlets, n.shelves, [][]string{{yearOf(n.Source)}, n.file})
	for _, editor := range n.Source.Editors {
		names = append(names, Telling(editor))
	}
	for _, short := range n.short {
		names = append(names, []string{short})
	}
	for i, author := range n.authors {
		names = append(names, []string{strings.Join(author[:n.family[i]], "")}) // albasre
	}
	return slices.DeleteFunc(names, func(words []string) bool { return len(words) == 0 || words[0] == "" })
}

// fileName gives the words of the file that a source came in, "talk vtt" of notes/talk.vtt.
// A place without an ending is none.
func fileName(origin string) []string {
	name := origin[strings.LastIndexAny(origin, `/\`)+1:]
	if ending := filepath.Ext(name); len(ending) < 2 || len(ending) > 6 || ending == name {
		return nil
	}
	return Telling(name)
}

// yearOf gives the figures of the year of a source, "" for one without a date.
func yearOf(s corpus.Source) string {
	year, ok := Year(s)
	if !ok {
		return ""
	}
	return strconv.Itoa(max(year, -year))
}

// titleForms gives the forms in which a title is known.
func titleForms(title string) [][]string {
	var forms [][]string
	parts := strings.FieldsFunc(secondTitle.ReplaceAllString(title, ":"), func(r rune) bool { return strings.ContainsRune(":?(–—|", r) })
	for _, form := range append([]string{title}, parts...) {
		if words := Telling(form); len(words) > 0 && !slices.ContainsFunc(forms, func(f []string) bool { return slices.Equal(f, words) }) {
			forms = append(forms, words)
		}
	}
	return forms
}

// secondTitle is what stands before the other name of an old book: "Candide, or Optimism".
var secondTitle = regexp.MustCompile(`[,;] (?:or|ou|oder|o|ovvero|или),? `)

// siteNames gives the names in the host of an address: "lse" of blogs.lse.ac.uk.
func siteNames(address string) []string {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	var names []string
	labels := strings.Split(u.Hostname(), ".")
	for _, label := range labels[:max(0, len(labels)-1)] {
		if len(label) > 2 && !slices.Contains([]string{"www", "com", "org", "net", "gov", "edu", "blogs", "blog"}, label) {
			names = append(names, strings.TrimPrefix(label, "the"))
		}
	}
	return names
}

// initials gives the first letters of a name's words with capitals: "LSE".
func initials(name string) string {
	var letters strings.Builder
	for word := range strings.FieldsSeq(name) {
		if word[0] >= 'A' && word[0] <= 'Z' {
			letters.WriteByte(word[0] | 0x20)
		}
	}
	return letters.String()
}

// shortNames gives what a title is called by the first letters of its words, or of its last
// ones, without a version: "gpl" of "GNU General Public License", "lotr". A word of the
// language is none.
func shortNames(title string) (short []string) {
	for _, form := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(":?(–—|", r) }) {
		form, _, _ = strings.Cut(strings.ToLower(form), " version ")
		short = append(short, firstLetters(Words(form)))
		telling := firstLetters(Telling(form))
		for from := range telling {
			short = append(short, telling[from:])
		}
	}
	slices.Sort(short)
	return slices.DeleteFunc(slices.Compact(short), func(s string) bool {
		return len(s) < fewestLetters || len(s) > mostLetters || lang.IsOrdinary(s) || question.IsFunction(s)
	})
}

// How many letters a short name has.
const fewestLetters, mostLetters = 3, 6

// firstLetters joins those of words, as far as they are plain letters.
func firstLetters(words []string) string {
	var letters strings.Builder
	for _, w := range words {
		if w[0] >= 'a' && w[0] <= 'z' {
			letters.WriteByte(w[0])
		}
	}
	return letters.String()
}

// Year is that of a source, below 0 before our era, false for one without a date.
func Year(s corpus.Source) (year int, ok bool) {
	year = date.Read(s.Issued).Year
	return year, year != 0
}
