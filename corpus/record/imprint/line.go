package imprint

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// A Line is what the line below a title says of where the text is from: "Marlow Courier,
// 21 November 2023. By Jane Doe", "Podcast “Low Water”, episode 88, 3 May 2021. Host: Jane Doe".
type Line struct {
	Findings []record.Finding
	Whole    bool // nothing of it is left that no finding holds
}

// Longest and shortest such lines, in bytes.
const (
	longestLine  = 600
	shortestLine = 8
)

// ReadLine reads such a line. It is parted into sentences, and these into pieces, each of which
// has to be one of the things that such lines say; one that cannot be told is too much unless
// several others speak for the line. What only may be one, as a subtitle with a year or a motto
// with a name, is none.
func ReadLine(text string) (Line, bool) {
	text = unwrapped(text)
	if len(text) > longestLine || len(text) < shortestLine {
		return Line{}, false
	}
	var line reading
	atLeast := enough
	sentences := sentencesOf(text)
	for i, sentence := range sentences {
		said := reading{before: line.weight, thesis: line.thesis}
		unclear, ok := said.sentence(sentence, i == 0)
		switch {
		case len(sentences) == 1 && said.last == "issue":
			return Line{}, false // the line of a journal, see package container
		case ok:
			line.add(said)
			if unclear {
				atLeast = enoughForUnknown
			}
		case i == 0:
			return Line{}, false
		default:
			line.left = true
		}
	}
	if line.weight < atLeast {
		return Line{}, false
	}
	return line.line(), true
}

// How much has to speak for a line, and how much for one with a piece that cannot be told.
const (
	enough           = 3
	enoughForUnknown = 5
)

// yearEnd is a year at the end of a sentence. In running text such a number goes on as often as
// not.
var yearEnd = lang.Regexp(`\b((?:1[5-9]|20)\d{2}(?:\s(?:г|r))?\.)\s+(\p{Lu})`)

// sentencesOf parts a line into sentences. What a short word with a full stop ends that a number
// follows goes on, "n. 5", and so does the legal form of a German society.
func sentencesOf(text string) (out []string) {
	text = yearEnd.ReplaceAllString(text, "$1\n\n$2")
	for _, at := range lang.Sentences(text) {
		sentence := text[at.Start:at.End]
		if last := len(out) - 1; last >= 0 && (cutNumber.MatchString(out[last]) && unicode.IsDigit(lang.FirstRune(sentence)) || strings.HasSuffix(out[last], " e.") && strings.HasPrefix(sentence, "V.")) {
			out[last] += " " + sentence
			continue
		}
		out = append(out, sentence)
	}
	return out
}

// cutNumber is a short word at the end of what was taken for a sentence.
var cutNumber = lang.Regexp(`\s\p{L}{1,4}\.$`)

// unwrapped takes away brackets around a whole line, and the marks that plain texts set it off by.
func unwrapped(text string) string {
	text = strings.TrimSpace(emphasised.ReplaceAllString(strings.TrimSpace(text), "$1$2"))
	for _, pair := range []string{"()", "[]"} {
		inner := strings.Trim(text, pair)
		if strings.HasPrefix(text, pair[:1]) && strings.HasSuffix(text, pair[1:]) && !strings.ContainsAny(inner, pair) {
			return strings.TrimSpace(inner)
		}
	}
	return text
}

// emphasised is what plain texts set off by marks.
var emphasised = lang.Regexp(`\*{1,2}([^*\s](?:[^*]*[^*\s])?)\*{1,2}|\b_([^_]+)_\b`)

// A reading is what was read of a line so far.
type reading struct {
	people map[string][]string // by the names of fields
	fields map[string]string
	body   string   // that gave the text out
	asking []string // who asked somebody else
	asked  bool     // somebody was asked
	loose  []string // who is named without a word for what they did
	report bool     // it is one, so that its number is no issue of what it stands in
	thesis bool     // it is one, so that who led it wrote nothing

	weight int    // how much speaks for the line
	before int    // how much did in the sentences before
	left   bool   // something of it goes into no field
	opened bool   // something of the sentence was read before the next piece
	last   string // what the piece before was
	places int    // how many places were named
}

func (r *reading) name(field string, people []string) {
	if r.people == nil {
		r.people = map[string][]string{}
	}
	r.people[field] = lang.Unique(append(r.people[field], people...))
}

// put fills a field that is empty; what a full one has no room for is left over.
func (r *reading) put(field, value string) {
	if r.fields == nil {
		r.fields = map[string]string{}
	}
	if r.fields[field] != "" && r.fields[field] != value {
		r.left = true
		return
	}
	r.fields[field] = value
}

