package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/readone"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus/web"
)

// A madeUpWeb is a server of pages that change, and a program that may reach it.
type madeUpWeb struct {
	pdf map[string][]byte // by path
	*httptest.Server
	essay atomic.Value // string: what stands at /essay.md
}

func newWeb(t *testing.T) *madeUpWeb {
	t.Helper()
	w := &madeUpWeb{}
	w.essay.Store(essay("The rope is made of hemp.", "The wheel is turned by a boy."))
	w.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/essay.md":
			fmt.Fprint(rw, w.essay.Load())
		case "/old":
			http.Redirect(rw, r, "/essay.md", http.StatusMovedPermanently)
		case "/members":
			rw.WriteHeader(http.StatusUnauthorized)
		case "/busy":
			rw.WriteHeader(http.StatusTooManyRequests)
		case "/robots.txt":
			fmt.Fprint(rw, "User-agent: *\nDisallow: /private")
		case "/works/10.5555/hr.2021.3":
			rw.Write([]byte(`{"message":{"type":"journal-article","title":["Dues of the Harbour"],"author":[{"given":"Ada","family":"Molnar"}],"container-title":["Harbour Review"],"issued":{"date-parts":[[2021]]},"DOI":"10.5555/hr.2021.3"}}`))
		case "/works/10.5555/free", "/works/10.5555/scan":
			name := strings.TrimPrefix(r.URL.Path, "/works/10.5555/")
			fmt.Fprintf(rw, `{"message":{"type":"report","title":["Nets of the Quay"],"author":[{"given":"Cy","family":"Dorn"}],"issued":{"date-parts":[[2022]]},"DOI":"10.5555/%s",
				"license":[{"URL":"https://creativecommons.org/licenses/by/4.0/"}],"link":[{"URL":"http://%s/%[1]s.pdf","content-type":"application/pdf"}]}}`, name, r.Host)
		case "/free.pdf", "/scan.pdf":
			rw.Write(w.pdf[r.URL.Path])
		case "/inside":
			http.Redirect(rw, r, "http://169.254.169.254/", http.StatusFound)
		default:
			http.NotFound(rw, r)
		}
	}))
	t.Cleanup(w.Close)
	return w
}

// run runs the program so that it reaches this server and no other.
func (w *madeUpWeb) run(t *testing.T, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	getenv := func(string) string { return "" }
	at := netip.MustParseAddrPort(w.Listener.Addr().String())
	a := &command.App{
		Getenv: getenv, Stdin: strings.NewReader(""), Out: terminal.New(&out, getenv), Err: terminal.New(&errs, getenv),
		Fetcher: &web.Fetcher{Allow: func(to netip.AddrPort) bool { return to == at }, Crossref: w.URL, DataCite: w.URL, OpenLibrary: w.URL}, Reader: readone.Reader(),
	}
	return result{footnote(a).Run(t.Context(), a, args), out.String(), errs.String()}
}

// essay writes a Markdown file of these paragraphs, each long enough to be a
// passage of its own section.
func essay(paragraphs ...string) string {
	text := "---\ntitle: Rope\nauthors: [\"Hemp, Ada\"]\ndate: 2020-05-01\n---\n"
	for i, p := range paragraphs {
		text += fmt.Sprintf("# Part %d\n\n%s %s\n\n", i+1, p, strings.Repeat("Those who walk the rope walk all day know it better than anybody else does. ", 6))
	}
	return text
}

// A listed is what --json tells of a source, of what these tests look at.
type listed struct {
	Title, Origin  string
	Passages, Kept int
	Found          map[string]string
	Status, Reason string
	ReadAt         string `json:"read_at"`
}

