package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
)

func TestRobots(t *testing.T) {
	tests := []struct {
		name, text, allowed, refused string // paths, separated by spaces
	}{
		{"empty", "", "/ /a /robots.txt", ""},
		{"everything", "User-agent: *\nDisallow: /", "/robots.txt", "/ /a /a?b"},
		{"nothing", "User-agent: *\nDisallow:", "/ /a", ""},
		{"prefix", "User-agent: *\nDisallow: /private", "/ /public /Private", "/private /private/a /privateer"},
		{"longest counts", "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", "/a/b /a/b/d", "/a /a/c /a/b/c"},
		{"equal allows", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", ""},
		{"equal allows, the other way round", "User-agent: *\nAllow: /a\nDisallow: /a", "/a", ""},
		{"star", "User-agent: *\nDisallow: /*.pdf", "/a.txt", "/a.pdf /b/c.pdf?x /a.pdfx"},
		{"star and end", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x /a.pdfx", "/a.pdf /b.pdf/c.pdf"},
		{"end", "User-agent: *\nDisallow: /a$", "/ab /a/", "/a"},
		{"stars", "User-agent: *\nDisallow: /*a*b*c", "/acb /cba", "/abc /xxaxxbxxcxx"},
		{"a star takes nothing, too", "User-agent: *\nDisallow: /a*b$", "/abc", "/ab /axb /abb"},
		{"query", "User-agent: *\nDisallow: /*?", "/a", "/a?b"},
		{"ours counts", "User-agent: *\nDisallow: /\n\nUser-agent: footnote\nDisallow: /a", "/b", "/a"},
		{"ours counts, with a version", "User-agent: Footnote/1.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", "/a"},
		{"ours without rules", "User-agent: Footnote\n\nUser-agent: *\nAllow: /b\nDisallow: /", "/b", "/a"},
		{"ours allows all", "User-agent: Footnote\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", ""},
		{"another's", "User-agent: FootnoteReader\nDisallow: /", "/a", ""},
		{"groups join", "User-agent: Footnote\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: FOOTNOTE\nDisallow: /b", "/c", "/a /b"},
		{"several names", "User-agent: x\nUser-agent: footnote\nUser-agent: y\nDisallow: /a", "/b", "/a"},
		{"other lines do not end a group", "User-agent: *\nCrawl-delay: 1\nSitemap: https://example.org/s\nDisallow: /a", "/b", "/a"},
		{"rules before a name are nobody's", "Disallow: /\nUser-agent: *\nDisallow: /a", "/b", "/a"},
		{"comments and spaces", "\ufeff# us\r\n user-AGENT : * # all\r\n disallow : /a # not this\r\n", "/b", "/a"},
		{"old line ends", "User-agent: *\rDisallow: /a\r", "/b", "/a"},
		{"beyond ASCII", "User-agent: *\nDisallow: /été\nDisallow: /%C3%BC", "/e", "/%C3%A9t%C3%A9 /%c3%bc /ü"},
		{"escaped letters", "User-agent: *\nDisallow: /%61%2Fb", "/a/b", "/a%2fb"},
		{"no robots.txt", "<!doctype html><p>User-agent: none", "/a", ""},
	}
	for _, test := range tests {
		rules := parseRobots([]byte(test.text))
		for _, path := range strings.Fields(test.allowed) {
			if !rules.allow(path) {
				t.Errorf("%s: %s is refused", test.name, path)
			}
		}
		for _, path := range strings.Fields(test.refused) {
			if rules.allow(path) {
				t.Errorf("%s: %s is allowed", test.name, path)
			}
		}
	}
}

// A robots.txt of the worst kind takes no time to speak of.
func TestRobotsHostile(t *testing.T) {
	line := "Disallow: /" + strings.Repeat("*a", 1000) + "b$\n"
	rules := parseRobots([]byte("User-agent: *\n" + strings.Repeat(line, mostRobots/len(line))))
	began := time.Now()
	if !rules.allow("/" + strings.Repeat("a", 8000)) {
		t.Error("refused, want allowed")
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a$", "/ba")
	f.Add("user-agent:footnote\nallow:%zz\ndisallow:%4", "/%4")
	f.Fuzz(func(t *testing.T, text, path string) {
		rules := parseRobots([]byte(text))
		rules.allow(path)
		if !rules.allow("/robots.txt") {
			t.Errorf("robots.txt itself is refused by %q", text)
		}
	})
}

// Each site is asked first, also that which a redirect leads to.
func TestFetchRobots(t *testing.T) {
	refusing := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt":   serves("User-agent: *\nDisallow: /private\nAllow: /private/page?open"),
		"/private/page": serves("text"), "/page": serves("text"),
	})
	s := newSite(t, map[string]http.HandlerFunc{"/there": redirects(refusing.URL + "/private/page")})
	for address, want := range map[string]error{
		refusing.URL + "/private/page": corpus.ErrRobots, refusing.URL + "/private/page?open": nil, refusing.URL + "/page": nil, s.URL + "/there": corpus.ErrRobots,
	} {
		if _, err := only(s, refusing).Fetch(t.Context(), address); !errors.Is(err, want) {
			t.Errorf("Fetch(%s) = %v, want %v", address, err, want)
		}
	}
	if refusing.requests("/private/page") != 0 {
		t.Errorf("what is refused was asked for: %v", refusing.asked)
	}
}

// RFC 9309, section 2.3.1: who gives no robots.txt allows all, and who is out
// of order nothing.
func TestFetchRobotsThatAreNotThere(t *testing.T) {
	inside := newSite(t, nil)
	for _, test := range []struct {
		name   string
		robots http.HandlerFunc
		want   error
	}{
		{"not there", status(404), nil}, {"forbidden", status(403), nil}, {"login", status(401), nil},
		{"out of order", status(500), corpus.ErrUnreachable}, {"overloaded", status(503), corpus.ErrUnreachable},
		{"elsewhere", redirects("/rules"), corpus.ErrRobots}, {"in a loop", redirects("/robots.txt"), nil},
		{"inside", redirects(inside.URL + "/robots.txt"), corpus.ErrForbiddenAddress},
		{"no text", serves("\x00\xff\xfe"), nil},
		{"endless", func(w http.ResponseWriter, _ *http.Request) {
			for {
				if _, err := fmt.Fprint(w, "User-agent: *\nDisallow: /page\n"+strings.Repeat("# nothing\n", 1000)); err != nil {
					return
				}
			}
		}, corpus.ErrRobots},
	} {
		s := newSite(t, map[string]http.HandlerFunc{
			"/robots.txt": test.robots, "/rules": serves("User-agent: *\nDisallow: /page"), "/page": serves("text"),
		})
		_, err := only(s).Fetch(t.Context(), s.URL+"/page")
		if !errors.Is(err, test.want) {
			t.Errorf("robots.txt %s: %v, want %v", test.name, err, test.want)
		}
		if asked := s.requests("/page") > 0; asked != (test.want == nil) {
			t.Errorf("robots.txt %s: the page was asked for: %v", test.name, asked)
		}
	}
	if inside.requests("") != 0 {
		t.Error("robots.txt led inside")
	}
}

// What is remembered of sites has an end.
func TestRobotsCache(t *testing.T) {
	var c robotsCache
	for i := range 10 * mostSites {
		c.put(fmt.Sprint(i), nil)
		if _, known := c.get(fmt.Sprint(i)); !known || len(c.sites) > mostSites {
			t.Fatalf("after %d sites %d are remembered, the last: %v", i+1, len(c.sites), known)
		}
	}
	c.sites["old"] = readRobots{until: time.Now().Add(-time.Second)}
	if _, known := c.get("old"); known {
		t.Error("what is too old is remembered")
	}
}
