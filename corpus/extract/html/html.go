package html

import (
	"context"
	"errors"
	"fmt"
	"html"
	"maps"
	"net/url"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/html/refusal"
	"footnote/corpus/extract/html/stated"
	"footnote/corpus/extract/internal/encoding"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// Read reads a page of the web: its main text without what stands around
// it, and its record from the data for programs in it, then from its words. A
// page that is none, such as one that asks for a login, gives its sentinel.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	return read(ctx, f, reading{})
}

// ReadSaved reads a page that somebody saved because of its text, however short
// that is.
func ReadSaved(ctx context.Context, f corpus.File) (corpus.Document, error) {
	return read(ctx, f, reading{saved: true})
}

// A reading is how a page is read.
type reading struct {
	saved  bool // for its text, however short that is
	letter bool // without what it quotes of another letter
	answer bool // a letter that says that it answers one
}

func read(ctx context.Context, f corpus.File, how reading) (corpus.Document, error) {
	given := f.Origin
	source, err := encoding.DecodeHTML(f)
	if err != nil {
		return corpus.Document{}, err
	}
	root, err := xhtml.Parse(ctx, source)
	if err != nil {
		return corpus.Document{}, err
	}
	apart, writers := aroundText(root)
	var saved savedLetter
	if !how.letter {
		if saved = letterOf(root); saved.sender != "" {
			how = reading{saved: true, letter: true, answer: true}
		}
	}
	if how.letter {
		quoted := quotedIn(root, how.answer)
		saved.isAlone = quoted != nil
		maps.Copy(apart, quoted)
	}
	lines, err := xhtml.Lines(ctx, root, apart)
	if err != nil {
		return corpus.Document{}, err
	}
	data := dataOf(root, apart)
	if from := savedFrom(source); from != "" && isFile(given) {
		f.Origin = from
	}
	leaveReferences(lines)
	unmarkCredits(lines)
	known := data.Record(f.Origin)
	if saved.sender != "" {
		saved.readHead(lines, &known)
	}
	data.shortenHeadline(lines, known.Title)
	kept, left := parted(lines)
	d, err := structure.Refine(ctx, structure.Page, kept, known)
	if err != nil && !errors.Is(err, corpus.ErrNoText) {
		return corpus.Document{}, err
	}
	isText := how.saved && len(d.Blocks) > 0 || isFile(given) && lang.WordCount(d.Text()) >= fewestOfFile
	if err := refusal.Why(data.looked(root, d)); err != nil && !(isText && errors.Is(err, corpus.ErrNoText)) {
		body := data.Work().Body()
		if body == "" || !errors.Is(err, corpus.ErrNeedsBrowser) && !errors.Is(err, corpus.ErrNoText) {
			return corpus.Document{}, err
		}
		lines, bodyErr := bodyLines(ctx, body)
		if bodyErr == nil {
			d, bodyErr = structure.Refine(ctx, structure.Page, lines, data.Record(f.Origin))
		}
		if bodyErr != nil {
			return corpus.Document{}, err
		}
	}
	if written := lang.Contradicted(d.Metadata.Language, d.Text()); written != "" {
		d.Metadata.Language = written
		d.Metadata.Note(corpus.FoundInText, "language")
	}
	record.Put(&d.Metadata, signedAside(d.Metadata, slices.Concat(left, datedOnly(d.Skipped)), data.SignedAside)...)
	data.WithoutSite(&d.Metadata)
	if len(writers) > 1 {
		nameNobody(&d.Metadata)
	}
	record.Shown(&d.Metadata)
	d.Skipped = append(d.Skipped, left...)
	structure.LeftByReader(ctx, &d, left)
	return d, nil
}

// nameNobody takes the author off the record of what several people wrote, since each passage
// would be cited as that one's. The section of each says whose it is.
func nameNobody(m *corpus.Metadata) {
	m.Authors, m.Organisation = nil, ""
	delete(m.Found, "authors")
	delete(m.Found, "organisation")
}

// fewestOfFile is the words from which the text of a page that somebody has as a file is
// read, however little it is for a page of the web.
const fewestOfFile = 20

// isFile says whether a page does not come from an address of the web.
func isFile(origin string) bool {
	u, err := url.Parse(origin)
	return err != nil || !corpus.IsWeb(u)
}

// savedHere is what browsers and their helpers write over a page that they save.
var savedHere = lang.Regexp(`<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url: )(https?://\S+)\s`)

// mostBeforeSaved bounds the bytes within which that stands.
const mostBeforeSaved = 2000

// savedFrom gives the address that a page was saved from, as it says itself.
func savedFrom(source string) string {
	if m := savedHere.FindStringSubmatch(source[:min(len(source), mostBeforeSaved)]); m != nil {
		return m[1]
	}
	return ""
}

// bodyLines reads the text that the data of a page holds, with or without tags.
func bodyLines(ctx context.Context, body string) ([]structure.Line, error) {
	if !strings.Contains(body, "</") {
		body = html.UnescapeString(body) // some programs escape it once more
	}
	if !strings.Contains(body, "</") {
		return line.TextLines(body), nil
	}
	root, err := xhtml.Parse(ctx, body)
	if err != nil {
		return nil, err
	}
	return xhtml.Lines(ctx, root, nil)
}

