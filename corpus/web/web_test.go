package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/corpus"
)

// A site is a server of a test: what it answers, by path, and what was asked.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

// newSite serves pages; other paths, robots.txt too, are not there.
func newSite(t *testing.T, pages map[string]http.HandlerFunc) *site {
	t.Helper()
	return newSiteAt(t, nil, pages)
}

// newSiteAt serves pages at a listener, nil for one of its own.
func newSiteAt(t *testing.T, l net.Listener, pages map[string]http.HandlerFunc) *site {
	t.Helper()
	s := &site{}
	s.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.RequestURI())
		s.mu.Unlock()
		if page := pages[r.URL.Path]; page != nil {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	if l != nil {
		s.Listener.Close()
		s.Listener = l
		s.Config.SetKeepAlivesEnabled(false)
	}
	s.Start()
	t.Cleanup(s.Close)
	return s
}

func (s *site) at() netip.AddrPort { return netip.MustParseAddrPort(s.Listener.Addr().String()) }

// requests counts what was asked for at a path, "" for all.
func (s *site) requests(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, asked := range s.asked {
		if path == "" || asked == path {
			n++
		}
	}
	return n
}

// only gives a Fetcher that may connect to these sites and to nothing else.
func only(sites ...*site) *Fetcher {
	return &Fetcher{Allow: func(to netip.AddrPort) bool {
		for _, s := range sites {
			if s.at() == to {
				return true
			}
		}
		return false
	}}
}

func serves(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, text) }
}

func redirects(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
	}
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func TestFetch(t *testing.T) {
	var header http.Header
	s := newSite(t, map[string]http.HandlerFunc{
		"/essay": func(w http.ResponseWriter, r *http.Request) {
			header = r.Header
			w.Header().Set("Content-Type", "text/html; charset=windows-1254")
			w.Header().Set("Set-Cookie", "id=1")
			fmt.Fprint(w, "<p>Ropes</p>")
		},
		"/old": redirects("/essay?page=2#end"),
	})
	f := only(s)
	got, err := f.Fetch(t.Context(), " "+s.URL+"/old#top ")
	if err != nil {
		t.Fatal(err)
	}
	if got.Name != "essay" || got.Origin != s.URL+"/essay?page=2" || got.MediaType != "text/html; charset=windows-1254" || string(got.Data) != "<p>Ropes</p>" {
		t.Errorf("Fetch = %+v", got)
	}
	if _, err := f.Fetch(t.Context(), s.URL+"/essay"); err != nil {
		t.Fatal(err)
	}
	if header.Get("Cookie") != "" || !strings.HasPrefix(header.Get("User-Agent"), "Footnote/") || header.Get("Accept-Encoding") != "gzip" {
		t.Errorf("asked with %v, want no cookie and who asks", header)
	}
	if n := s.requests("/robots.txt"); n != 1 {
		t.Errorf("robots.txt was read %d times, want once", n)
	}
	if f.newClient().Transport.(*http.Transport).Proxy != nil {
		t.Error("the fetcher knows a proxy, which hides the address from the guard")
	}
}

// One fetcher serves many at once.
func TestFetchAtOnce(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": serves("text")})
	f := only(s)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if got, err := f.Fetch(t.Context(), s.URL+"/a"); err != nil || string(got.Data) != "text" {
				t.Errorf("Fetch = %q, %v", got.Data, err)
			}
		})
	}
	all.Wait()
}

