package typed

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
)

func TestAuthorName(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"Durkheim, Emile", "Durkheim, Emile"},
		{"Emile Durkheim", "Durkheim, Emile"},
		{"  Emile   Durkheim ", "Durkheim, Emile"},
		{"Georg Wilhelm Friedrich Hegel", "Hegel, Georg Wilhelm Friedrich"},
		{"W. E. B. Du Bois", "Du Bois, W. E. B."},
		{"Hans zum Berg", "zum Berg, Hans"},
		{"Ludwig van Beethoven", "van Beethoven, Ludwig"},
		{"Martin Luther King Jr.", "King, Martin Luther, Jr."},
		{"Émile Zola", "Zola, Émile"},
		{"Plato", "Plato"},
		{"{RAND Corporation}", "RAND Corporation"},
		{"Human Rights Watch", "Human Rights Watch"},
		{"University of Oxford", "University of Oxford"},
		{"Grimm, Jacob; Wilhelm Grimm", "Grimm, Jacob + Grimm, Wilhelm"},
		{"{Weirs; Users}; Roe, Jane;", "Weirs; Users + Roe, Jane"},
		{"the editors", "the editors"},
		{"Grimm, Jacob et al.", "Grimm, Jacob + et al."},
		{" ", ""},
	}
	for _, test := range tests {
		if got := strings.Join(Record{corpus.Metadata{Authors: []string{test.typed}}}.names(peopleFields[0]), " + "); got != test.want {
			t.Errorf("names(%q) = %q, want %q", test.typed, got, test.want)
		}
	}
}

func TestGivenCountsMoreThanFound(t *testing.T) {
	found := corpus.Metadata{Title: "Found", Authors: []string{"Found, A."}, Organisation: "An Office", Issued: "1999", Publisher: "Press"}
	found.NoteRest("JSON-LD")
	got := Record{corpus.Metadata{Title: "Given", Authors: []string{"B. Given"}, Issued: "2000-02"}}.Over(found)
	want := corpus.Metadata{
		Title: "Given", Authors: []string{"Given, B."}, Issued: "2000-02", Publisher: "Press",
		Found: map[string]string{"title": "given", "authors": "given", "issued": "given", "publisher": "JSON-LD"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("over (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(found, Record{}.Over(found)); diff != "" {
		t.Errorf("over with nothing given (-want +got):\n%s", diff)
	}
}

func TestGivenCheck(t *testing.T) {
	good := []corpus.Metadata{
		{}, {Issued: "1895"}, {Issued: "2021-07"}, {Issued: "2024-02-29"}, {Issued: "-350"}, {Issued: "350 BC"}, {Issued: "c. 350 BC"}, {Language: "en"}, {Language: "pt-BR"},
		{Language: "zh-Hant"}, {URL: "https://example.org/a?b=c#d"}, {Authors: []string{"Plato"}},
	}
	bad := []corpus.Metadata{
		{Issued: "3/7/2021"}, {Issued: "2021-13"}, {Issued: "2023-02-29"}, {Issued: "21"}, {Language: "English"}, {Language: "e"},
		{URL: "example.org"}, {URL: "file:///etc/passwd"}, {Authors: []string{"Plato", " "}},
	}
	bad = append(bad, corpus.Metadata{Title: strings.Repeat("a", 501)}, corpus.Metadata{Pages: "34-12"}, corpus.Metadata{Issued: "2199"}, corpus.Metadata{Original: "2199"},
		corpus.Metadata{Authors: []string{"et al."}}, corpus.Metadata{Authors: []string{strings.Repeat("a", 6000)}})
	good = append(good, corpus.Metadata{Title: strings.Repeat("ж", 500)}, corpus.Metadata{Pages: "321-28"}, corpus.Metadata{Pages: "7, 12-14"},
		corpus.Metadata{Authors: []string{"Plato", "et al."}}, corpus.Metadata{Authors: []string{"Plato et al."}}, corpus.Metadata{Issued: strconv.Itoa(time.Now().Year() + 1)})
	bad = append(bad, corpus.Metadata{Pages: "0"}, corpus.Metadata{Pages: "-3"}, corpus.Metadata{Pages: "12-"}, corpus.Metadata{Pages: "xv-xii"}, corpus.Metadata{Volume: "-3"},
		corpus.Metadata{Edition: "0"}, corpus.Metadata{Issued: "1990", Original: "1995"},
		corpus.Metadata{Authors: []string{"Mason, Ada (ed.)"}}, corpus.Metadata{Editors: []string{"https://example.org"}}, corpus.Metadata{Issued: "in press"})
	good = append(good, corpus.Metadata{Pages: "xii-xv"}, corpus.Metadata{Pages: "e0123"}, corpus.Metadata{Volume: "0"}, corpus.Metadata{Edition: "revised"},
		corpus.Metadata{Issued: "1995", Original: "1990"}, corpus.Metadata{ISBN: "978-0-306-40615-7"}, corpus.Metadata{Authors: []string{"{Mason, Ada (ed.)}"}}, corpus.Metadata{Pages: "ix-23"})
	for _, m := range good {
		g := Record{m}
		if err := g.Check(); err != nil {
			t.Errorf("%+v.Check() = %v, want nil", g, err)
		}
	}
	for _, m := range bad {
		g := Record{m}
		if g.Check() == nil {
			t.Errorf("%+v.Check() = nil, want an error", g)
		}
	}
}

// A name that may be two is kept, and said.
func TestDoubts(t *testing.T) {
	for isbn, want := range map[string]int{"978-0-306-40615-8": 1, "0306406153": 1, "978-0-306-40615-7": 0, "0306406152": 0, "": 0} {
		if got := (Record{corpus.Metadata{ISBN: isbn}}).Doubts(); len(got) != want {
			t.Errorf("Doubts() of the ISBN %q = %q", isbn, got)
		}
	}
	braced := Record{corpus.Metadata{Authors: []string{"{Smith and Jones}"}}}
	if got := braced.Doubts(); got != nil {
		t.Errorf("Doubts() of one in braces = %q", got)
	}
	listed := Record{corpus.Metadata{Authors: []string{"Ada Mason, Paul Reed"}}}
	if got := listed.Doubts(); len(got) != 1 || !strings.HasSuffix(got[0], `--author "Ada Mason; Paul Reed"`) {
		t.Errorf("Doubts() of a list = %q", got)
	}
	g := Record{corpus.Metadata{Authors: []string{"Smith and Jones"}, Editors: []string{"Mason, Ada and Reed, Paul"}}}
	want := "“Smith and Jones” is kept as one name. If these are two: --author \"Smith; Jones\""
	if got := g.Doubts(); len(got) != 1 || got[0] != want {
		t.Errorf("Doubts() = %q, want %q", got, want)
	}
}
