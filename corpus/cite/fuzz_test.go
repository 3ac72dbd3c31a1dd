package cite

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/cite/phrase"
	"footnote/corpus/cite/tex"
)

var risLine = regexp.MustCompile(`^[A-Z][A-Z0-9]  - [^\r\n]*$`)

// Whatever the record, every style gives valid text of its form.
func FuzzCite(f *testing.F) {
	f.Add("Title", "Family, Given", "Organisation", "2021-07-03", "Container", "10.1/x", "https://example.org/a?b={c}", "study note", "Part > 2.1 Opening", 3)
	f.Add("", ",,,", "", "-", "", "10.", "", "", "", 0)
	f.Add("{\\", "}", "\xff\x00", "\u2028}", "“\"", "10.{", "}\r\nER  - ", "\u202e", "> ", -1)
	f.Add("\"", "and and and, and", "and", "0001-01-01", "”’", "", "\\", "", "1.1", 1)
	f.Fuzz(func(t *testing.T, title, author, organisation, issued, container, doi, url, genre, section string, number int) {
		m := corpus.Metadata{Title: title, Authors: []string{author, organisation, author}, Organisation: organisation, Issued: issued, Container: container,
			Volume: genre, Issue: section, Pages: url, Publisher: author, DOI: doi, ISBN: genre, URL: url, Language: title, Genre: genre}
		if number%2 == 0 {
			m.Authors = nil
		}
		source := corpus.Source{ID: 1, Metadata: m, AddedAt: readOn}
		for _, style := range Styles() {
			short, long, err := Citer{}.Cite(style, source, corpus.Locator{Section: section, Page: number, Label: container, Paragraph: number})
			inText, full := short.String(), long.String()
			for _, r := range slices.Concat(short, long) {
				if strings.ContainsAny(r.Text, phrase.ItalicsBegin+phrase.ItalicsEnd) || r.Italic && strings.TrimSpace(r.Text) != r.Text {
					t.Errorf("%s: %q has marks of italics left, or spaces at their ends", style, r.Text)
				}
			}
			_, file, err2 := Bibliography(style, []corpus.Source{source, {ID: 2, Metadata: m}})
			if err != nil || err2 != nil || full == "" {
				t.Fatalf("%s: %q, %v, %v", style, full, err, err2)
			}
			if !utf8.ValidString(inText + full + file) {
				t.Errorf("%s: %q %q is no UTF-8", style, inText, full)
			}
			checkShape(t, style, full, file)
			if strings.ContainsAny(inText, "\r\n\u0085\u2028\u2029") {
				t.Errorf("%s: %q has more than one line", style, inText)
			}
		}
	})
}

func checkShape(t *testing.T, style, full, file string) {
	t.Helper()
	switch style {
	case "bibtex":
		if !tex.Balanced(file) {
			t.Errorf("braces are not balanced: %s", file)
		}
	case "ris":
		for line := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
			if !risLine.MatchString(line) {
				t.Errorf("%q is no line of RIS", line)
			}
		}
		if got := strings.Count(file, "\r\nER  - \r\n"); got != 2 {
			t.Errorf("%d records end in %q, want 2", got, file)
		}
	case "csl-json":
		checkCSL(t, full, 1)
		checkCSL(t, file, 2)
	default:
		if strings.ContainsAny(full, "\r\n\u0085\u2028\u2029") || strings.Count(file, "\n") != 1 {
			t.Errorf("%s: %q, %q: want one line for each work", style, full, file)
		}
	}
}

// checkCSL reads a file back and compares it with what was written.
func checkCSL(t *testing.T, file string, want int) {
	t.Helper()
	var items []struct {
		ID, Type string
		Issued   struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal([]byte(file), &items); err != nil || len(items) != want {
		t.Fatalf("%d items, %v, want %d: %s", len(items), err, want, file)
	}
	ids := map[string]bool{}
	for _, item := range items {
		if ids[item.ID] || item.ID == "" || item.Type == "" {
			t.Errorf("item %+v has no type or no id of its own", item)
		}
		ids[item.ID] = true
		if d := item.Issued; len(d.Parts) == 1 && (len(d.Parts[0]) == 0 || len(d.Parts[0]) > 3) {
			t.Errorf("date %v", d.Parts)
		}
	}
}