// What is not public is refused before anything is sent, however it is written.
func TestFetchForbidden(t *testing.T) {
	addresses := []string{
		// loopback, this host
		"http://127.0.0.1/", "https://127.8.9.10/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://[::]/",
		"http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
		// private, carriers', link-local, multicast, broadcast, documentation
		"http://10.1.2.3/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://100.64.0.1/",
		"http://169.254.1.1/", "http://[fe80::1]/", "http://[fe80::1%25lo]/", "http://[fc00::1]/", "http://[fec0::1]/",
		"http://224.0.0.1/", "http://[ff02::1]/", "http://255.255.255.255/", "http://240.0.0.1/", "http://192.0.2.1/", "http://[2001:db8::1]/",
		// what clouds tell their machines
		"http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://100.100.100.200/", "http://192.0.0.192/", "http://168.63.129.16/",
		// IPv4 inside IPv6: NAT64, 6to4, Teredo
		"http://[64:ff9b::7f00:1]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[64:ff9b:1::1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/",
		// numbers that some take for addresses
		"http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://0x7f.1/", "http://127.0.0.1./", "http://1.0x7f000001/",
		"http://①②⑦.⓪.⓪.①/",
		// other ports
		"http://8.8.8.8:22/", "https://8.8.8.8:8443/", "http://[2606:4700::1111]:25/",
		// other schemes, no host, secrets
		"file:///etc/passwd", "ftp://8.8.8.8/", "gopher://8.8.8.8/", "javascript:alert(1)", "data:text/plain,x", "unix:///run/x",
		"//8.8.8.8/", "8.8.8.8", "", "http://", "http:///x", "http://user:hunter2@8.8.8.8/", "http://user@8.8.8.8/", "http://us er:hunter2@8.8.8.8/%zz",
	}
	for _, address := range addresses {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		_, err := new(Fetcher).Fetch(ctx, address)
		cancel()
		if !errors.Is(err, corpus.ErrForbiddenAddress) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("Fetch(%q) = %v, want %v", address, err, corpus.ErrForbiddenAddress)
		}
	}
}

// A redirect leads nowhere that the first address may not lead to.
func TestFetchRedirects(t *testing.T) {
	inside := newSite(t, map[string]http.HandlerFunc{"/": serves("secret")})
	pages := map[string]http.HandlerFunc{
		"/end": serves("text"), "/loop": redirects("/loop"), "/nowhere": status(http.StatusFound), "/bad": redirects("http://%zz/"),
	}
	for hop := range 7 {
		pages[fmt.Sprintf("/hop%d", hop)] = redirects(fmt.Sprintf("hop%d", hop-1))
	}
	pages["/hop0"] = serves("text")
	port := inside.at().Port()
	tricks := map[string]string{
		"other port": inside.URL, "without scheme": strings.TrimPrefix(inside.URL, "http:"),
		"mapped": fmt.Sprintf("http://[::ffff:127.0.0.1]:%d/", port), "name": fmt.Sprintf("http://localhost:%d/", port),
		"number": fmt.Sprintf("http://2130706433:%d/", port), "short": fmt.Sprintf("http://127.1:%d/", port),
		"metadata": "http://169.254.169.254/latest/meta-data/", "file": "file:///etc/passwd", "script": "javascript:alert(1)",
		"password": strings.Replace(inside.URL, "//", "//user:hunter2@", 1),
	}
	for name, to := range tricks {
		pages["/"+name] = redirects(to)
	}
	outside := newSite(t, pages)
	for name := range tricks {
		if _, err := only(outside).Fetch(t.Context(), outside.URL+"/"+strings.ReplaceAll(name, " ", "%20")); !errors.Is(err, corpus.ErrForbiddenAddress) {
			t.Errorf("redirect by %s = %v, want %v", name, err, corpus.ErrForbiddenAddress)
		}
	}
	if n := inside.requests(""); n != 0 {
		t.Errorf("%d requests came through to the server inside: %v", n, inside.asked)
	}
	for path, want := range map[string]error{
		"/end": nil, "/hop5": nil, "/hop6": corpus.ErrUnreachable, "/loop": corpus.ErrUnreachable, "/nowhere": corpus.ErrUnreachable, "/bad": corpus.ErrUnreachable,
	} {
		if _, err := only(outside).Fetch(t.Context(), outside.URL+path); !errors.Is(err, want) {
			t.Errorf("Fetch(%s) = %v, want %v", path, err, want)
		}
	}
	if got, err := only(outside).Fetch(t.Context(), outside.URL+"/hop5"); err != nil || got.Origin != outside.URL+"/hop0" {
		t.Errorf("Fetch after five redirects has origin %q, %v", got.Origin, err)
	}
}

