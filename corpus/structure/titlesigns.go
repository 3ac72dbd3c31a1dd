package structure

import (
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
	"footnote/corpus/record/judgment"
	"footnote/corpus/record/report"
	"footnote/corpus/structure/head"
	"footnote/corpus/structure/heading"
)

// A TitleSign is a reason to take a line for the title, or not to.
type TitleSign struct {
	Name  string
	worth int
	holds func(d *Draft, i int, opening bool) bool
}

// TitleSigns are what speaks for a title. A line of which one of the vetoes
// holds is none.
type TitleSigns struct {
	Vetoes []TitleSign
	Weighs []TitleSign
}

var AllTitleSigns = TitleSigns{
	Vetoes: []TitleSign{
		{"wordless", 0, func(d *Draft, i int, _ bool) bool {
			l := d.Lines[i]
			return l.Words == 0 || l.Text == l.Label || !lettered.MatchString(l.Text) // the number of its page, a rule, a mark at a fold
		}},
		{"kind", 0, func(d *Draft, i int, _ bool) bool {
			l := d.Lines[i]
			return l.Verse || l.Code || l.Kind == corpus.Table || l.Kind == corpus.Item || l.Kind == corpus.Footnote || l.Prose && l.Kind != corpus.Heading
		}},
		{"date", 0, func(d *Draft, i int, _ bool) bool {
			text := d.Lines[i].Text
			return date.IsWhole(text) || date.IsPlaceAndDate(text) || saysUpdated(d.Lines[i])
		}},
		{"byline", 0, func(d *Draft, i int, _ bool) bool { return record.IsByline(d.Lines[i].Text) }},
		{"credit", 0, func(d *Draft, i int, opening bool) bool { return !opening && creditedBy.MatchString(d.Lines[i].Text) }},
		{"label", 0, func(d *Draft, i int, _ bool) bool {
			return record.Labelled(d.Lines[i].Text) || isLabelled(d.Lines[i].Text)
		}},
		{"question", 0, func(d *Draft, i int, _ bool) bool { return d.isOneOfQuestions(i) }},
		{"journal", 0, func(d *Draft, i int, _ bool) bool {
			_, ok := container.ReadBookLine(d.Lines[i].Text)
			return ok || container.IsIssueLine(d.Lines[i].Text)
		}},
		{"speech", 0, func(d *Draft, i int, _ bool) bool { return heading.OpensSpeech(d.Lines, i, MostHead) }},
		{"course", 0, func(d *Draft, i int, _ bool) bool { return d.isCourse(i) }},
		{"open-end", 0, func(d *Draft, i int, _ bool) bool {
			isOpen := strings.HasSuffix(d.Lines[i].Text, ":") || strings.HasSuffix(d.Lines[i].Text, ",")
			return isOpen && !(i+1 < len(d.Lines) && (d.goesOnInCapitals(i+1) || d.opensSubtitle(i)))
		}},
		{"full-stop", 0, func(d *Draft, i int, opening bool) bool {
			return strings.HasSuffix(d.Lines[i].Text, ".") && (!opening || d.isOneOfSentences(i))
		}},
		{"designation", 0, func(d *Draft, i int, _ bool) bool {
			text := d.Lines[i].Text
			return record.IsDesignation(text) || judgment.IsLine(text) || reportNumber.MatchString(text) || report.ReadSeries(text) != nil
		}},
		{"section", 0, func(d *Draft, i int, opening bool) bool {
			return d.isHeaded(i) && d.sectionName(i) || !opening && line.SectionWords()[d.Lines[i].Norm]
		}},
		{"announces", 0, func(d *Draft, i int, _ bool) bool { return !d.Lines[i].Marked && announces(d.Lines[i]) }},
		{"trail", 0, func(d *Draft, i int, _ bool) bool { return line.IsTrail(d.Lines[i].Text) }},
		{"ticker", 0, func(d *Draft, i int, _ bool) bool { return record.Ticker.MatchString(d.Lines[i].Text) }},
		{"address", 0, func(d *Draft, i int, _ bool) bool { return !d.Lines[i].Marked && line.IsStreet(d.Lines[i].Text) }},
		{"degree", 0, func(d *Draft, i int, _ bool) bool { return record.IsDegreeLine(d.Lines[i].Text) }},
		// The one that costs most is asked last.
		{"imprint", 0, func(d *Draft, i int, opening bool) bool { return !opening && saysWhereFrom(d.Lines[i].Text) }},
	},
	Weighs: []TitleSign{
		{"opening", 2, func(_ *Draft, _ int, opening bool) bool { return opening }},
		{"four-words", 1, func(d *Draft, i int, _ bool) bool { return d.Lines[i].Words >= 4 }},
		{"capitals", 1, func(d *Draft, i int, _ bool) bool { return line.IsCapitals(d.Lines[i].Text) }},
		{"again", 3, func(d *Draft, i int, _ bool) bool { return d.again(i) }},
		{"heading", 3, func(d *Draft, i int, _ bool) bool { return d.Lines[i].Kind == corpus.Heading }},
		{"first-level", 2, func(d *Draft, i int, _ bool) bool { return d.Lines[i].Kind == corpus.Heading && d.Lines[i].Level == 1 }},
		{"bold", 2, func(d *Draft, i int, _ bool) bool { return d.Lines[i].Bold }},
		{"introduces", 2, func(d *Draft, i int, _ bool) bool { return d.introduces(i) }},
		{"report-name", 5, func(d *Draft, i int, _ bool) bool { return record.ReportName.MatchString(d.Lines[i].Text) }},
		{"apart", 1, func(d *Draft, i int, _ bool) bool { return i+1 == len(d.Lines) || d.Lines[i+1].Gap }},
		{"person", -4, func(d *Draft, i int, opening bool) bool {
			l := d.Lines[i]
			return record.PersonName(l.Text) && !(opening && d.standsOverPerson(i)) || !opening && !l.Marked && !l.Bold && len(record.Names(l.Text, record.OfLine).People) > 0
		}},
		{"organisation", -3, func(d *Draft, i int, _ bool) bool {
			l := d.Lines[i]
			isName := l.Words <= 6 && line.TitleShare(l.Text) >= shareOfName
			return isName && record.OrganisationWords.MatchString(record.BeforeOf(l.Text)) || d.opensInstitution(i) || isName && record.HasLegalForm(l.Text) && d.standsOverReport(i) || report.NamesOffice(l.Text) && head.NumberOfReport(d.Lines[:min(d.first, d.headEnd())]) >= 0
		}},
		{"over-byline", 4, func(d *Draft, i int, opening bool) bool {
			return opening && i+1 < len(d.Lines) && record.IsByline(d.Lines[i+1].Text)
		}},
		{"over-degree", 2, func(d *Draft, i int, opening bool) bool { return opening && d.standsOverDegree(i) }},
		{"after-menu", 2, func(d *Draft, i int, opening bool) bool { return !opening && d.afterMenu(i) }},
		{"named-below", 2, func(d *Draft, i int, _ bool) bool { return d.isNamedBelow(i) }},
		{"small-letter", -2, func(d *Draft, i int, _ bool) bool {
			return !d.Lines[i].Marked && unicode.IsLower(lang.FirstRune(d.Lines[i].Text))
		}},
	},
}