// leaveReferences leaves out the notes that only name a source, where half of
// the notes do: the list of references of a wiki. Those that explain stay.
func leaveReferences(lines []structure.Line) {
	notes := 0
	var entries []int
	for i, l := range lines {
		if l.Note == "" || l.Skip != "" {
			continue
		}
		notes++
		if words := lang.WordCount(l.Text); words < 60 && record.IsReference(l.Text) || words < 40 && l.Source {
			entries = append(entries, i)
		}
	}
	if len(entries)*2 < notes {
		return
	}
	for _, i := range entries {
		lines[i].Skip = line.References
	}
}

// datedOnly are the lines that say when the page was made, or also by whom, of those that
// were left out of its text.
func datedOnly(skipped []corpus.Skipped) []corpus.Skipped {
	return slices.DeleteFunc(slices.Clone(skipped), func(s corpus.Skipped) bool {
		return s.Reason != "date" && s.Reason != line.Byline && !date.Heads(s.Text)
	})
}

// signedAside reads who wrote a text, and when, from what the page shows apart from it,
// where nothing else says it and all that is shown there agrees.
func signedAside(known corpus.Metadata, left []corpus.Skipped, people []string) []record.Finding {
	var dates, updates []string
	for _, l := range left {
		if l.Reason == line.Comments || l.Reason == line.Related || l.Reason == line.Caption || l.Reason == "credit" || lang.WordCount(l.Text) > mostSigned {
			continue
		}
		parts := record.Parts(l.Text)
		if named, iso := namedBesideDate(parts); len(named) > 0 {
			people, dates = append(people, strings.Join(named, "\n")), append(dates, iso)
		}
		if name := record.PostedBy(l.Text); name != "" {
			people = append(people, name)
		}
		for _, part := range parts {
			named := record.ReadByline(part)
			if len(named.People) > 0 && (!bareBy.MatchString(part) || record.HasDatePart(l.Text)) {
				people = append(people, strings.Join(named.People, "\n"))
			}
			if iso := date.PublishedIn(part); iso != "" {
				dates = append(dates, iso)
			} else if iso := date.UpdatedIn(part); iso != "" {
				updates = append(updates, iso)
			}
		}
	}
	var out []record.Finding
	if people = lang.Unique(people); len(people) == 1 && len(known.Authors) == 0 {
		out = append(out, record.Finding{Field: "authors", Names: strings.Split(people[0], "\n"), From: record.FromAside})
	}
	if len(dates) == 0 {
		dates = datedByAuthor(left, known.Authors)
	}
	if len(dates) == 0 {
		dates = updates
	}
	if dates = lang.Unique(dates); len(dates) == 1 && known.Issued == "" {
		out = append(out, record.Finding{Field: "issued", Value: dates[0], From: record.FromAside})
	}
	return out
}

// datedByAuthor gives the days that stand alone right under a line that is nothing but the name of
// who wrote the text, as the pages of newsletters have them.
func datedByAuthor(left []corpus.Skipped, authors []string) (days []string) {
	for i := 1; i < len(left); i++ {
		iso, ok := date.Whole(left[i].Text)
		if ok && len(iso) == len("2021-07-03") && slices.Contains(authors, record.Person(left[i-1].Text)) {
			days = append(days, iso)
		}
	}
	return days
}

// clock is a part of a line that tells the time of day.
var clock = lang.Regexp(`^\d{1,2}[:.]\d{2}(?: (?:uhr|h|am|pm|AM|PM|Uhr))?$`)

// namedBesideDate gives the persons and the date of a line that tells both side by side and,
// before or behind them, the time: "Ida Sund / 3 May 2018 / 06:15", "3 May 2018 | 06:15 | Ida
// Sund". Further parts may follow a name that stands first.
func namedBesideDate(parts []string) (people []string, iso string) {
	if len(parts) < 2 {
		return nil, ""
	}
	name, dated := parts[0], parts[1]
	if date.IsWhole(name) {
		name, dated = parts[len(parts)-1], name
		if len(parts) > 3 || len(parts) == 3 && !clock.MatchString(parts[1]) {
			return nil, ""
		}
	}
	if iso, _ = date.Whole(dated); len(iso) < len("2021-07-03") || lang.HasOrdinary(name) {
		return nil, ""
	}
	return record.Names(name, record.OfLine).People, iso
}

// bareBy is a word before a name that as often stands before something else: "Von Tal zu
// Tal".
var bareBy = lang.Regexp(`(?i)^(?:by|von|por|par|de|di|da|door|av|af|van)\s`)

// parted parts the lines of the text, its captions among them, from those of the page
// around it.
func parted(lines []structure.Line) (kept []structure.Line, left []corpus.Skipped) {
	for _, l := range lines {
		if l.Skip == "" || l.Skip == line.Caption {
			kept = append(kept, l)
		} else {
			left = append(left, corpus.Skipped{Text: lang.Squeeze(l.Text), Reason: l.Skip})
		}
	}
	return kept, left
}

// looked gives what says whether a page is what its address promises.
func (d *pageData) looked(root *xhtml.Node, read corpus.Document) refusal.Page {
	title := d.Title
	if title == "" && len(d.Headings) > 0 {
		title = d.Headings[0]
	}
	blocks := slices.DeleteFunc(slices.Clone(read.Blocks), func(b corpus.Block) bool { return b.Kind == corpus.Caption })
	return refusal.Page{Root: root, Title: title, Parts: stated.SiteJoint.Split(title, -1), Free: fmt.Sprint(d.Work()["isAccessibleForFree"]), Signed: len(read.Metadata.Authors) > 0, Blocks: blocks}
}
