package catalogue

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/names"
)

// A naming is how a question names sources: "the LSE piece", "al-Basre's
// paper", "“Allies to a point”".
type naming struct {
	words   []string // that tell something, without what a source is called
	all     []string // the same with it
	noun    bool     // says what is meant: a paper, a text
	plural  bool     // several of them
	article bool     // begins with "the": then it is no person
	quoted  bool
	long    bool // has four words or more, telling or not
}

// isQuoted says whether there are quotation marks in a part or before it.
func (f framed) isQuoted(part span) bool {
	if part.start >= part.end {
		return false
	}
	start, end := f.spans[part.start].start, f.spans[part.end-1].end
	before, _ := utf8.DecodeLastRuneInString(f.question[:start])
	return strings.ContainsRune(quotes, before) || strings.ContainsAny(f.question[start:end], quotes)
}

const quotes = "\"“”„«»"

func (f framed) naming(part span) naming {
	words := f.words(part)
	n := naming{quoted: f.isQuoted(part), long: len(words) > 3}
	if len(words) > 0 {
		n.article = words[0] == "the"
	}
	if len(words) > 0 && words[0] == "about" && len(names.Telling(strings.Join(words, " "))) > 1 {
		n.noun = true // "who wrote about civil disobedience": the text about it
	}
	for i, word := range words {
		edge := i == 0 || i == len(words)-1 || i == 1 && names.IsLittle(words[0]) || names.IsLittle(words[i+1])
		switch {
		case nouns[word] && edge:
			n.noun = true
			n.plural = n.plural || strings.HasSuffix(word, "s") && word != "thesis"
			n.all = append(n.all, word)
		case !names.IsLittle(word):
			n.words, n.all = append(n.words, word), append(n.all, word)
		}
	}
	return n
}

// named finds the sources that a naming means. A title of one or two words is as
// likely what the texts speak of: it is meant only where it is quoted or called a
// text, and loosely where somebody is known to have written it.
func (rs *Records) named(n naming, loosely bool) []corpus.Source {
	if file := rs.filed(n.all); len(file) > 0 {
		return file
	}
	words := n.words
	if len(words) == 0 {
		words = n.all // a title that is called like a text: “Reports”
	}
	return best(rs.candidates(words, true), func(r names.Names) float64 {
		return max(rs.maker(n, r), n.title(r, loosely), n.explains(r))
	})
}

// fits says whether the title of a source has all words of a naming.
func (n naming) fits(s corpus.Source) bool {
	_, left := names.Of(s).TitleShare(n.all)
	return len(n.all) > 0 && len(left) == 0
}

// among keeps the sources that a naming fits.
func (n naming) among(sources []corpus.Source) []corpus.Source {
	return slices.DeleteFunc(sources, func(s corpus.Source) bool { return !n.fits(s) })
}

// distinct finds the one source that has all words of a naming in its title, nil where
// several have: "the chronicle" of "Chronicle of a Market Town". It is for who asks what a
// text says, or who wrote it.
func (rs *Records) distinct(n naming) (found []corpus.Source) {
	if len(n.words) == 0 || !n.article {
		return nil
	}
	for _, r := range rs.candidates(n.words, false) {
		if _, left := r.TitleShare(n.words); len(left) == 0 {
			found = append(found, r.Source)
		}
	}
	if len(found) > 1 {
		return nil
	}
	return found
}

// Distinctive finds the one source that words of a question name by its title though they are
// not most of it: all of them stand in no other title, and one is no ordinary word ("alice",
// "mozilla"). Nil where that is several sources or none.
func (rs *Records) Distinctive(text string) []corpus.Source {
	f := frame(text)
	return rs.distinctive(f.naming(span{0, len(f.plain)}))
}

func (rs *Records) distinctive(n naming) []corpus.Source {
	if !slices.ContainsFunc(n.words, func(w string) bool { return !lang.IsOrdinary(w) && !names.IsVague(w) }) {
		return nil
	}
	n.article = true
	return rs.distinct(n)
}

