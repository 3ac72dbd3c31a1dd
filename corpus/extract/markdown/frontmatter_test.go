package markdown

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// Editors and translators under names of their own are none of the authors.
func TestEditorsInFrontMatter(t *testing.T) {
	m, _ := frontMatter("---\ntitle: Low Water\nauthor: Ida Sund\neditor: Per Falk\ntranslators: [Mei Tsao, Eva Lind]\n---\n")
	if got := strings.Join(m.Authors, "; ") + " | " + strings.Join(m.Editors, "; ") + " | " + strings.Join(m.Translators, "; "); got != "Sund, Ida | Falk, Per | Tsao, Mei; Lind, Eva" {
		t.Errorf("who made it: %s", got)
	}
}

// What programs write above a text says the same in many forms.
func TestFrontMatter(t *testing.T) {
	for name, test := range map[string]struct{ head, title, authors, issued string }{
		"yaml":           {"---\ntitle: Low Water\nauthor: Ida Sund\ndate: 2021-05-04T10:20:00Z\n---\n", "Low Water", "Sund, Ida", "2021-05-04"},
		"capitals":       {"---\nTitle: Low Water\nAuthor: Ida Sund\nDate: May 4, 2021\n---\n", "Low Water", "Sund, Ida", "2021-05-04"},
		"parts":          {"---\ntitle: Low Water\nauthor:\n- family: Sund\n  given: Ida\nissued:\n  date-parts:\n  - [2021, 5, 4]\n---\n", "Low Water", "Sund, Ida", "2021-05-04"},
		"roles":          {"---\ntitle: Low Water\ncreator:\n- role: author\n  text: Ida Sund\n- role: editor\n  text: Per Falk\n---\n", "Low Water", "Sund, Ida", ""},
		"other names":    {"---\ntitle: Low Water\nby: Ida Sund\npubDate: 2021-05-04\nlastmod: 2030-01-01\n---\n", "Low Water", "Sund, Ida", "2021-05-04"},
		"rows":           {"---\ntitle: Low Water\nauthor: |\n  Ida Sund\n  Per Falk^[Harbour School]\n---\n", "Low Water", "Sund, Ida; Falk, Per", ""},
		"nobody":         {"---\ntitle: Low Water\nauthor: admin\ndate: \"`r Sys.Date()`\"\n---\n", "Low Water", "", ""},
		"login":          {"---\ntitle: Low Water\nauthor: i_sund\nby: Ida Sund\ncreated_at: 2021/05/04\n---\n", "Low Water", "Sund, Ida", "2021-05-04"},
		"toml":           {"+++\ntitle = \"Low Water\"\nauthors = [\"Ida Sund\", \"Per Falk\"]\ndate = 2021-05-04T10:20:00Z\n[menu]\ntitle = \"x\"\n+++\n", "Low Water", "Sund, Ida; Falk, Per", "2021-05-04"},
		"json":           {"{\n\"title\": \"Low Water\",\n\"author\": \"Ida Sund\",\n\"date\": \"2021-05-04\"\n}\n", "Low Water", "Sund, Ida", "2021-05-04"},
		"rows of names":  {"Title: Low Water\nAuthor: Ida Sund\nDate: 4 May 2021\n\n", "Low Water", "Sund, Ida", "2021-05-04"},
		"wrapped rows":   {"Title: Low Water\nKeywords: ferries,\n          tides\nAuthor: Ida Sund\n\n", "Low Water", "Sund, Ida", ""},
		"German":         {"---\ntitel: Low Water\nautor: Dr. Ida Sund\ndatum: 4. Mai 2021\n---\n", "Low Water", "Sund, Ida", "2021-05-04"},
		"rows in Polish": {"Tytuł: Low Water\nAutor: Ida Sund\n\n", "Low Water", "Sund, Ida", ""},
		"name in a row":  {"Title: Low Water\nAuthor: Ida Sund\n        Per Falk\n\n", "Low Water", "Sund, Ida; Falk, Per", ""},
		"none":           {"To: the council\nRe: the ferry\n\n", "", "", ""},
	} {
		m, rest := frontMatter(test.head + "The ferry crossed the sound.\n")
		if got := strings.Join(m.Authors, "; "); m.Title != test.title || got != test.authors || m.Issued != test.issued {
			t.Errorf("%s: %q %q %q", name, m.Title, got, m.Issued)
		}
		if test.title != "" && rest != "The ferry crossed the sound.\n" {
			t.Errorf("%s: the text begins with %q", name, rest)
		}
		if test.title != "" && m.Found["title"] != corpus.FoundFrontMatter {
			t.Errorf("%s: found in %q", name, m.Found["title"])
		}
	}
}
