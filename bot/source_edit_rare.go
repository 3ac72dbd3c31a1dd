package bot

import (
	"strings"

	"footnote/corpus"
	"footnote/retrieval/wording/texts"
)

// What hardly any work has stands in two forms more: who else made it, and what it is part of
// or kept in. With them each field of a record can be given.

// makersLabel and keepingLabel name them.
const (
	makersLabel  texts.Text = "Institution, others"
	keepingLabel texts.Text = "Series, event, archive"
)

func makersForm(in texts.Language, s corpus.Source) *modal {
	names := func(all []string) string { return strings.Join(all, "; ") }
	return &modal{CustomID: customID("makers", sourceArg(s)), Title: in.Say(makersLabel), Components: []component{
		field("organisation", in.Say("Institution that wrote it"), s.Organisation, inputShort, false, 300),
		field("directors", in.Say("Directors: Family, Given; Family, Given"), names(s.Directors), inputShort, false, 1000),
		field("interviewers", in.Say("Interviewers, likewise"), names(s.Interviewers), inputShort, false, 1000),
		field("recipients", in.Say("Whom a letter is to, likewise"), names(s.Recipients), inputShort, false, 1000),
		field("book_authors", in.Say("Who wrote the book that it opens, likewise"), names(s.BookAuthors), inputShort, false, 1000),
	}}
}

func keepingForm(in texts.Language, s corpus.Source) *modal {
	return &modal{CustomID: customID("keeping", sourceArg(s)), Title: in.Say(keepingLabel), Components: []component{
		field("series", in.Say("Series (number): Works of Water (14)"), withBracket(s.Series, s.SeriesNumber, " "), inputShort, false, 300),
		field("event", in.Say("Event (its place): River Days (Lyon)"), withBracket(s.Event, s.EventPlace, " "), inputShort, false, 300),
		field("version", in.Say("Version of software or data: 2.1"), s.Version, inputShort, false, 60),
		field("archive", in.Say("Archive (place in it): City Archive (Box 4)"), withBracket(s.Archive, s.Shelfmark, " "), inputShort, false, 300),
		field("language", in.Say("Language: en, tr or pt-BR"), s.Language, inputShort, false, 35),
	}}
}

func readMakers(m corpus.Metadata, sent func(string) string) (corpus.Metadata, error) {
	if err := checkNamed(sent, m); err != nil {
		return m, err
	}
	m.Organisation = sent("organisation")
	m.Directors, m.Interviewers = readAuthors(sent("directors"), m.Directors), readAuthors(sent("interviewers"), m.Interviewers)
	m.Recipients, m.BookAuthors = readAuthors(sent("recipients"), m.Recipients), readAuthors(sent("book_authors"), m.BookAuthors)
	return m, nil
}

// readKeeping gives a record with the fields of the form as they were sent. What stayed as it
// was is not taken apart again.
func readKeeping(m corpus.Metadata, sent func(string) string) (corpus.Metadata, error) {
	code := sent("language")
	if code != "" && code != m.Language && !corpus.IsLanguage(code) {
		return m, tell("%s is no language code. Write for example en, tr or pt-BR.", quoted(code))
	}
	m.Language, m.Version = code, sent("version")
	for name, field := range map[string][2]*string{"series": {&m.Series, &m.SeriesNumber}, "event": {&m.Event, &m.EventPlace}, "archive": {&m.Archive, &m.Shelfmark}} {
		if typed := sent(name); typed != withBracket(*field[0], *field[1], " ") {
			*field[0], *field[1] = readBracket(typed)
		}
	}
	return m, nil
}
