package quote

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/quote/speech"
)

// Students paste their whole sentence: `As Pell writes, "We lost many oars"`, or with their
// own words between: `"We lost," Pell says, "many oars"`. Those are no part of the quotation,
// and who is named there is who is said to have said it.

var (
	introduction = lang.Regexp(`^(?s)([^"“„«]{2,90}?)\s*["“„«]([^"“”„«»]{12,})["”“»][.,]?$`)
	interruption = lang.Regexp(`^(?s)["“„«]([^"“”„«»]{6,}?),?["”“»]\s*([^"“”„«»]{3,60}?)\s*["“„«]([^"“”„«»]{6,})["”“»][.,]?$`)
)

// introduced parts a quotation from a sentence that who quotes has put it into, and gives who
// is named there, if anybody surely is.
func introduced(text string) (body, name string, ok bool) {
	if m := introduction.FindStringSubmatch(text); m != nil {
		name, told := speech.Said(m[1])
		if said, isColon := strings.CutSuffix(m[1], ":"); isColon && !told {
			name = speech.NameIn(said)
		}
		return m[2], name, told || name != ""
	}
	if m := interruption.FindStringSubmatch(text); m != nil {
		name, told := speech.Said(m[2])
		return m[1] + " " + m[3], name, told
	}
	return "", "", false
}

// coversMore says whether one place has words of the source besides those of another: it has
// the sentence, too, into which a quotation was put.
func coversMore(c, other Checked) bool {
	return c.Verdict.Found() && len(strings.Fields(c.Text)) > len(strings.Fields(other.Text))+1 && strings.Contains(c.Text, other.Text)
}
