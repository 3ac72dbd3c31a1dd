package extract

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/line"
	"footnote/corpus/split"
)

// pageFile reads a page of testdata as if it came from an address.
func pageFile(t testing.TB, file string) corpus.File {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return corpus.File{Name: filepath.Base(file), Origin: "https://www.courier.example/pages/" + filepath.Base(file) + "?utm_medium=mail", MediaType: "text/html", Data: data}
}

func TestHTMLGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.html")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d pages in testdata/html (%v)", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			d, err := Extract(t.Context(), pageFile(t, file))
			if err != nil {
				t.Fatal(err)
			}
			corpustest.CheckPassages(t, d, split.Split(d))
			corpustest.CompareGolden(t, file, corpustest.Golden(t, d))
		})
	}
}

func TestHTMLRefused(t *testing.T) {
	for name, want := range map[string]error{
		"login": corpus.ErrLogin, "consent": corpus.ErrConsent, "shell": corpus.ErrNeedsBrowser, "blocked": corpus.ErrBlocked, "gone": corpus.ErrGone, "stub": corpus.ErrLogin, "short": corpus.ErrNoText,
	} {
		_, err := Extract(t.Context(), pageFile(t, "testdata/html/refused/"+name+".html"))
		if !errors.Is(err, want) {
			t.Errorf("Extract(%s) = %v, want %v", name, err, want)
		}
	}
}

// A page that somebody saved is short because it is, one from the web may be so because
// its text did not come.
func TestShortPageOfAFile(t *testing.T) {
	page := "<!doctype html><title>The ford</title><h1>The ford</h1><p>The poles stand a furlong apart, and each of them carries a lamp. Who keeps to the left of them walks on gravel.</p>"
	for _, test := range []struct {
		name, origin, page string
		want               error
	}{
		{"file", "ford.html", page, nil}, {"web", "https://www.courier.example/ford.html", page, corpus.ErrNoText}, {"hardly a word", "ford.html", "<!doctype html><p>Please wait", corpus.ErrNoText},
		{"behind a program", "ford.html", "<?php include 'head' ?>\n<html>" + page, nil},
		{"behind much of XML", "ford.html", `<?xml version="1.0"?><?xml-stylesheet href="a"?><!-- ` + strings.Repeat("x", 1200) + ` --><html>` + page, nil},
	} {
		if _, err := Extract(t.Context(), corpus.File{Name: "ford.html", Origin: test.origin, Data: []byte(test.page)}); !errors.Is(err, test.want) {
			t.Errorf("%s: Extract() = %v, want %v", test.name, err, test.want)
		}
	}
}

