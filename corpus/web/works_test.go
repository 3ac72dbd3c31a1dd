package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"footnote/corpus"
)

func TestIsWork(t *testing.T) {
	for text, want := range map[string]string{
		"10.1000/182": "doi:10.1000/182", "doi:10.1000/182": "doi:10.1000/182", "https://doi.org/10.5555/Hr.2021(3)": "doi:10.5555/Hr.2021(3)", "http://dx.doi.org/10.1000/182": "doi:10.1000/182",
		"978-0-306-40615-7": "isbn:9780306406157", "ISBN 0-306-40615-2": "isbn:0306406152", "isbn:9780306406157": "isbn:9780306406157",
		"0306406152": "", "9780306406158": "", "https://harbour.example/10.1000/182": "", "notes.txt": "", "see 10.1000/182": "", "": "",
	} {
		if got := workOf(text); got != want {
			t.Errorf("workOf(%q) = %q, want %q", text, got, want)
		}
	}
}

// registries serves what Crossref and Open Library do.
func registries(t *testing.T) (*Fetcher, *atomic.Int32) {
	var asked atomic.Int32
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if !strings.Contains(r.UserAgent(), "Footnote") {
			t.Errorf("asked as %q", r.UserAgent())
		}
		switch {
		case r.URL.Path == "/works/10.5555/hr.2021.3":
			w.Write([]byte(`{"status":"ok","message":{"type":"journal-article","title":["Dues of the Harbour"],"subtitle":["A history"],"author":[{"given":"Ada","family":"Molnar"},{"name":"The Ledger Group"}],
				"container-title":["Harbour Review"],"volume":"12","issue":"3","page":"101-117","publisher":"Quay Press","issued":{"date-parts":[[2021,2,3]]},"DOI":"10.5555/hr.2021.3","abstract":"<jats:p>Fish.</jats:p>"}}`))
		case r.URL.Path == "/api/books" && r.URL.Query().Get("bibkeys") == "ISBN:9780306406157":
			w.Write([]byte(`{"ISBN:9780306406157":{"title":"On Lamps","subtitle":"and Oil","authors":[{"name":"Cy Dorn"}],"publishers":[{"name":"Quay Press"}],"publish_places":[{"name":"Quay"}],"publish_date":"May 1999"}}`))
		case r.URL.Path == "/api/books":
			w.Write([]byte(`{}`))
		case r.URL.Path == "/works/10.5555/free", r.URL.Path == "/works/10.5555/bought", r.URL.Path == "/works/10.5555/walled":
			licence, name := "http://creativecommons.org/licenses/by/4.0/", strings.TrimPrefix(r.URL.Path, "/works/10.5555/")
			if name == "bought" {
				licence = "https://publisher.example/creativecommons.org"
			}
			fmt.Fprintf(w, `{"message":{"title":["Nets"],"license":[{"URL":%q}],"link":[{"URL":"http://%[2]s/%[3]s.xml","content-type":"text/xml"},{"URL":"http://%[2]s/%[3]s.pdf","content-type":"application/pdf"}]}}`, licence, r.Host, name)
		case r.URL.Path == "/free.pdf", r.URL.Path == "/bought.pdf":
			w.Write([]byte("%PDF-1.4 nets"))
		case r.URL.Path == "/walled.pdf":
			w.Write([]byte("<html>Sign in to read"))
		case r.URL.Path == "/dois/10.5555/data.7":
			w.Write([]byte(`{"data":{"attributes":{"doi":"10.5555/data.7","titles":[{"title":"Tides"},{"title":"At the Quay","titleType":"Subtitle"}],"creators":[{"name":"Molnar, Ada","givenName":"Ada","familyName":"Molnar","nameType":"Personal"},{"name":"The Ledger Group","nameType":"Organizational"}],
				"contributors":[{"name":"Dorn, Cy","givenName":"Cy","familyName":"Dorn","contributorType":"Editor"},{"name":"Host","contributorType":"HostingInstitution"}],"publisher":"Quay Archive","publicationYear":2020,"dates":[{"date":"2019","dateType":"Created"},{"date":"2020-05-01","dateType":"Issued"}],"types":{"resourceTypeGeneral":"Report"},"container":{},"language":"en"}}}`))
		case r.URL.Path == "/works/10.5555/large":
			w.Write([]byte(`"` + strings.Repeat("x", mostRecord+1) + `"`))
		case r.URL.Path == "/works/10.5555/strange":
			w.Write([]byte(`<html>`))
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(srv.Close)
	at := netip.MustParseAddrPort(strings.TrimPrefix(srv.URL, "http://"))
	return &Fetcher{Allow: func(to netip.AddrPort) bool { return to == at }, Crossref: srv.URL, DataCite: srv.URL, OpenLibrary: srv.URL}, &asked
}

func TestWorks(t *testing.T) {
	f, asked := registries(t)
	for id, want := range map[string]string{
		"https://doi.org/10.5555/hr.2021.3": `[{"type":"article-journal","title":"Dues of the Harbour: A history","author":[{"family":"Molnar","given":"Ada"},{"literal":"The Ledger Group"}],"container-title":"Harbour Review","volume":"12","issue":"3","page":"101-117","issued":{"date-parts":[[2021,2,3]]},"DOI":"10.5555/hr.2021.3","abstract":"\u003cjats:p\u003eFish.\u003c/jats:p\u003e"}]`,
		"ISBN 978-0-306-40615-7":            `[{"type":"book","title":"On Lamps: and Oil","author":[{"family":"Dorn","given":"Cy"}],"publisher":"Quay Press","publisher-place":"Quay","issued":{"raw":"May 1999"},"ISBN":"9780306406157"}]`,
	} {
		before := asked.Load()
		for range 3 { // the second and the third are remembered
			file, err := f.Fetch(t.Context(), id)
			if err != nil || string(file.Data) != want {
				t.Errorf("%s: %v\n%s\nwant\n%s", id, err, file.Data, want)
			}
		}
		if n := asked.Load() - before; n != 1 {
			t.Errorf("%s is asked for %d times", id, n)
		}
	}
	// What Crossref does not know DataCite may.
	file, err := f.Fetch(t.Context(), "10.5555/data.7")
	want := `[{"type":"report","title":"Tides: At the Quay","author":[{"family":"Molnar","given":"Ada"},{"literal":"The Ledger Group"}],"editor":[{"family":"Dorn","given":"Cy"}],"publisher":"Quay Archive","issued":{"raw":"2020-05-01"},"DOI":"10.5555/data.7","language":"en"}]`
	if err != nil || string(file.Data) != want {
		t.Errorf("DataCite: %v\n%s\nwant\n%s", err, file.Data, want)
	}
	for id, want := range map[string]error{
		"10.5555/none": corpus.ErrGone, "9783161484100": corpus.ErrGone, "10.5555/large": corpus.ErrTooLarge, "10.5555/strange": corpus.ErrUnreachable,
	} {
		if _, err := f.Fetch(t.Context(), id); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", id, err, want)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Fetch(ended, "10.5555/other"); !errors.Is(err, context.Canceled) {
		t.Errorf("a question that is taken back: %v", err)
	}
}

// Whoever asks for a work has named no site: the registry that cannot be reached is named.
func TestRegistriesAway(t *testing.T) {
	f, _ := registries(t)
	const nobody = "http://127.0.0.1:1"
	away := &Fetcher{Allow: func(netip.AddrPort) bool { return true }, Crossref: nobody, OpenLibrary: nobody}
	half := &Fetcher{Allow: away.Allow, Crossref: f.Crossref, DataCite: nobody}
	for _, test := range []struct {
		f        *Fetcher
		id, want string
	}{{away, "10.5555/a", "Crossref"}, {away, "9780306406157", "Open Library"}, {half, "10.5555/none", "DataCite"}, {f, "10.5555/strange", "Crossref"}, {f, "10.5555/none", ""}} {
		_, err := test.f.Fetch(t.Context(), test.id)
		if got, _ := errors.AsType[corpus.RegistryError](err); got.Registry != test.want || test.want != "" && !errors.Is(err, corpus.ErrUnreachable) {
			t.Errorf("%s: %v, want %q named", test.id, err, test.want)
		}
	}
}

// The text of a work comes with its record where everybody may read it, and where it is
// what is promised.
func TestFreeTexts(t *testing.T) {
	f, _ := registries(t)
	for id, want := range map[string]string{"10.5555/free": "%PDF-1.4 nets", "10.5555/bought": "", "10.5555/walled": "", "10.5555/hr.2021.3": ""} {
		file, err := f.Fetch(t.Context(), id)
		got := ""
		if file.Text != nil {
			got = string(file.Text.Data)
		}
		if err != nil || got != want || len(file.Data) == 0 {
			t.Errorf("%s: %v, %q, want %q", id, err, got, want)
		}
	}
	preprint := dataCiteWork{DOI: "10.48550/arXiv.2101.00001"}
	if got := preprint.texts(); len(got) != 1 || got[0] != "https://arxiv.org/pdf/2101.00001" {
		t.Errorf("preprint: %q", got)
	}
	for _, at := range []any{nil, 3.0, "https://quay.example/a.pdf", []any{"https://quay.example/a.pdf", nil}} {
		w := dataCiteWork{ContentURL: at}
		if got := w.texts(); got != nil {
			t.Errorf("without a licence %v: %q", at, got)
		}
	}
}
