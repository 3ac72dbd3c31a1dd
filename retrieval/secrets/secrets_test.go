package secrets

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// Neither value is one that ever opened anything.
const (
	key   = "wholly+secret/41=sesame"
	token = "AAAAAAAAAAAAAAAAAAAAAAAA.BBBBBB.cccccccccccccccccccccccccc1"
)

func TestHiderFindsEveryForm(t *testing.T) {
	everyLetter := func(format string) func(string) string {
		return func(text string) (out string) {
			for _, letter := range []byte(text) {
				out += fmt.Sprintf(format, letter)
			}
			return out
		}
	}
	inJSON := func(text string) string {
		data, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	h := New("Bot "+token, " Bearer "+key+" ")
	for name, form := range map[string]func(string) string{
		"as it is":           func(s string) string { return s },
		"bearer":             func(s string) string { return "Authorization: Bearer " + s },
		"quoted":             strconv.Quote,
		"query":              url.QueryEscape,
		"path":               url.PathEscape,
		"query, twice":       func(s string) string { return url.QueryEscape(url.QueryEscape(s)) },
		"small percent":      everyLetter("%%%02x"),
		"big percent":        everyLetter("%%%02X"),
		"JSON":               inJSON,
		"JSON with slashes":  func(s string) string { return strings.ReplaceAll(inJSON(s), "/", `\/`) },
		"JSON letters":       everyLetter(`\u%04x`),
		"JSON in JSON":       func(s string) string { return inJSON(inJSON(s + "/&")) },
		"Go bytes":           everyLetter(`\x%02x`),
		"HTML":               html.EscapeString,
		"HTML letters":       everyLetter("&#%d;"),
		"HTML hexadecimal":   everyLetter("&#x%X;"),
		"quoted query":       func(s string) string { return strconv.Quote(inJSON(url.QueryEscape(s))) },
		"capitals":           strings.ToUpper,
		"its beginning":      func(s string) string { return s[:len(s)-4] + "****" },
		"its end":            func(s string) string { return "****" + s[4:] },
		"between other text": func(s string) string { return "é" + s + "é" },
	} {
		for _, value := range []string{token, key} {
			got := h.In("it said " + form(value) + " and left")
			if !strings.Contains(got, "it said ") || !strings.Contains(got, " and left") || !strings.Contains(got, hidden) {
				t.Errorf("%s: In = %q, want the words around the value and %s", name, got, hidden)
			}
			if rest := leaks(got, value); rest != "" {
				t.Errorf("%s: In = %q, which holds %q", name, got, rest)
			}
		}
	}
}

// leaks finds a run of a value in a text, unescaped or not.
func leaks(text, value string) string {
	units := plain(text)
	for range 5 {
		read := strings.ToLower(letters(units))
		for i := range len(value) - run + 1 {
			if part := strings.ToLower(value[i : i+run]); strings.Contains(read, part) {
				return part
			}
		}
		units = unescape(units)
	}
	return ""
}

func TestHiderLeavesOtherText(t *testing.T) {
	for _, values := range [][]string{nil, {""}, {"x", "ollama"}, {"Bearer "}, {key, token}} {
		h := New(values...)
		for _, text := range []string{"", "x", "ollama pull MODEL", "wholly secret", "100 % of & \\u00zz \\x", "Bearer of news", "%", "\\", "&#;", "\xff\xfe"} {
			if got := h.In(text); got != text {
				t.Errorf("New(%q).In(%q) = %q, want it unchanged", values, text, got)
			}
		}
	}
}

func TestHiderOfErrors(t *testing.T) {
	h := New(key)
	if h.Error(nil) != nil {
		t.Error("Error(nil) is an error")
	}
	other := errors.New("other")
	if got := h.Error(other); got != other {
		t.Errorf("Error(%v) = %v, want the same", other, got)
	}
	if got := h.Error(errors.New(strings.Repeat("é", 1<<20))); len(got.Error()) > most+3 || !utf8.ValidString(got.Error()) {
		t.Errorf("Error of two megabytes has %d bytes, want %d at most, all UTF-8", len(got.Error()), most)
	}
	got := h.Error(fmt.Errorf("open %s: %w", key, fs.ErrNotExist))
	if !errors.Is(got, fs.ErrNotExist) || got.Error() != "open …: file does not exist" {
		t.Errorf("Error = %v, want what it wraps, without the key", got)
	}
}

func TestLooks(t *testing.T) {
	for _, text := range []string{token, "Bot " + token, "http://" + token + "/v1", "sk-abcd1234efgh5678ijkl", "sk-proj-abcd_1234-efgh5678ijkl"} {
		if !Looks(text) || strings.Contains(Likely(text), text) {
			t.Errorf("Looks(%q) = false or Likely(%[1]q) = %q, want it found and hidden", text, Likely(text))
		}
	}
	for _, text := range []string{
		"", "./data", "nomic-embed-text:v1.5", "sk-learn-notes-on-all-the-trees", "https://models.example/v1",
		"/srv/footnote/2024/libraries", "text-embedding-3-small", "sentence-transformers/all-MiniLM-L6-v2", "search_query: ",
	} {
		if Looks(text) {
			t.Errorf("Looks(%q) = true, want false", text)
		}
	}
}

// Whatever the text, hiding ends, never grows it by more than ellipses, and
// leaves nothing to find.
func FuzzHider(f *testing.F) {
	for _, seed := range []string{key, token, url.QueryEscape(key), `\u0077holly`, "&#119;", "%25%32%35", "\xff\\"} {
		f.Add(seed)
	}
	h := New(key, token)
	f.Fuzz(func(t *testing.T, text string) {
		got := h.In(text)
		if len(got) > len(text) {
			t.Fatalf("In(%q) = %q, which is longer", text, got)
		}
		if strings.Contains(strings.ToLower(got), key) {
			t.Fatalf("In(%q) = %q, which holds the key", text, got)
		}
	})
}