func TestFetchStatus(t *testing.T) {
	for code, want := range map[int]error{
		200: nil, 203: nil, 204: corpus.ErrNoText, 206: corpus.ErrNoText, 304: corpus.ErrUnreachable,
		400: corpus.ErrBlocked, 401: corpus.ErrLogin, 402: corpus.ErrLogin, 403: corpus.ErrBlocked, 404: corpus.ErrGone, 406: corpus.ErrBlocked, 410: corpus.ErrGone, 429: corpus.ErrBusy, 451: corpus.ErrBlocked,
		500: corpus.ErrUnreachable, 502: corpus.ErrUnreachable, 503: corpus.ErrUnreachable,
	} {
		s := newSite(t, map[string]http.HandlerFunc{"/page": status(code)})
		if _, err := only(s).Fetch(t.Context(), s.URL+"/page"); !errors.Is(err, want) {
			t.Errorf("status %d gives %v, want %v", code, err, want)
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{"/page": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cf-Mitigated", "challenge")
		w.WriteHeader(http.StatusServiceUnavailable)
	}})
	if _, err := only(s).Fetch(t.Context(), s.URL+"/page"); !errors.Is(err, corpus.ErrBlocked) {
		t.Errorf("a challenge gives %v, want %v", err, corpus.ErrBlocked)
	}
	later := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	for _, path := range []string{"/page", "/robots.txt"} {
		s := newSite(t, map[string]http.HandlerFunc{path: later})
		if _, err := only(s).Fetch(t.Context(), s.URL+"/page"); !errors.Is(err, corpus.ErrBusy) {
			t.Errorf("a server that is back later at %s gives %v, want %v", path, err, corpus.ErrBusy)
		}
	}
}

func TestFetchName(t *testing.T) {
	for _, test := range []struct{ disposition, path, want string }{
		{"", "/a/essay.pdf", "essay.pdf"}, {"", "/a/", "a"}, {"", "/", "127.0.0.1"}, {"", "/%C3%A9t%C3%A9.html", "été.html"},
		{`attachment; filename="paper.docx"`, "/download", "paper.docx"},
		{`attachment; filename*=UTF-8''%C3%A9t%C3%A9.epub`, "/download", "été.epub"},
		{`attachment; filename="../../etc/passwd"`, "/x", "passwd"}, {`attachment; filename="C:\\temp\\a.pdf"`, "/x", "a.pdf"},
		{`attachment; filename=".."`, "/x", "x"}, {"attachment; filename*=UTF-8''%E2%80%AEfdp.exe", "/x", "fdp.exe"},
		{"broken;;;", "/x.md", "x.md"}, {"", "/" + strings.Repeat("a", 300) + ".txt", strings.Repeat("a", 196) + ".txt"},
	} {
		s := newSite(t, nil)
		s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("Content-Disposition", test.disposition)
			fmt.Fprint(w, "text")
		})
		got, err := only(s).Fetch(t.Context(), s.URL+test.path)
		if err != nil || got.Name != test.want {
			t.Errorf("name of %s with %q = %q, %v, want %q", test.path, test.disposition, got.Name, err, test.want)
		}
	}
}

// What is sent is counted unpacked, whatever is said of its length.
func TestFetchSize(t *testing.T) {
	megabyte := bytes.Repeat([]byte("abcdefgh"), 1<<17)
	var bomb bytes.Buffer
	packer := gzip.NewWriter(&bomb)
	for range 60 {
		packer.Write(megabyte)
	}
	packer.Close()
	send := func(megabytes int, more string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			for range megabytes {
				if _, err := w.Write(megabyte); err != nil {
					return
				}
			}
			io.WriteString(w, more)
		}
	}
	packed := func(kind string, data []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", kind)
			w.Write(data)
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/most": send(25, ""), "/over": send(25, "x"), "/endless": send(1<<20, ""), "/bomb": packed("gzip", bomb.Bytes()),
		"/deflate": packed("deflate", []byte("x")), "/br": packed("br", []byte("x")), "/broken": packed("gzip", bomb.Bytes()[:100]),
		"/announced": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "99999999999")
			w.Write(megabyte)
		},
		"/short": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "too short")
		},
	})
	for path, want := range map[string]error{
		"/most": nil, "/over": corpus.ErrTooLarge, "/endless": corpus.ErrTooLarge, "/bomb": corpus.ErrTooLarge, "/announced": corpus.ErrTooLarge,
		"/deflate": corpus.ErrUnreachable, "/br": corpus.ErrUnreachable, "/broken": corpus.ErrUnreachable, "/short": corpus.ErrUnreachable,
	} {
		if _, err := only(s).Fetch(t.Context(), s.URL+path); !errors.Is(err, want) {
			t.Errorf("Fetch(%s) = %v, want %v", path, err, want)
		}
	}
}
