package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"syscall"
	"time"

	"code.dny.dev/ssrf"

	"footnote/corpus"
)

// A Fetcher reads public web addresses. Its zero value is ready; it is used by
// pointer, by several goroutines at once, and remembers what the robots.txt of
// each site says, so one serves a whole program.
//
// What it connects to is checked when the connection is made, for every
// redirect and for robots.txt too: whatever a name stands for at that moment,
// it is a public address on port 80 or 443 or it is not spoken to. Nothing
// that the environment says leads around this, no proxy either.
type Fetcher struct {
	// Allow, where it is set, decides in place of that rule. It is for who runs
	// a server beside the program, as tests do; no setting leads here.
	Allow func(netip.AddrPort) bool

	// Crossref, DataCite and OpenLibrary are where the records of DOIs and ISBNs are
	// asked for, empty for the real ones.
	Crossref, DataCite, OpenLibrary string

	resolver *net.Resolver // nil: the system's
	headers  time.Duration // the longest wait for an answer to begin, 0: longestHeaders
	whole    time.Duration // the longest that all of it takes, 0: longestFetch

	once   sync.Once
	client *http.Client
	robots robotsCache
	works  works
}

const (
	mostRedirects  = 5
	longestHeaders = 10 * time.Second
	longestFetch   = 30 * time.Second
)

// public is where a Fetcher may connect to: port 80 or 443 of addresses that
// IANA lists as global. Azure answers its machines at an address that looks
// public and is not.
var public = ssrf.New(ssrf.WithDeniedV4Prefixes(netip.MustParsePrefix("168.63.129.16/32")))

// Fetch reads what stands at an address that begins with http:// or https://. Of a
// DOI or an ISBN, see [IsWork], it reads the record, in CSL-JSON, with the text where
// the registry says that everybody may read it; of a DOI that no registry knows that is
// written as an address, what stands there.
// It follows five redirects, and takes 30 s and 25 MiB, counted unpacked, at
// most. The file's Origin is the address that answered in the end.
//
// Errors: [corpus.ErrForbiddenAddress] for what is not public, [corpus.ErrUnreachable],
// [corpus.ErrRobots] where the site does not want to be read by programs, [corpus.ErrGone],
// [corpus.ErrLogin], [corpus.ErrBlocked], [corpus.ErrBusy], [corpus.ErrTooLarge], [corpus.ErrNoText] for an empty
// answer, and the context's error.
func (f *Fetcher) Fetch(ctx context.Context, address string) (corpus.File, error) {
	if id := workOf(address); id != "" {
		file, err := f.fetchWork(ctx, id)
		if !errors.Is(err, corpus.ErrGone) || !corpus.IsAddress(address) {
			return file, err
		}
	}
	u, err := corpus.ParseAddress(address)
	if err != nil {
		return corpus.File{}, fmt.Errorf("fetch: %w", err)
	}
	limited, cancel := context.WithTimeout(ctx, cmp.Or(f.whole, longestFetch))
	defer cancel()
	file, err := f.fetch(limited, u)
	switch {
	case ctx.Err() != nil:
		return corpus.File{}, fmt.Errorf("fetch %q: %w", u, ctx.Err())
	case err != nil:
		return corpus.File{}, fmt.Errorf("fetch %q: %w", u, fetchError(err))
	}
	return file, nil
}

// fetchWork reads the record of a work, and its text, each in the time that a fetch has.
func (f *Fetcher) fetchWork(ctx context.Context, id string) (corpus.File, error) {
	limited, cancel := context.WithTimeout(ctx, cmp.Or(f.whole, longestFetch))
	defer cancel()
	file, texts, err := f.work(limited, id)
	if err == nil && len(texts) > 0 {
		limited, cancel := context.WithTimeout(ctx, cmp.Or(f.whole, longestFetch))
		defer cancel()
		file.Text = f.text(limited, texts)
	}
	switch {
	case ctx.Err() != nil:
		return corpus.File{}, fmt.Errorf("fetch %q: %w", id, ctx.Err())
	case err != nil:
		return corpus.File{}, fmt.Errorf("fetch %q: %w", id, fetchError(err))
	}
	return file, nil
}

