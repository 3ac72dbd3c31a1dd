package bot

import (
	"cmp"
	"strings"

	"footnote/corpus"
	"footnote/corpus/record/date"
	"footnote/retrieval/wording/texts"
)

// editionLabel is on the button that opens the form of what few works have, and
// names it in /source edit.
const editionLabel texts.Text = "Editors, edition, kind"

func editionForm(in texts.Language, s corpus.Source) *modal {
	return &modal{CustomID: customID("edition", sourceArg(s)), Title: in.Say(editionLabel), Components: []component{
		field("editors", in.Say("Editors: Family, Given; Family, Given"), strings.Join(s.Editors, "; "), inputShort, false, 1000),
		field("translators", in.Say("Translators, likewise"), strings.Join(s.Translators, "; "), inputShort, false, 1000),
		field("edition", in.Say("Edition (year it first appeared): 2 (1895)"), withBracket(s.Edition, s.Original, " "), inputShort, false, 60),
		field("place", in.Say("Place of publication"), s.Place, inputShort, false, 100),
		field("genre", in.Say("Kind (number): Technical report (TR-12)"), withBracket(s.Genre, s.Number, " "), inputShort, false, 200),
	}}
}

// readEdition gives a record with the fields of the form as they were sent. What
// stayed as it was is not taken apart again.
func readEdition(m corpus.Metadata, sent func(string) string) (corpus.Metadata, error) {
	known := m
	if err := checkNamed(sent, known); err != nil {
		return m, err
	}
	if edition := sent("edition"); edition != withBracket(m.Edition, m.Original, " ") {
		m.Edition, m.Original = readBracket(edition)
		if m.Original != "" {
			written, ok := date.Typed(m.Original)
			if !ok {
				return m, tell("%s is no year. Write for example 2 (1895).", quoted(m.Original))
			}
			m.Original = written
		}
	}
	if err := cmp.Or(checkNumbers(counted{m.Edition, known.Edition, 1}), checkDates(m, known)); err != nil {
		return known, err
	}
	if genre := sent("genre"); genre != withBracket(m.Genre, m.Number, " ") {
		m.Genre, m.Number = readBracket(genre)
	}
	m.Editors, m.Translators = readAuthors(sent("editors"), m.Editors), readAuthors(sent("translators"), m.Translators)
	m.Place = sent("place")
	return m, nil
}
