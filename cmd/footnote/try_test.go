package main

import (
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/starter"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/quote"
)

// What the page offers to send has an answer in the starter library.
func TestExamplesOfTryAreReal(t *testing.T) {
	emb, err := embed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	lib, err := starter.Open(t.Context(), library.InMemory)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	engine, err := retrieval.New(t.Context(), lib, emb)
	if err == nil {
		err = engine.Sync(t.Context(), nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	option := regexp.MustCompile(`^/(ask|compare|quote) (?:question|text):(.*?)(?: private:true)?$`)
	tried := 0
	for _, example := range tryExamples {
		m := option.FindStringSubmatch(example)
		if m == nil {
			continue
		}
		tried++
		switch m[1] {
		case "quote":
			if c, err := quote.Check(t.Context(), engine, lib, m[2], (*corpus.Source)(nil)); err != nil || c.Verdict != quote.Verbatim {
				t.Errorf("%s: %v, %v, want it word for word", example, c.Verdict, err)
			}
		case "compare":
			if a, err := engine.Compare(t.Context(), m[2], nil); err != nil || len(a.Evidence) < 2 {
				t.Errorf("%s: %d sources, %v, want two at least", example, len(a.Evidence), err)
			}
		default:
			if a, err := engine.Ask(t.Context(), m[2], 3); err != nil || a.Verdict != retrieval.Sure {
				t.Errorf("%s: %v, %v, want a sure answer", example, a.Verdict, err)
			}
		}
	}
	if tried < 4 {
		t.Errorf("%d examples were tried, want those that ask something", tried)
	}
}

// --library lends a copy of one's own library to the page; a name that is none is told.
func TestTryOwnLibrary(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("kites.md", []byte("# Kites\n\nThe red kite was flown at the harbour on windless mornings, pulled by a boy on a bicycle."), 0o600); err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	settings := func(name string) string { return map[string]string{"FOOTNOTE_DATA": data}[name] }
	var out, errs shown
	if status := run(t.Context(), []string{"add", "--library", "kites", "kites.md"}, settings, strings.NewReader(""), &out, &errs); status != statusDone {
		t.Fatalf("add = %d: %s", status, errs.String())
	}
	runUntil(t, map[string]string{"FOOTNOTE_DATA": data}, regexp.MustCompile(`http://127\.0\.0\.1:\d+/\S+`), func(address string) {
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := (&http.Client{Jar: jar}).Get(address)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
	}, "try", "--no-browser", "--library", "kites")
	if _, err := os.Stat(filepath.Join(data, "kites"+library.LibraryExtension)); err != nil {
		t.Errorf("one's own library after the try: %v", err)
	}
	var told shown
	if status := run(t.Context(), []string{"try", "--no-browser", "--library", "nowhere"}, settings, strings.NewReader(""), &out, &told); status != statusError || !strings.Contains(told.String(), "nowhere") {
		t.Errorf("try of no library = %d: %s, want it told", status, told.String())
	}
}