// standsOverReport says whether the next line is what a report or the statutes of those are called
// whom a line names.
func (d *Draft) standsOverReport(i int) bool {
	return i+1 < len(d.Lines) && record.ReportName.MatchString(d.Lines[i+1].Text)
}

// standsOverPerson says whether a line that may look like a name and is hardly one stands over one
// that looks like nothing else, right over the text: "On Idleness" over "Jane Doe".
func (d *Draft) standsOverPerson(i int) bool {
	if i+2 >= len(d.Lines) {
		return false
	}
	next := d.Lines[i+1].Text
	return lang.HardlyName(d.Lines[i].Text) && record.PersonName(next) && !lang.HardlyName(next) && d.bodyFollows(i+1)
}

// shareOfName is the share of the words of an organisation's name that have a capital.
const shareOfName = 0.5

// creditedBy is how a line below a title begins that says who did what for the work.
var creditedBy = lang.Regexp(`(?i)^(?:\p{L}+ed|made|given) by \S`)

// mostAnnounced bounds the words of a label that stands alone over a name.
const mostAnnounced = 3

// announces says whether a line is nothing but a label for who stands below it: "Hazırlayan",
// "Supervisor".
func announces(l Line) bool {
	return l.Words <= mostAnnounced && (record.AnnouncesAuthor(l.Text) || record.IsOtherCredit(strings.TrimRight(l.Text, " :：")+": x") && !strings.Contains(l.Text, " "))
}

// mostOverDegree is within how many lines under its title a thesis says that it is one.
const mostOverDegree = 3

// standsOverDegree says whether a line stands over the one that says that the work is a thesis,
// and is not the university that it is for.
func (d *Draft) standsOverDegree(i int) bool {
	if record.NamesInstitution(d.Lines[i].Text) || record.PersonName(d.Lines[i].Text) {
		return false
	}
	for _, l := range d.Lines[i+1 : min(len(d.Lines), i+1+mostOverDegree)] {
		if l.Prose || l.Words <= longestFront && record.SaysThesis(l.Text) {
			return !l.Prose
		}
	}
	return false
}

// saysUpdated says whether a line is there to say when the text was changed.
func saysUpdated(l Line) bool { return l.Words <= mostUpdated && date.UpdatedIn(l.Text) != "" }

// opensInstitution says whether a line in capitals is the first row of the name of an
// institution, which the next one ends.
func (d *Draft) opensInstitution(i int) bool {
	if i+1 >= len(d.Lines) || d.Lines[i].Words > 3 {
		return false
	}
	l, next := d.Lines[i].Text, d.Lines[i+1].Text
	return line.IsCapitals(l) && line.IsCapitals(next) && record.OrganisationWords.MatchString(next) && !record.OrganisationWords.MatchString(l)
}

// lettered is a text with two letters side by side, one that is a word, or a figure.
var lettered = lang.Regexp(`\p{L}[\p{L}\p{M}]|[\p{Han}\p{Hiragana}\p{Katakana}]|\d`)