// A DOI brings the record of its work, which waits there for the text.
func TestAddDOI(t *testing.T) {
	t.Chdir(t.TempDir())
	w := newWeb(t)
	r := w.run(t, "add", "https://doi.org/10.5555/hr.2021.3")
	r.check(t, "add", 0, "")
	if !strings.Contains(r.out, `added 1 "Dues of the Harbour" (0 passages)`) {
		t.Errorf("add prints %q", r.out)
	}
	if r := w.run(t, "cite", "1"); !strings.HasPrefix(r.out, "Molnar, A. (2021). Dues of the Harbour. Harbour Review. https://doi.org/10.5555/hr.2021.3") {
		t.Errorf("cite prints %q", r.out)
	}
	w.run(t, "add", "10.5555/none").check(t, "add", 2, "refused 10.5555/none: ")
}

// The text of a work comes along where everybody may read it; where it cannot be read the
// record stands alone.
func TestAddDOIWithText(t *testing.T) {
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("../../corpus/extract/testdata/pdf", name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	w := newWeb(t)
	w.pdf = map[string][]byte{"/free.pdf": read("chapter.pdf"), "/scan.pdf": read("scanned.pdf")}
	t.Chdir(t.TempDir())
	w.run(t, "add", "10.5555/free").check(t, "add", 0, "")
	w.run(t, "add", "10.5555/scan").check(t, "add", 0, "")
	var got struct{ Sources []listed }
	if err := json.Unmarshal([]byte(w.run(t, "sources", "--json").out), &got); err != nil {
		t.Fatal(err)
	}
	free, scan := got.Sources[0], got.Sources[1]
	if free.Title != "Nets of the Quay" || free.Passages == 0 || free.Origin != w.URL+"/free.pdf" {
		t.Errorf("with a text: %+v", free)
	}
	if scan.Title != "Nets of the Quay" || scan.Passages != 0 {
		t.Errorf("with a scan: %+v", scan)
	}
}

func TestAddAddress(t *testing.T) {
	t.Chdir(t.TempDir())
	w := newWeb(t)
	r := w.run(t, "add", w.URL+"/old")
	r.check(t, "add", 0, "")
	if want := "added 1 \"Rope\" (2 passages)\n      title, author and date (front matter), address (where it was read)\n"; r.out != want {
		t.Errorf("add prints %q, want %q", r.out, want)
	}
	if r := w.run(t, "add", w.URL+"/essay.md"); !strings.HasPrefix(r.out, "unchanged 1 ") {
		t.Errorf("add again prints %q, want unchanged", r.out)
	}
	var got struct{ Sources []listed }
	if err := json.Unmarshal([]byte(w.run(t, "sources", "--json").out), &got); err != nil {
		t.Fatal(err)
	}
	s := got.Sources[0]
	if s.Origin != w.URL+"/essay.md" || s.Found["title"] != "front matter" || s.ReadAt == "" {
		t.Errorf("source = %+v", s)
	}
	if r := w.run(t, "sources"); !strings.Contains(r.out, " · read 2") {
		t.Errorf("sources prints %q, want the day of reading", r.out)
	}
	if r := w.run(t, "extract", w.URL+"/essay.md"); !strings.Contains(r.out, "Title         Rope (front matter)\n") {
		t.Errorf("extract prints %q, want where the title was found", r.out)
	}
	for address, reason := range map[string]string{
		w.URL + "/gone": "The page is not there", w.URL + "/members": "The page wants a login", w.URL + "/private/a": "robots.txt",
		w.URL + "/busy":   "The site gets too many requests at the moment. Try again later",
		w.URL + "/inside": "This is no public address of the web", "ftp://example.org/a": "This is no public address of the web",
		"http://127.0.0.1:1/": "This is no public address of the web",
	} {
		r := w.run(t, "add", address)
		r.check(t, "add "+address, 2, "refused "+address+": ")
		r.check(t, "add "+address, 2, reason)
		w.run(t, "extract", address).check(t, "extract "+address, 2, address+": ")
	}
}

// Nothing that people can type or set reaches a server of this machine.
func TestAddAddressOfThisMachine(t *testing.T) {
	t.Chdir(t.TempDir())
	w := newWeb(t)
	runIn(t.Context(), nil, "add", w.URL+"/essay.md").check(t, "add", 2, "This is no public address of the web")
}

func TestRefresh(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Chdir(t.TempDir())
	w := newWeb(t)
	if err := os.WriteFile("notes.txt", []byte("The mill grinds from October on, when the stream is strong enough to turn the lower wheel of the two."), 0o644); err != nil {
		t.Fatal(err)
	}
	w.run(t, "add", "--author", "Vane, Iris", w.URL+"/essay.md").check(t, "add", 0, "")
	w.run(t, "add", "notes.txt").check(t, "add", 0, "")

	r := w.run(t, "refresh", "--all")
	if r.check(t, "refresh", 0, ""); r.out != "unchanged 1 \"Rope\" (2 passages)\nunchanged 2 \"notes.txt\" (1 passage)\n" {
		t.Errorf("refresh prints %q, want nothing changed", r.out)
	}
	w.essay.Store(essay("The rope is made of hemp.", "The wheel is turned by water.", "A third part has been added."))
	r = w.run(t, "refresh", "1")
	if r.check(t, "refresh", 0, ""); r.out != "refreshed 1 \"Rope\" (3 passages): 1 kept, 2 new, 1 gone\n" {
		t.Errorf("refresh prints %q", r.out)
	}
	if r := w.run(t, "ask", "is the wheel turned by water?"); !strings.Contains(r.out, "turned by water") || !strings.Contains(r.out, "Vane, I.") {
		t.Errorf("ask prints %q, %q, want the new passage by the author who was given", r.out, r.errors)
	}

	w.essay.Store(strings.Replace(essay("The rope is made of hemp.", "The wheel is turned by water.", "A third part has been added."), "Rope", "Ropes", 1))
	r = w.run(t, "refresh", "1")
	if r.check(t, "refresh", 0, ""); r.out != "refreshed 1 \"Ropes\" (3 passages): 3 kept, 0 new, 0 gone; changed: title\n" {
		t.Errorf("refresh after a change of the title alone prints %q", r.out)
	}

	if err := os.Remove("notes.txt"); err != nil {
		t.Fatal(err)
	}
	r = w.run(t, "refresh", "--json", "1", "2")
	r.check(t, "refresh", 2, `refused 2 "notes.txt" (1 passage): There is no such file or folder`)
	r.check(t, "refresh", 2, "It stays as it was.")
	var got struct{ Sources []listed }
	if err := json.Unmarshal([]byte(r.out), &got); err != nil {
		t.Fatal(err)
	}
	if s := got.Sources; len(s) != 2 || s[0].Status != "unchanged" || s[0].Kept != 3 || s[1].Status != "refused" || s[1].Passages != 1 || s[1].Reason == "" {
		t.Errorf("refresh --json = %+v", s)
	}
	if r := w.run(t, "ask", "when does the mill grind?"); !strings.Contains(r.out, "from October on") {
		t.Errorf("ask prints %q, want the passage that stays", r.out)
	}

	// What stands there now is another source.
	if err := os.WriteFile("notes.txt", []byte(w.essay.Load().(string)), 0o644); err != nil {
		t.Fatal(err)
	}
	w.run(t, "refresh", "2").check(t, "refresh", 2, "in the library already, as 1 ")

	w.run(t, "refresh").check(t, "refresh", 2, "Name the numbers of sources")
	w.run(t, "refresh", "--all", "1").check(t, "refresh", 2, "Name the numbers of sources")
	w.run(t, "refresh", "9").check(t, "refresh", 2, "9: There is no source of that number")
	w.run(t, "refresh", "x").check(t, "refresh", 2, "is no number of a source")
	w.run(t, "refresh", "--library", "starter", "1").check(t, "refresh", 2, "The starter library is built in")
}