// whole finds the one source of which a naming of several words is a whole title, or its short
// name, whoever wrote it: "the frog king" of "The Frog King, or Iron Henry", "the GPL".
func (rs *Records) whole(n naming) []corpus.Source {
	n.article = true
	found := rs.distinct(n)
	switch short := rs.authored(n, false); {
	case len(short) == 1 && n.isShort(names.Of(short[0])):
		return short
	case len(n.words) < 2 || len(found) != 1:
		return nil
	}
	if share, _ := names.Of(found[0]).TitleShare(n.words); share < 0.9 {
		return nil
	}
	return found
}

// distinctWithMaker is the same of a source whose record tells who wrote it, which several
// words name without an article, too.
func (rs *Records) distinctWithMaker(n naming) []corpus.Source {
	n.article = n.article || len(n.words) > 1
	return slices.DeleteFunc(rs.distinct(n), func(s corpus.Source) bool { return !names.Of(s).HasMaker() })
}

// authored finds the sources of an author, an organisation or an outlet.
func (rs *Records) authored(n naming, slip bool) []corpus.Source {
	return best(rs.candidates(n.words, slip), func(r names.Names) float64 { return rs.maker(n, r) })
}

// byGiven finds the sources of the one author who has a single word as the given name, as
// members call each other; an ordinary word ("may") or one of a title is none.
func (rs *Records) byGiven(n naming) (found []corpus.Source) {
	if len(n.words) != 1 || n.article || n.noun || lang.IsOrdinary(n.words[0]) || rs.titled[n.words[0]] {
		return nil
	}
	whole := ""
	for _, r := range rs.candidates(n.words, false) {
		switch name := r.Given(n.words[0]); {
		case name == "":
		case whole != "" && name != whole:
			return nil
		default:
			whole, found = name, append(found, r.Source)
		}
	}
	return found
}

// madeBy is authored, or finds what somebody edited: before what stands in an outlet of which
// the name is a word.
func (rs *Records) madeBy(n naming) []corpus.Source {
	return best(rs.candidates(n.words, true), func(r names.Names) (value float64) {
		if value = rs.maker(n, r); !n.article {
			value = max(value, 3.5*r.EditedBy(n.words))
		}
		return value
	})
}

// maker says how well a naming fits who wrote or published a source. No person is called
// "the", but a guild may be among the authors by its whole name; and a single word that
// stands in titles is a subject: "strategic" is no journal.
func (rs *Records) maker(n naming, r names.Names) (value float64) {
	if len(n.words) == 0 {
		return 0
	}
	if !n.article || n.noun || r.IsAuthor(n.words) {
		value = 4 * r.Written(n.words)
	}
	if n.isShort(r) {
		value = max(value, 3)
	}
	if outlet := r.IssuedBy(n.words); outlet > 0 && (n.noun || len(n.words) > 1 || !rs.titled[n.words[0]]) {
		value = max(value, 3*outlet)
	}
	return value
}

// title says how well a naming fits a title: most of it, or of a part of it.
func (n naming) title(r names.Names, loosely bool) (value float64) {
	for i, words := range [][]string{n.words, n.all} {
		called := n.noun && i == 0 // the word for a source is no part of the title
		least := 0.6
		if len(n.words) <= 2 && !n.long && !n.quoted && !called {
			least = 0.9
			if !loosely || !r.HasMaker() {
				continue
			}
		}
		if share, left := r.TitleShare(words); len(words) > 0 && len(left) == 0 && share >= least {
			value = max(value, 2+2*share)
		}
	}
	return value
}

// explains says whether all words for what is called a text stand in its record:
// in its title, as its author, outlet, shelf or year.
func (n naming) explains(r names.Names) float64 {
	telling := slices.DeleteFunc(slices.Clone(n.words), func(w string) bool { return names.IsParticle(w) })
	if !n.noun || len(telling) == 0 {
		return 0
	}
	if len(r.Unexplained(telling)) > 0 {
		return 0
	}
	return 0.5
}

// isShort says whether a naming is a short name of a source.
func (n naming) isShort(r names.Names) bool { return len(n.words) == 1 && r.IsShort(n.words[0]) }
