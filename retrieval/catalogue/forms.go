package catalogue

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/retrieval/catalogue/kind"
)

// calling gives a question in which the words for a kind of texts are those for any.
func (f framed) calling(k kind.Kind) framed {
	word := "text"
	if k.Plural {
		word = "texts"
	}
	f.plain = f.plain[:k.Start] + word + f.plain[k.End:]
	at := slices.Repeat([]span{{f.spans[k.Start].start, f.spans[k.End-1].end}}, len(word))
	f.spans = slices.Concat(f.spans[:k.Start], at, f.spans[k.End:])
	return f
}

// begins says whether the words for a kind are among those that ask for texts: "texts about
// interviews" asks for none.
func (f framed) begins(k kind.Kind) bool {
	called, _ := f.calling(k).extreme()
	return called.scope().From > k.Start
}

// ofForm reads a question for texts of a kind as one for any texts, asked of those that their
// records call so. Where none is, all are listed, which is said; of a kind that no other
// text is called by, passages stand beside: they may speak of it.
func (rs *Records) ofForm(f framed) (Answer, bool) {
	k, ok := kind.Find(f.plain)
	if !ok || !f.begins(k) {
		return Answer{}, false
	}
	of, asked := k.Of(rs.Sources()), rs
	if len(of) > 0 {
		asked = New(of)
		asked.some = true
	}
	a, ok := asked.anyTexts(f.calling(k), k.Strict)
	written := f.written(span{k.Start, k.End})
	switch {
	case !ok:
		return Answer{}, false
	case a.Topic == TopicMention:
		a.ofKind, a.kind = of, written
		return a, k.Strict && len(of) > 0 // another text may be called a book, and have the words
	case len(of) > 0:
		a.Unkinded = rs.unkinded()
		return a, len(a.Sources) > 0
	}
	return Answer{Topic: a.Topic, Sources: a.Sources, Kind: written, Beside: k.Strict}, len(a.Sources) == len(rs.all)
}

// unkinded counts the sources of which the records tell no kind.
func (rs *Records) unkinded() (n int) {
	for _, r := range rs.all {
		if !kind.IsKnown(r.Source) {
			n++
		}
	}
	return n
}

// anyTexts reads a question for a list or a number of texts, or for those that have words.
func (rs *Records) anyTexts(f framed, strict bool) (Answer, bool) {
	read := []func(framed) (Answer, bool){rs.ordered, rs.aboutLibrary}
	if strict {
		read = append(read, rs.extremeOf)
	}
	for _, read := range read {
		if a, ok := read(f); ok && (a.Topic == TopicList || a.Topic == TopicCount || a.Topic == TopicMention) {
			return a, true
		}
	}
	_, which := f.extreme()
	_, bare := f.match(perhaps)
	return Answer{Topic: TopicList, Sources: rs.Sources(), Extreme: which}, strict && bare && which != ""
}

// mostOfKind keeps, where the newest or the longest of a kind is asked for, what is known to
// be of it, if anything is.
func (a Answer) mostOfKind(f framed) Answer {
	if k, ok := kind.FindOne(f.plain); ok && f.begins(k) {
		if of := k.Of(a.Sources); len(of) > 0 {
			a.Sources = of
		}
	}
	return a
}

// WithinKind keeps of the sources that have some words those of the kind that was asked for; all
// of the kind where none is left.
func (a Answer) WithinKind() Answer {
	if a.ofKind == nil {
		return a
	}
	a.Sources = slices.DeleteFunc(slices.Clone(a.Sources), func(s corpus.Source) bool { return !within(a.ofKind, s.ID) })
	if len(a.Sources) == 0 {
		a.Sources, a.Kind = a.ofKind, a.kind
	}
	return a
}

// onlyOne gives the one source of the kind that is all that a naming says: "the report".
func (rs *Records) onlyOne(n naming) []corpus.Source {
	if k, of := rs.kindNamed(strings.Join(n.all, " ")); len(of) == 1 && !k.Plural {
		return of
	}
	return nil
}

// theKind gives the sources of the kind that is all that a naming says: "the thesis".
func (rs *Records) theKind(n naming) []corpus.Source {
	if k, of := rs.kindNamed(strings.Join(n.all, " ")); k.Strict {
		return of
	}
	return nil
}

// kindNamed gives the kind of which some words are the name, and the sources that are of it.
func (rs *Records) kindNamed(words string) (k kind.Kind, of []corpus.Source) {
	k, ok := kind.Named(words)
	if !ok {
		return kind.Kind{}, nil
	}
	return k, k.Of(rs.Sources())
}
