package corpus

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// pageFile reads a page of testdata as if it came from an address.
func pageFile(t testing.TB, file string) File {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return File{Name: filepath.Base(file), Origin: "https://www.courier.example/pages/" + filepath.Base(file) + "?utm_medium=mail", MediaType: "text/html", Data: data}
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
			checkPassages(t, d, Split(d))
			compareGolden(t, file, golden(t, d))
		})
	}
}

func TestHTMLRefused(t *testing.T) {
	for name, want := range map[string]error{
		"login": ErrLogin, "consent": ErrConsent, "shell": ErrNeedsBrowser, "blocked": ErrBlocked, "gone": ErrGone, "stub": ErrLogin, "short": ErrNoText,
	} {
		_, err := Extract(t.Context(), pageFile(t, "testdata/html/refused/"+name+".html"))
		if !errors.Is(err, want) {
			t.Errorf("Extract(%s) = %v, want %v", name, err, want)
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
			<p>You can change your choices at any time: press "Manage preferences". Some partners do not need your consent and rely on other grounds.</p><button>Accept all</button><button>Manage preferences</button></div>`, ErrConsent},
		"with tracking": {`<main><h1>Besuchen Sie unsere Seite wie gewohnt mit Werbung und Tracking</h1><p>Ihre Zustimmung können Sie jederzeit widerrufen. Einzelheiten zu Cookies und Tracking finden Sie in unserer Datenschutzerklärung und am Ende jeder Seite, wo auch alle Partner genannt sind.</p>
			<p>Wir und unsere 140 Partner speichern Kennungen auf Ihrem Gerät, um Werbung zu zeigen und ihren Erfolg zu messen.</p><button>Akzeptieren und weiter</button></main>`, ErrConsent},
		"played button":   {`<div class=wall><h2>Before you continue</h2><p>We use cookies to count our readers and to choose advertisements. With your consent we also keep what you read in a profile of our own.</p><p>You can change your choices at any time at the foot of each page, where all of our partners are named.</p><div role=button>Agree</div></div>`, ErrConsent},
		"small notice":    {`<main><h1>Tides of the week</h1></main><div class=cookie><p>We use cookies to count our readers.</p><button>Accept</button></div>`, ErrConsent},
		"no scripts":      {`<p id=cmsg>Please enable JS and disable any ad blocker</p><script src="/c.js"></script>`, ErrNeedsBrowser},
		"loading":         {`<div id=__next>Loading…</div><script src="/m.js"></script>`, ErrNeedsBrowser},
		"repairs":         {`<h1>We are down for scheduled maintenance</h1><p>The almanac will be back on Sunday at noon.</p>`, ErrUnreachable},
		"account":         {`<article><h1>The ferry that came back</h1><p>Member-only story</p><p>It left on a Tuesday, and nobody on the pier thought that they would see it again before the spring tides. They were wrong, and so was the almanac.</p><p>Create an account to read the full story.</p><p>The author made this story available to members only.</p></article>`, ErrLogin},
		"on cookies":      {`<div class=banner><p>We and our 12 partners use cookies for personalised ads. You can change your choices.</p><button>Accept all</button></div><article>` + talk + `</article>`, nil},
		"on cookies only": {`<article>` + talk + `</article><button>Yes</button>`, nil},
		"policy": {`<article><h1>Privacy at the lifeboat station</h1><p>The station keeps the names of its crew and of those it has pulled out of the water, and nobody else. The log is a book with a lock.</p>
			<p>Our site sets one cookie, which remembers the language of the reader. It holds two letters and is thrown away after a day.</p><p>Whoever wants to know what the log says of them may come by on any Thursday. The coxswain reads it out, and strikes what is wrong.</p></article>`, nil},
	} {
		_, err := Extract(t.Context(), File{Name: "a.html", MediaType: "text/html", Data: []byte("<!DOCTYPE html><html><head><title>Westermouth</title></head><body>" + test.page + "</body></html>")})
		if !errors.Is(err, test.want) {
			t.Errorf("%s: Extract = %v, want %v", name, err, test.want)
		}
	}
}
