package extract

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/split"
)

// What a careful reader found in the texts of ../shared/seeds.
type seedFacts struct {
	File         string
	Title        string
	Authors      []string
	Organisation string `json:"author_organisation"`
	Publisher    string
	Date         string
	Language     string
	First        string `json:"first_body_sentence"`
	Last         string `json:"last_body_sentence"`
	Standfirst   string
	Sections     []struct {
		N, Title string
		Level    int
		NotBody  bool `json:"not_body"`
	}
	FrontHeadings []string `json:"front_matter_headings"`
	Boilerplate   []string
	Bio           []string                `json:"author_bio"`
	NotAClaim     []string                `json:"not_a_claim"`
	Private       []string                `json:"private_data"`
	PullQuotes    []struct{ Text string } `json:"pull_quotes"`
	Joins         [][2]string             `json:"page_break_joins"`
	References    struct {
		Count       int
		First, Last string
	}
	Footnotes []struct{ Mark, Text, Section string }
	Abstract  map[string]struct {
		PrintedUnder string `json:"printed_under"`
		First, Last  string
	}
}

// readSeeds gives what is known of the seeds, and skips where they are absent.
func readSeeds(t *testing.T) (facts []seedFacts, folder string) {
	t.Helper()
	folder = "../../../shared/seeds"
	data, err := os.ReadFile("../../../shared/eval/seeds/metadata.json")
	if err != nil {
		t.Skip("no ../shared/eval/seeds here:", err)
	}
	var all struct{ Documents []seedFacts }
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all.Documents, folder
}

func extractFile(t *testing.T, path string) corpus.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip(err)
	}
	d, err := Extract(context.Background(), corpus.File{Name: filepath.Base(path), Data: data})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSeeds(t *testing.T) {
	facts, folder := readSeeds(t)
	for _, want := range facts {
		t.Run(want.File[:3], func(t *testing.T) {
			d := extractFile(t, filepath.Join(folder, want.File))
			s := seed{T: t, facts: want, d: d, passages: split.Split(d)}
			s.record()
			s.sections()
			s.body()
			s.absent()
			s.references()
			s.footnotes()
			t.Logf("%d passages, %d lines skipped", len(s.passages), len(d.Skipped))
		})
	}
}

type seed struct {
	*testing.T
	facts    seedFacts
	d        corpus.Document
	passages []corpus.Passage
}

// holds says in how many passages a text stands, whatever its white space.
func (s seed) holds(text string) int {
	n := 0
	for _, p := range s.passages {
		if strings.Contains(lang.Squeeze(p.Text), lang.Squeeze(text)) {
			n++
		}
	}
	return n
}

func (s seed) record() {
	m, want := s.d.Metadata, s.facts
	var authors []string
	for _, name := range want.Authors {
		authors = append(authors, record.AuthorName(name))
	}
	if !slices.Equal(m.Authors, authors) {
		s.Errorf("authors = %q, want %q", m.Authors, authors)
	}
	for _, f := range []struct{ name, got, want string }{
		{"title", m.Title, want.Title}, {"organisation", m.Organisation, want.Organisation}, {"publisher", m.Publisher, want.Publisher},
		{"issued", m.Issued, want.Date}, {"language", m.Language, want.Language}, {"container", m.Container, ""}, {"doi", m.DOI, ""}, {"url", m.URL, ""},
	} {
		if f.got != f.want {
			s.Errorf("%s = %q, want %q", f.name, f.got, f.want)
		}
	}
}

func (s seed) sections() {
	var got, want []string
	for _, b := range s.d.Blocks {
		if b.Kind == corpus.Heading && !slices.Contains(s.facts.FrontHeadings, b.Text) {
			got = append(got, strings.Repeat("#", b.Level)+" "+b.Text)
		}
	}
	for _, f := range s.facts.Sections {
		title := f.Title
		if f.N != "" {
			title = f.N + ". " + title
		}
		if !f.NotBody {
			want = append(want, strings.Repeat("#", f.Level)+" "+title)
		}
	}
	if !slices.Equal(got, want) {
		s.Errorf("sections = %q, want %q", got, want)
	}
	for _, p := range s.passages {
		if strings.Contains(p.Section, s.facts.Title) {
			s.Errorf("the title is a section: %q", p.Section)
		}
	}
}

func (s seed) body() {
	present := []string{s.facts.First, s.facts.Last, s.facts.Standfirst}
	for _, join := range s.facts.Joins {
		present = append(present, join[0]+" "+join[1])
	}
	for _, a := range s.facts.Abstract {
		present = append(present, a.First, a.Last)
	}
	for _, text := range present {
		if text != "" && s.holds(text) != 1 {
			s.Errorf("%d passages hold %q, want 1", s.holds(text), text)
		}
	}
}

func (s seed) absent() {
	gone := slices.Concat(s.facts.Boilerplate, s.facts.Bio, s.facts.NotAClaim, s.facts.Private)
	for _, q := range s.facts.PullQuotes {
		if n := s.holds(q.Text); n > 1 {
			s.Errorf("%d passages hold the pull quote %q", n, q.Text)
		}
	}
	for _, text := range gone {
		bare := strings.Trim(text, "#*• ")
		for _, p := range s.passages {
			isCaption := p.Text == bare && slices.Contains(s.facts.Boilerplate, text)
			if !isCaption && strings.Contains(p.Text, bare) && (len(bare) > 20 || slices.Contains(strings.Split(p.Text, "\n"), bare)) {
				s.Errorf("passage %d holds %q", p.Ordinal, text)
			}
		}
	}
}

func (s seed) references() {
	n := 0
	for _, k := range s.d.Skipped {
		if k.Reason == line.References && k.Text != "REFERENCES" {
			n++
		}
	}
	if n != s.facts.References.Count {
		s.Errorf("%d references left out, want %d", n, s.facts.References.Count)
	}
	for _, text := range []string{s.facts.References.First, s.facts.References.Last} {
		if text != "" && s.holds(text) > 0 {
			s.Errorf("a passage holds the reference %q", text)
		}
	}
}

func (s seed) footnotes() {
	for _, f := range s.facts.Footnotes {
		if s.holds(f.Text) != 1 {
			s.Errorf("%d passages hold footnote %q", s.holds(f.Text), f.Text)
		}
		for _, p := range s.passages {
			if strings.Contains(p.Text, f.Text) && !strings.HasPrefix(p.Section, f.Section+". ") {
				s.Errorf("footnote in section %q, want %q", p.Section, f.Section)
			}
		}
	}
	for _, p := range s.passages {
		if strings.Contains(p.Text, "<sup>") {
			s.Errorf("passage %d has markup", p.Ordinal)
		}
	}
}
