package quote

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/quote/speech"
	"footnote/retrieval/quote/words"
)

// Students paste their whole sentence: `As Pell writes, "We lost many oars"`, or with their
// own words between: `"We lost," Pell says, "many oars"`. Those are no part of the quotation,
// and who is named there is who is said to have said it.

var (
	introduction = lang.Regexp(`^(?s)([^"“„«]{2,90}?)\s*["“„«]([^"“”„«»]{12,})["”“»][.,]?$`)
	interruption = lang.Regexp(`^(?s)["“„«]([^"“”„«»]{6,}?),?["”“»]\s*([^"“”„«»]{3,60}?)\s*["“„«]([^"“”„«»]{6,})["”“»][.,]?$`)
)

// speaker finds who is named before a colon, perhaps with a year, in front of a quotation
// without marks.
var speaker = lang.Regexp(`^(?s)(\p{Lu}[^\n:;()"“”„«»]{1,60}?)\s*(\(\s*(?:\d{4}[a-z]?|n\.d\.)[^()\n]{0,20}\))?\s*:\s+(\S.{11,})$`)

// spoken parts a quotation without marks from who is named before it: "Joan Pell: we lost many
// oars". An ordinary word there is a rubric.
func spoken(text string) (body, name string) {
	m := speaker.FindStringSubmatch(text)
	if m == nil || m[2] == "" && lang.HasOrdinary(m[1]) {
		return "", ""
	}
	return m[3], speech.NameIn(m[1])
}

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
	body, name = spoken(text)
	return body, name, name != ""
}

// coversMore says whether one place has words of the source besides those of another: it has
// the sentence, too, into which a quotation was put, with words that were typed around it.
func coversMore(c, other Checked, typed string) bool {
	own, inner := run(words.Tokens(typed)), run(words.Tokens(other.Text))
	more := func(t words.Token) bool {
		w := " " + t.Word + " "
		return isContent(t.Word) && strings.Contains(own, w) && !strings.Contains(inner, w)
	}
	return c.Verdict.Found() && len(strings.Fields(c.Text)) > len(strings.Fields(other.Text))+1 && strings.Contains(c.Text, other.Text) && slices.ContainsFunc(words.Tokens(c.Text), more)
}
