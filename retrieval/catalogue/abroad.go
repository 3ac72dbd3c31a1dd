package catalogue

import (
	"slices"
	"strings"

	"footnote/retrieval/catalogue/period"
	"footnote/retrieval/catalogue/phrasebook"
)

// noTopics are those of the ways in other languages that the records alone do not answer.
var noTopics = []phrasebook.Topic{phrasebook.Named, phrasebook.Compared, phrasebook.Unnamed}

// abroad reads a question about the library in another language than English.
func (rs *Records) abroad(f framed) (Answer, bool) {
	for _, w := range f.abroad {
		if slices.Contains(noTopics, w.Topic) {
			continue
		}
		if named, ok := f.match(w.Pattern); ok {
			if a, ok := rs.answerAbroad(f, w, named); ok {
				return a, true
			}
		}
	}
	return Answer{}, false
}

func (rs *Records) answerAbroad(f framed, w phrasebook.Way, named map[string]span) (Answer, bool) {
	a := Answer{Topic: Topic(w.Topic), Extreme: Extreme(w.Most)}
	if words, ok := named["words"]; ok {
		a, ok = f.mention(words)
		a.Without, a.Beside = w.Without, w.Beside
		return a, ok
	}
	source, ok := named["source"]
	if years, written, dated := f.periodAbroad(named); dated && !ok {
		a.Sources = rs.Sources()
		return rs.of(a, years, written), len(years.Of(a.Sources)) > 0
	}
	if !ok {
		a.Sources = rs.Sources()
		if _, of := rs.kindNamed(phrasebook.Kind(f.plain)); len(of) > 0 && (a.Topic == TopicList || a.Topic == TopicCount) {
			a.Sources, a.Unkinded = of, rs.unkinded()
		}
		return a, true
	}
	if text := f.plain[source.start:source.end]; !strings.Contains(text, " ") {
		if k, of := rs.kindNamed(phrasebook.Kind(text)); k.Strict && len(of) > 0 {
			a.Sources = of
			return a, true
		}
	}
	n := f.naming(source)
	n.noun = n.noun || named["noun"] != span{}
	a.Sources = ByTitle(rs.works(n, a.Topic))
	if len(a.Sources) == 0 && a.Topic == TopicAuthors {
		n.article = true
		a.Sources = rs.distinctWithMaker(n)
	}
	if len(a.Sources) == 0 && slices.Contains(ofOne, a.Topic) && (f.has(madeWords) || strings.HasPrefix(f.plain, "von wann ")) {
		a.Sources = rs.namedByTitle(n, a.Topic)
	}
	return a, len(a.Sources) > 0
}

// periodAbroad reads the time that the parts of a question in another language name by what
// they are in English: "before" is the year before which something is asked for.
func (f framed) periodAbroad(named map[string]span) (years period.Period, written string, ok bool) {
	year := func(part string) string { return f.plain[named[part].start:named[part].end] }
	if named["from"] != (span{}) {
		years, ok = period.Read("between " + year("from") + " and " + year("to"))
		return years, year("from") + "–" + year("to"), ok
	}
	for _, relation := range []string{"during", "before", "until", "after", "since"} {
		if named[relation] != (span{}) {
			years, ok = period.Read(relation + " " + year(relation))
			return years, year(relation), ok
		}
	}
	return period.Period{}, "", false
}

// calledAbroad finds the sources that a question in another language names: see [Records.Named].
func (rs *Records) calledAbroad(f framed) (Named, bool) {
	for _, w := range f.abroad {
		if w.Topic != phrasebook.Named {
			continue
		}
		parts, ok := f.match(w.Pattern)
		if !ok {
			continue
		}
		n := f.naming(parts["name"])
		n.noun = n.noun || parts["noun"] != span{}
		found := rs.named(n, true)
		if n.article = true; len(found) == 0 {
			found = rs.distinct(n)
		}
		if len(found) > 0 {
			return Named{Sources: ByTitle(found), Names: 1, Rest: f.rest(parts)}, true
		}
	}
	return Named{}, false
}

// comparingAbroad reads a question in another language for what each source says.
func comparingAbroad(f framed) (topic string, ok bool) {
	for _, w := range f.abroad {
		if w.Topic != phrasebook.Compared {
			continue
		}
		if parts, ok := f.match(w.Pattern); ok {
			return f.written(parts["topic"]), true
		}
	}
	return "", false
}