func (f *Fetcher) fetch(ctx context.Context, u *url.URL) (corpus.File, error) {
	resp, err := f.follow(ctx, u, f.checkRobots)
	if err != nil {
		return corpus.File{}, err
	}
	defer resp.Body.Close()
	if err := checkStatus(resp); err != nil {
		return corpus.File{}, err
	}
	data, err := readBody(resp, corpus.MaxBytes)
	if err != nil {
		return corpus.File{}, err
	}
	return corpus.File{
		Name: responseName(resp), Origin: resp.Request.URL.String(), MediaType: resp.Header.Get("Content-Type"), Data: data,
	}, nil
}

var errTooManyRedirects = fmt.Errorf("more than %d redirects: %w", mostRedirects, corpus.ErrUnreachable)

// follow gets an address, or that to which it is redirected, each admitted
// first. The body of the response is the caller's to close.
func (f *Fetcher) follow(ctx context.Context, u *url.URL, admit func(context.Context, *url.URL) error) (*http.Response, error) {
	for range 1 + mostRedirects {
		if err := corpus.CheckAddress(u); err != nil {
			return nil, err
		}
		if err := admit(ctx, u); err != nil {
			return nil, err
		}
		resp, err := f.get(ctx, u)
		if err != nil {
			return nil, err
		}
		next, err := resp.Location()
		if resp.StatusCode/100 != 3 || errors.Is(err, http.ErrNoLocation) {
			return resp, nil
		}
		resp.Body.Close()
		if err != nil {
			return nil, fmt.Errorf("redirect to no address: %w", corpus.ErrUnreachable)
		}
		next.Fragment, next.RawFragment = "", ""
		u = next
	}
	return nil, errTooManyRedirects
}

func (f *Fetcher) get(ctx context.Context, u *url.URL) (*http.Response, error) {
	f.once.Do(func() { f.client = f.newClient() })
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", userAgent())
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/pdf, text/markdown, text/plain, application/epub+zip, */*;q=0.5")
	return f.client.Do(req)
}

// newClient makes a client that keeps no cookies, knows no proxy, follows
// nothing by itself and unpacks gzip, which is all that it says it takes.
func (f *Fetcher) newClient() *http.Client {
	headers := cmp.Or(f.headers, longestHeaders)
	dialer := &net.Dialer{Timeout: headers, Control: f.guard, Resolver: f.resolver}
	return &http.Client{
		Transport: &http.Transport{
			Proxy:                  nil, // with one, the guard would see the proxy's address alone
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    headers,
			ResponseHeaderTimeout:  headers,
			MaxResponseHeaderBytes: 256 << 10,
			MaxIdleConns:           8,
			IdleConnTimeout:        headers,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// guard looks at the address that a connection is about to be made to, after
// the name has been resolved.
func (f *Fetcher) guard(network, address string, conn syscall.RawConn) error {
	if f.Allow == nil {
		if err := public.Safe(network, address, conn); err != nil {
			return fmt.Errorf("%w: %w", corpus.ErrForbiddenAddress, err)
		}
		return nil
	}
	if to, err := netip.ParseAddrPort(address); err != nil || !f.Allow(to) {
		return fmt.Errorf("%w: %s", corpus.ErrForbiddenAddress, address)
	}
	return nil
}

// fetchErrors are the failures that keep their name; all others mean that the
// site did not answer as it should.
var fetchErrors = []error{corpus.ErrForbiddenAddress, corpus.ErrUnreachable, corpus.ErrRobots, corpus.ErrGone, corpus.ErrLogin, corpus.ErrBlocked, corpus.ErrBusy, corpus.ErrTooLarge, corpus.ErrNoText}

func fetchError(err error) error {
	for _, known := range fetchErrors {
		if errors.Is(err, known) {
			return err
		}
	}
	if dns, ok := errors.AsType[*net.DNSError](err); ok && dns.IsNotFound {
		return fmt.Errorf("%w: %v", corpus.ErrNoSite, err)
	}
	// Its own deadline is not that of whoever called.
	return fmt.Errorf("%w: %v", corpus.ErrUnreachable, err)
}