// titleScore says how much a line looks like a title, below 0 if it is none.
func (d *Draft) titleScore(i int, opening bool) int {
	for _, sign := range d.Signs.Vetoes {
		if sign.holds(d, i, opening) {
			return -1
		}
	}
	score := 0
	for _, sign := range d.Signs.Weighs {
		if sign.holds(d, i, opening) {
			score += sign.worth
		}
	}
	return score
}

// isOneOfSentences says whether a line is a sentence of a text that has each of its
// sentences in a line of its own: another one follows, about as short.
func (d *Draft) isOneOfSentences(i int) bool {
	l := d.Lines[i]
	if l.Marked || l.Bold || i+1 >= len(d.Lines) {
		return false
	}
	next := d.Lines[i+1]
	return next.Kind == corpus.Paragraph && !next.Marked && next.Final && line.SentenceMarks(next.Text) == 1 && next.Words <= 3*l.Words
}

// moreQuestions is how many lines that are questions as well show that one is the first
// of those that a text answers: of headings in markup one is enough.
const moreQuestions = 2

// isOneOfQuestions says whether a line is one of the questions that a text answers, each
// of which stands over its answer.
func (d *Draft) isOneOfQuestions(i int) bool {
	l, more := d.Lines[i], 0
	if !isQuestion(l) {
		return false
	}
	for _, other := range d.Lines[i+1:] {
		if isQuestion(other) && other.Kind == l.Kind && other.Level == l.Level && other.Norm != l.Norm {
			if more++; more == moreQuestions || l.Marked {
				return true
			}
		}
	}
	return false
}

func isQuestion(l Line) bool {
	return !l.Prose && l.Kind <= corpus.Heading && strings.ContainsRune("?？؟", lang.LastRune(l.Text))
}

// afterMenu says whether a line stands under those of a menu and right above a
// byline or date, as a headline does.
func (d *Draft) afterMenu(i int) bool {
	if i == 0 || i+1 >= len(d.Lines) || d.Lines[i].Words < 3 {
		return false
	}
	before, next := d.Lines[i-1], d.Lines[i+1]
	return (before.Hint != "" || before.Words <= 2 || line.IsTrail(before.Text)) && (record.IsByline(next.Text) || record.HasDatePart(next.Text))
}

// isNamedBelow says whether the first prose begins with the words of a line, as
// that of an article in an encyclopaedia does.
func (d *Draft) isNamedBelow(i int) bool {
	return d.first < len(d.Lines) && d.Lines[i].Words <= 6 && d.Lines[i].Norm != "" &&
		strings.HasPrefix(d.Lines[d.first].Norm, d.Lines[i].Norm+" ")
}

// again says whether the line comes again near the front, alone or beside the
// name of the site.
func (d *Draft) again(i int) bool {
	for j, l := range d.Lines[:min(len(d.Lines), MostHead)] {
		if j == i || l.Words > 40 {
			continue
		}
		if _, ok := record.BesideTitle(l.Text, d.Lines[i].Norm); ok || l.SameLetters(d.Lines[i]) {
			return d.Lines[i].Words >= 3
		}
	}
	return false
}

// introduces says whether a date, a byline or prose comes next, or a subtitle
// over one of them.
func (d *Draft) introduces(i int) bool {
	for j := i + 1; j < min(len(d.Lines), i+3); j++ {
		next := d.Lines[j]
		if record.HasDatePart(next.Text) || date.IsPlaceAndDate(next.Text) || saysUpdated(next) || next.Prose || record.IsByline(next.Text) || record.PersonName(next.Text) || record.Labelled(next.Text) {
			return true
		}
		if next.Words < 2 || next.Final || d.Lines[i].Words < 3 {
			return false
		}
	}
	return false
}

var numberedSeries = lang.Regexp(`(?i)^(` + lang.OneOf("series") + `)\s+(?:\d+|[ivxlc]+)\b`)

// isHeaded says whether a line is a heading, by its markup or as a row in capitals is one.
func (d *Draft) isHeaded(i int) bool {
	return d.Lines[i].Kind == corpus.Heading || line.IsCapitals(d.Lines[i].Text)
}

// sectionName says whether a heading at the front is that of a section and not
// the title: "Abstract", "1. Aims", or one of a series of its level.
func (d *Draft) sectionName(i int) bool {
	l := d.Lines[i]
	if line.SectionWords()[record.HeadDigit.ReplaceAllString(l.Norm, "")] || record.SectionNumber(l.Text) != "" || len(record.ChapterWord.FindString(l.Text)) == len(l.Text) {
		return true
	}
	series := numberedSeries.FindStringSubmatch(l.Text)
	if series == nil {
		return false
	}
	for _, other := range d.Lines[i+1 : min(len(d.Lines), i+line.MostLines)] {
		m := numberedSeries.FindStringSubmatch(other.Text[:min(len(other.Text), 60)])
		if other.Kind == corpus.Heading && m != nil && strings.EqualFold(m[1], series[1]) {
			return true
		}
	}
	return false
}
