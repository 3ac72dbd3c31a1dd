package starter

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"footnote/corpus"
)

// A note is one study note, taken apart by the few rules that the notes keep.
type note struct {
	front    map[string]string   // values as written, without quotation marks
	body     string              // all after the front matter
	sections map[string][]string // paragraphs by heading
}

// parse reads a note: front matter of one-line values between "---" lines,
// then headings, each followed by paragraphs of one line.
func parse(t *testing.T, f corpus.File) note {
	t.Helper()
	parts := strings.SplitN(string(f.Data), "---\n", 3)
	if len(parts) != 3 || parts[0] != "" {
		t.Fatalf("%s: no front matter between --- lines at its start", f.Name)
	}
	return note{
		front:    parseFront(t, f.Name, parts[1]),
		body:     parts[2],
		sections: parseSections(t, f.Name, parts[2]),
	}
}

func parseFront(t *testing.T, name, text string) map[string]string {
	t.Helper()
	front := map[string]string{}
	for line := range strings.Lines(text) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			t.Errorf("%s: front matter line %q is not \"key: value\"", name, line)
		}
		front[key] = strings.Trim(value, `"`)
	}
	return front
}

func parseSections(t *testing.T, name, text string) map[string][]string {
	t.Helper()
	sections := map[string][]string{}
	heading := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if title, ok := strings.CutPrefix(line, "## "); ok {
			heading = title
			if _, twice := sections[heading]; twice {
				t.Errorf("%s: heading %q stands twice", name, heading)
			}
			sections[heading] = nil
		} else if line != "" {
			sections[heading] = append(sections[heading], line)
		}
	}
	return sections
}

func TestFiles(t *testing.T) {
	want := []string{
		"al-basre-alliance-of-interests.md",
		"azodi-mahmoudian-marriage-of-convenience.md",
		"jusoor-nature-of-relationship.md",
		"majalla-allies-to-a-point.md",
		"ramani-allies-or-partners.md",
	}
	files := Files()
	if len(files) != len(want) {
		t.Fatalf("Files() has %d files, want %d", len(files), len(want))
	}
	for i, f := range files {
		if f.Name != want[i] || f.Origin != "starter/"+want[i] || f.MediaType != "text/markdown" {
			t.Errorf("Files()[%d] = %q, %q, %q, want %q of starter as text/markdown", i, f.Name, f.Origin, f.MediaType, want[i])
		}
	}
}

func TestFrontMatter(t *testing.T) {
	known := map[string]bool{
		"title": true, "authors": true, "organisation": true, "issued": true,
		"publisher": true, "language": true, "genre": true,
	}
	for _, f := range Files() {
		front := parse(t, f).front
		if front["title"] == "" {
			t.Errorf("%s: no title", f.Name)
		}
		if got := front["genre"]; got != corpus.StudyNote {
			t.Errorf("%s: genre = %q, want %q", f.Name, got, corpus.StudyNote)
		}
		if got := front["language"]; got != "en" {
			t.Errorf("%s: language = %q, want en", f.Name, got)
		}
		for key := range front {
			if !known[key] {
				t.Errorf("%s: front matter has the unknown key %q", f.Name, key)
			}
		}
	}
}

// A paragraph is shown alone, so it must be long enough to be understood and
// short enough to be one passage.
func TestParagraphs(t *testing.T) {
	for _, f := range Files() {
		for heading, paragraphs := range parse(t, f).sections {
			if heading == "" || len(paragraphs) == 0 {
				t.Errorf("%s: heading %q has %d paragraphs, want a heading and at least 1", f.Name, heading, len(paragraphs))
			}
			for _, p := range paragraphs {
				if n := len(strings.Fields(p)); n < 40 || n > 190 {
					t.Errorf("%s, %q: a paragraph of %d words, want 40 to 190: %.60s…", f.Name, heading, n, p)
				}
			}
		}
	}
}

// The works belong to their publishers: no nine words in a row may be theirs.
// Titles in the front matter are the exception.
func TestOwnWords(t *testing.T) {
	const run = 9
	works, err := filepath.Glob("../../../shared/seeds/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(works) == 0 {
		t.Skip("the five works are not at ../shared/seeds")
	}
	theirs := map[string]string{}
	for _, path := range works {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range runs(string(text), run) {
			theirs[r] = filepath.Base(path)
		}
	}
	for _, f := range Files() {
		for line := range strings.Lines(parse(t, f).body) {
			for _, r := range runs(line, run) {
				if work, ok := theirs[r]; ok {
					t.Errorf("%s: %q also stands in %s", f.Name, r, work)
				}
			}
		}
	}
}

// runs returns every run of n words of text, in lower case and without
// punctuation.
func runs(text string, n int) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(text))
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var all []string
	for i := n; i <= len(words); i++ {
		all = append(all, strings.Join(words[i-n:i], " "))
	}
	return all
}

func TestRuns(t *testing.T) {
	got := runs("Tehran's well-known plan, again.", 4)
	want := []string{"tehrans well known plan", "well known plan again"}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("runs(...) = %q, want %q", got, want)
	}
}

// Each question names the section that answers it best, so that a ranking can
// be measured against the file.
func TestQuestions(t *testing.T) {
	sections := map[string]map[string][]string{}
	for _, f := range Files() {
		sections[f.Name] = parse(t, f).sections
	}
	data, err := os.ReadFile("testdata/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var question struct{ Q, File, Section string }
		if err := json.Unmarshal([]byte(line), &question); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if _, ok := sections[question.File][question.Section]; !ok || question.Q == "" {
			t.Errorf("%q: %s has no section %q", question.Q, question.File, question.Section)
		}
	}
}
