package titling

import (
	"math"
	"strings"

	"footnote/corpus/extract/pdf/hyphen"
	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
)

// A sight is a candidate as it is looked at.
type sight struct {
	*view
	span
	run   span // the rows in its type around it
	rows  []layout.Row
	text  string
	plain string
	words int
}

func (v *view) sight(at, run span) *sight {
	c := &sight{view: v, span: at, run: run, rows: v.rows[at.first : at.last+1]}
	c.text = TextOf(c.rows)
	c.plain, c.words = lang.Plain(c.text), lang.WordCount(c.text)
	return c
}

// TextOf is the text of rows as one line.
func TextOf(rows []layout.Row) string {
	var texts []string
	for _, r := range rows {
		text, _ := r.Prose()
		texts = append(texts, text)
	}
	return hyphen.Join(texts, nil)
}

// Signs are what a candidate is judged by; most are 0 or 1, none is far from it. Each has a
// weight in weights.json.
var Signs = []struct {
	Name string
	of   func(*sight) float64
}{
	{"any", func(*sight) float64 { return 1 }}, // against none being the title
	// its type
	{"largest", is(func(c *sight) bool { return c.size() >= c.largest*(1-sameSize) })},
	{"size", func(c *sight) float64 { return min(2, 2*math.Log(max(0.2, c.size()/max(1, c.File.Size)))) }},
	{"rows larger", func(c *sight) float64 { return min(1, float64(c.larger())/6) }},
	{"one or two larger", is(func(c *sight) bool { return c.larger() > 0 && c.larger() <= 2 })},
	{"bold", is(func(c *sight) bool { return c.rows[0].Bold() })},
	{"capitals", is(func(c *sight) bool { return line.IsCapitals(c.text) })},
	{"rows elsewhere in its size", func(c *sight) float64 { return min(1, math.Log1p(float64(c.elsewhere()))/4) }},
	// its place
	{"rows above", func(c *sight) float64 { return min(1, float64(c.first)/20) }},
	{"rows", func(c *sight) float64 { return min(1, float64(c.last-c.first)/4) }},
	{"centred", is(func(c *sight) bool { return c.centred() })},
	{"gap above", func(c *sight) float64 { return c.gap(c.first) / widestGap }},
	{"gap inside", func(c *sight) float64 { return c.inside() / widestApart }},
	{"whole of its type", is(func(c *sight) bool { return c.span == c.run })},
	{"its type above", is(func(c *sight) bool { return c.above() })},
	{"its type below", is(func(c *sight) bool { return c.below() })},
	{"its type goes on small", is(func(c *sight) bool { return c.below() && c.view.rows[c.last+1].StartsSmall() })},
	{"above wants more", is(func(c *sight) bool { return c.above() && line.EndsOpen(c.view.rows[c.first-1].Text) })},
	// its words
	{"one word", is(func(c *sight) bool { return c.words == 1 })},
	{"two words", is(func(c *sight) bool { return c.words == 2 })},
	{"over 20 words", is(func(c *sight) bool { return c.words > 20 })},
	{"over 30 words", is(func(c *sight) bool { return c.words > 30 })},
	{"function words", func(c *sight) float64 { return lang.FunctionShare(c.text) }},
	{"digits", is(func(c *sight) bool { return strings.ContainsAny(c.text, "0123456789") })},
	{"year", is(func(c *sight) bool { return yearIn.MatchString(c.text) })},
	{"address", is(func(c *sight) bool { return addressIn.MatchString(c.text) })},
	{"begins small", is(func(c *sight) bool { return c.rows[0].StartsSmall() })},
	{"wants more", is(func(c *sight) bool { return line.EndsOpen(c.text) })},
	{"sentence", is(func(c *sight) bool { return c.words > 6 && lang.EndsSentence(c.text) })},
	{"heading of a section", is(func(c *sight) bool { return line.SectionWords()[c.plain] })},
	{"chapter", is(func(c *sight) bool { return line.Chapterish(c.text) })},
	{"kind", is(func(c *sight) bool { return kindOf.MatchString(c.text) })},
	// who and where
	{"people", func(c *sight) float64 { return c.people() }},
	{"people soon", is(func(c *sight) bool { return c.namesWithin(c.last+1, c.last+soon) })},
	{"people above", is(func(c *sight) bool { return c.namesWithin(c.first-1, c.first-1) })},
	{"organisation", is(func(c *sight) bool { return record.IsOrganisation(c.text) })},
	{"journal", is(func(c *sight) bool { return container.NamesJournal(c.text) || container.IsIssueLine(c.text) })},
	{"credit", is(func(c *sight) bool { return record.IsCredit(c.text) })},
	// what else says it
	{"on the next pages", is(func(c *sight) bool { return c.again[lang.Plain(c.rows[0].Text)] })},
	{"stated", is(func(c *sight) bool { return c.plain != "" && c.plain == c.stated })},
	{"part of what is stated", is(func(c *sight) bool {
		return len(c.plain) > 12 && strings.Contains(" "+c.stated+" ", " "+c.plain+" ")
	})},
	{"said below", func(c *sight) float64 { return c.saidElsewhere() }},
	{"in the imprint", func(c *sight) float64 { return c.inImprint() }},
}