// add adds what a sentence said.
func (r *reading) add(said reading) {
	for field, people := range said.people {
		r.name(field, people)
	}
	for field, value := range said.fields {
		r.put(field, value)
	}
	if r.body == "" {
		r.body = said.body
	} else if said.body != "" {
		r.left = true
	}
	r.asking, r.loose = append(r.asking, said.asking...), append(r.loose, said.loose...)
	r.asked, r.thesis, r.report = r.asked || said.asked, r.thesis || said.thesis, r.report || said.report
	r.weight += said.weight
	r.left = r.left || said.left
}

// settle finds who wrote the text where nobody is said to: who asked, who reviewed, or who is
// named.
func (r *reading) settle() {
	if r.asked && len(r.asking) == 0 {
		r.asking = r.people["editors"]
		delete(r.people, "editors")
	}
	switch {
	case len(r.people["authors"]) > 0:
		r.left = r.left || len(r.loose) > 0
		if len(r.asking) > 0 {
			r.name("interviewers", r.asking)
		}
	case len(r.asking) > 0:
		r.name("authors", r.asking)
		r.left = r.left || len(r.loose) > 0
	case len(r.loose) > 0:
		r.name("authors", r.loose)
	}
	if number := r.fields["issue"]; r.fields["container"] == "" && number != "" {
		delete(r.fields, "issue")
		if !r.report {
			r.left = true
		} else {
			r.put("number", number)
		}
	}
}

// line makes findings of what was read.
func (r *reading) line() Line {
	r.settle()
	var found []record.Finding
	for _, field := range []string{"authors", "editors", "translators", "interviewers"} {
		found = append(found, record.Finding{Field: field, Names: r.people[field], From: record.FromImprint})
	}
	for _, field := range slices.Sorted(maps.Keys(r.fields)) {
		found = append(found, record.Finding{Field: field, Value: r.fields[field], From: record.FromImprint})
	}
	field := "organisation"
	if len(r.people["authors"]) > 0 {
		field = "publisher"
	}
	found = append(found, record.Finding{Field: field, Value: r.body, From: record.FromImprint})
	return Line{Findings: found, Whole: !r.left}
}

// sentence reads one. It is none of such a line as soon as one of its pieces cannot be told, but
// for the first sentence, of which one piece other than its first may be unclear.
func (r *reading) sentence(text string, isFirst bool) (unclear, ok bool) {
	pieces := piecesOf(strings.TrimRight(text, ". "))
	if !slices.ContainsFunc(pieces, isEdition) && r.readIssue(text) {
		r.last = "issue"
		return false, true
	}
	if r.readReference(text) {
		return false, true
	}
	for len(pieces) > 0 {
		n := r.piece(pieces)
		if n == 0 {
			if !isFirst || !r.opened || unclear {
				return false, false
			}
			unclear, n = true, 1
			r.left, r.last = true, ""
		}
		r.opened = true
		pieces = pieces[n:]
	}
	return unclear, true
}

// joinedLead is what joins who made a text to where it appeared: "Edited by Jane Doe and first
// published in The Weir".
var joinedLead = lang.Regexp(`(?i)\s` + lang.OneOf("name-joints") + `\s(` + lang.LongestOf("entry-leads") + `\s)`)

// piecesOf parts a sentence at commas, semicolons, dashes and brackets, but for those in quotes.
func piecesOf(text string) (pieces []string) {
	text = joinedLead.ReplaceAllString(text, ", $1")
	quoted, low, from := false, false, 0
	cut := func(at, next int) {
		if piece := strings.Trim(text[from:at], " ,;|–—-)]"); piece != "" {
			pieces = append(pieces, piece)
		}
		from = next
	}
	for i, r := range text {
		spaced := i+utf8.RuneLen(r) < len(text) && text[i+utf8.RuneLen(r)] == ' '
		switch {
		case r == '“' && low: // German closes with what English opens with
			quoted, low = false, false
		case strings.ContainsRune("“„«", r):
			quoted, low = true, r == '„'
		case r == '”' || r == '»':
			quoted = false
		case r == '"':
			quoted = !quoted
		case quoted || i < from:
		case strings.ContainsRune(",;)،؛", r) && spaced, strings.ContainsRune("|·•–—-/", r) && spaced && i > 0 && text[i-1] == ' ', r == '(' && i > 0 && text[i-1] == ' ':
			cut(i, i+utf8.RuneLen(r))
		}
	}
	cut(len(text), len(text))
	return pieces
}

// A reader reads the first of the pieces, or the first few of them, and says how many, 0 where
// it knows none.
type reader func(r *reading, pieces []string) int

// piece reads the next piece by the first reader that knows it.
func (r *reading) piece(pieces []string) int {
	for _, read := range []reader{readDate, readTime, readNumber, readReport, readRights, readOtherDate, readDated, readThesis, readAsked, readRole, readGivenBy, readPartOf, readJournal, readOutlet, readVenue, readKind, readPublisher, readAffiliated, readBody, readNames, readBeside} {
		if n := read(r, pieces); n > 0 {
			return n
		}
	}
	return 0
}
