package web

import (
	"context"
	"errors"
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
	return &Fetcher{Allow: func(to netip.AddrPort) bool { return to == at }, Crossref: srv.URL, OpenLibrary: srv.URL}, &asked
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