// soon is within how many rows those who wrote a work stand under its title.
const soon = 4

var (
	yearIn    = lang.Regexp(`\b(?:19|20)\d{2}\b`)
	addressIn = lang.Regexp(`(?i)@|www\.|://|\bdoi\b`)

	// kindOf is what says of which kind a paper is, and not what is in it.
	kindOf = lang.Regexp(`(?i)^(?:reports?|notes?|letter|statement|memorandum|draft resolution|resolution|minutes|summary record|annual report|working paper|discussion paper|research article|review|editorial|commentary|article|original (?:article|paper|contribution)|case report|technical report|prepared|presented)\b.{0,40}$`)
)

func is(said func(*sight) bool) func(*sight) float64 {
	return func(c *sight) float64 {
		if said(c) {
			return 1
		}
		return 0
	}
}

func (c *sight) signs() []float64 {
	out := make([]float64, len(Signs))
	for i, s := range Signs {
		out[i] = s.of(c)
	}
	return out
}

// isOther says whether a candidate is no title whatever it looks like: numbers and dates alone, the
// name of an institution, or with whose the work is.
func (c *sight) isOther() bool {
	numbers := true
	for _, r := range c.rows {
		if copyrightRow.MatchString(r.Text) {
			return true
		}
		numbers = numbers && isNumber(r.Text)
	}
	return numbers || isWho(c.text)
}

func (c *sight) size() float64 { return c.rows[0].Size }
func (c *sight) above() bool   { return c.first > c.run.first }
func (c *sight) below() bool   { return c.last < c.run.last }

func (c *sight) larger() (n int) {
	for _, r := range c.view.rows {
		if r.Size > c.size()*(1+sameSize) {
			n++
		}
	}
	return n
}

// elsewhere counts the rows of the file in the size of a candidate that are not around it.
func (c *sight) elsewhere() int {
	return max(0, c.sizes[tenths(c.size())]-(c.run.last-c.run.first+1))
}

func (c *sight) centred() bool {
	width := max(1, c.Page.Page.Width)
	return math.Abs((c.rows[0].Left+c.rows[0].Right)/2-width/2)/width < 0.03
}

// widestGap bounds the gaps between rows, in sizes of type; it stands for those at the ends too.
const widestGap = 5.0

// gap is how far row i stands below the one before it.
func (c *sight) gap(i int) float64 {
	if i == 0 || c.view.rows[i-1].Base >= c.view.rows[i].Base {
		return widestGap
	}
	return min(widestGap, (c.view.rows[i].Base-c.view.rows[i-1].Base)/c.size())
}

// inside is the widest gap between the rows of a candidate.
func (c *sight) inside() (widest float64) {
	for i := c.first + 1; i <= c.last; i++ {
		widest = max(widest, (c.view.rows[i].Base-c.view.rows[i-1].Base)/c.size())
	}
	return widest
}

// people is the share of the rows that name people.
func (c *sight) people() float64 {
	n := 0
	for i := c.first; i <= c.last; i++ {
		if c.names(i) {
			n++
		}
	}
	return float64(n) / float64(len(c.rows))
}

// namesWithin says whether one of some rows names people.
func (c *sight) namesWithin(first, last int) bool {
	for i := max(0, first); i <= min(last, len(c.view.rows)-1); i++ {
		if c.names(i) {
			return true
		}
	}
	return false
}

// saidElsewhere is the share of the words of a candidate that the page says elsewhere, too: a text
// says what its title does, and seldom what the name of its journal does.
func (c *sight) saidElsewhere() float64 {
	own := map[string]int{}
	for _, r := range c.rows {
		for _, stem := range stemsOf(r.Text) {
			own[stem]++
		}
	}
	n := 0
	for stem, times := range own {
		if c.stems[stem] > times {
			n++
		}
	}
	return float64(n) / float64(max(1, len(own)))
}

// inImprint is the share of the words of a candidate that stand in one row of the imprint elsewhere.
func (c *sight) inImprint() (most float64) {
	own := stemsOf(c.text)
	for _, r := range c.imprint {
		if r.base >= c.rows[0].Base && r.base <= c.rows[len(c.rows)-1].Base {
			continue
		}
		n := 0
		for _, stem := range own {
			if r.stems[stem] {
				n++
			}
		}
		most = max(most, float64(n)/float64(max(1, len(own))))
	}
	return most
}

// stemLength is how many letters of a word are compared.
const stemLength = 5

// stemsOf gives the beginnings of the words of a text that say something.
func stemsOf(text string) (out []string) {
	for _, w := range strings.Fields(lang.Plain(text)) {
		if letters := []rune(w); len(letters) > 3 && !lang.IsFunctionWord(w) {
			out = append(out, string(letters[:min(len(letters), stemLength)]))
		}
	}
	return out
}