// TestHTMLRefusedSaying reads pages that are nothing but what they say of
// themselves, and texts on the same matters, which are read.
func TestHTMLRefusedSaying(t *testing.T) {
	const talk = `<h1>Who eats the cookies</h1><p>Every second page of the web asks its readers about cookies, and the harbour office of Westermouth wanted to know what they answer. It counted for a month.</p>
<p>Most people accept all cookies, the office found, and one in nine rejects them. The cookie policy was opened by four readers out of ten thousand, one of whom works for the office.</p>
<p>“They process personal data of people who only want to see the tides,” says Orla Finch, who led the count. The law asks for their consent to that, and for a way to take it back.</p>
<p>From spring on the page of the office will do without personalised ads. Its partners were not asked.</p>`
	for name, test := range map[string]struct {
		page string
		want error
	}{
		"dialog": {`<div role=dialog id=consent><h2>Your privacy is important to us</h2><p>We and our 812 partners store and/or access information on a device, such as cookies, and process personal data, such as unique identifiers, to count readers, to choose advertisements and to learn from both. With your permission we and our partners may use precise geolocation data.</p>
			<p>You can change your choices at any time: press "Manage preferences". Some partners do not need your consent and rely on other grounds.</p><button>Accept all</button><button>Manage preferences</button></div>`, corpus.ErrConsent},
		"with tracking": {`<main><h1>Besuchen Sie unsere Seite wie gewohnt mit Werbung und Tracking</h1><p>Ihre Zustimmung können Sie jederzeit widerrufen. Einzelheiten zu Cookies und Tracking finden Sie in unserer Datenschutzerklärung und am Ende jeder Seite, wo auch alle Partner genannt sind.</p>
			<p>Wir und unsere 140 Partner speichern Kennungen auf Ihrem Gerät, um Werbung zu zeigen und ihren Erfolg zu messen.</p><button>Akzeptieren und weiter</button></main>`, corpus.ErrConsent},
		"played button":   {`<div class=wall><h2>Before you continue</h2><p>We use cookies to count our readers and to choose advertisements. With your consent we also keep what you read in a profile of our own.</p><p>You can change your choices at any time at the foot of each page, where all of our partners are named.</p><div role=button>Agree</div></div>`, corpus.ErrConsent},
		"small notice":    {`<main><h1>Tides of the week</h1></main><div class=cookie><p>We use cookies to count our readers.</p><button>Accept</button></div>`, corpus.ErrConsent},
		"no scripts":      {`<p id=cmsg>Please enable JS and disable any ad blocker</p><script src="/c.js"></script>`, corpus.ErrNeedsBrowser},
		"loading":         {`<div id=__next>Loading…</div><script src="/m.js"></script>`, corpus.ErrNeedsBrowser},
		"repairs":         {`<h1>We are down for scheduled maintenance</h1><p>The almanac will be back on Sunday at noon.</p>`, corpus.ErrUnreachable},
		"account":         {`<article><h1>The ferry that came back</h1><p>Member-only story</p><p>It left on a Tuesday, and nobody on the pier thought that they would see it again before the spring tides. They were wrong, and so was the almanac.</p><p>Create an account to read the full story.</p><p>The author made this story available to members only.</p></article>`, corpus.ErrLogin},
		"on cookies":      {`<div class=banner><p>We and our 12 partners use cookies for personalised ads. You can change your choices.</p><button>Accept all</button></div><article>` + talk + `</article>`, nil},
		"on cookies only": {`<article>` + talk + `</article><button>Yes</button>`, nil},
		"policy": {`<article><h1>Privacy at the lifeboat station</h1><p>The station keeps the names of its crew and of those it has pulled out of the water, and nobody else. The log is a book with a lock.</p>
			<p>Our site sets one cookie, which remembers the language of the reader. It holds two letters and is thrown away after a day.</p><p>Whoever wants to know what the log says of them may come by on any Thursday. The coxswain reads it out, and strikes what is wrong.</p></article>`, nil},
	} {
		_, err := Extract(t.Context(), corpus.File{Name: "a.html", MediaType: "text/html", Data: []byte("<!DOCTYPE html><html><head><title>Westermouth</title></head><body>" + test.page + "</body></html>")})
		if !errors.Is(err, test.want) {
			t.Errorf("%s: Extract = %v, want %v", name, err, test.want)
		}
	}
}

func TestSectionsNamedLikeSurroundings(t *testing.T) {
	const (
		prose = "<p>The dam was built by the villages above it, in the years when the river still carried salt, and it has been mended by them ever since.</p>"
		scope = "<p>This book is about the dams of the upper river, of which nine are left, and about the people who keep them. It says little of bridges.</p>"
		terms = "<p>A dyke keeps the water out, a dam keeps it in, and a weir lets it pass. Who mixes them up is thrown into one of the three.</p>"
	)
	for name, test := range map[string]struct {
		section string
		left    bool
	}{
		"numbered":             {`<section id="related-documents"><h2><span>1.4. </span>Related documents</h2>` + prose + `<ul><li><a href=a>Locks</a><li><a href=b>Weirs</a></ul></section>`, false},
		"heading with a name":  {`<h2 id="related-work">Related work</h2>` + prose, false},
		"numbered heading":     {`<h2 id="sponsors">2.1 Sponsors</h2>` + prose, false},
		"amid the text":        {`<section id="related-work"><h2>Related work</h2>` + prose + `</section>`, false},
		"teasers":              {`<section class="related"><h2>Related articles</h2><ul><li><a href=a>The locks of the upper river, and who keeps them</a><li><a href=b>Weirs</a></ul></section>`, true},
		"teasers with numbers": {`<section class="related"><h2>3. <a href=c>The dyke</a></h2><p><a href=c>The locks of the upper river, and who keeps them, by night.</a></p></section>`, true},
	} {
		d, err := Extract(t.Context(), corpus.File{Name: "a.html", MediaType: "text/html", Data: []byte(`<!DOCTYPE html><html><head><title>Dams</title></head><body><div class=text><section id=scope><h2>Scope</h2>` +
			scope + `</section>` + test.section + `<section id=terms><h2>Terms</h2>` + terms + `</section></div></body></html>`)})
		if err != nil {
			t.Fatal(err)
		}
		left := false
		for _, s := range d.Skipped {
			left = left || s.Reason == line.Related || s.Reason == "advertisement"
		}
		if left != test.left {
			t.Errorf("%s: left out: %v, want %v: %+v", name, left, test.left, d.Skipped)
		}
	}
}
