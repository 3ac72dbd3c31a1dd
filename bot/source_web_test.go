package bot

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus/web"
)

// A website is a server of this machine whose pages change.
type website struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string // by path; a path without one is not there
}

func newWebsite(t *testing.T) *website {
	w := &website{pages: map[string]string{}}
	w.Server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		defer w.mu.Unlock()
		text, ok := w.pages[r.URL.Path]
		if !ok {
			http.NotFound(out, r)
			return
		}
		kind := "text/markdown; charset=utf-8"
		if strings.HasSuffix(r.URL.Path, ".html") {
			kind = "text/html; charset=utf-8"
		}
		out.Header().Set("Content-Type", kind)
		out.Write([]byte(text))
	}))
	t.Cleanup(w.Close)
	return w
}

// put gives a page a text; an empty one takes the page away. It gives its
// address.
func (w *website) put(path, text string) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[path] = text
	if text == "" {
		delete(w.pages, path)
	}
	return w.URL + path
}

// fromHere lets a bot read from servers of this machine.
func fromHere(o *Options) {
	o.Fetcher = &web.Fetcher{Allow: func(a netip.AddrPort) bool { return a.Addr().IsLoopback() }}
}

func TestAddAndRefreshAnAddress(t *testing.T) {
	t.Parallel()
	w := serve(t, fromHere)
	site := newWebsite(t)
	address := site.put("/bridges", bridges)
	mod := w.moderator(0)
	added := w.command(mod, "source add", sandbox.Opt("url", address), sandbox.Opt("date", "2020"), sandbox.Opt("shelf", "Week 3"))
	w.wantWords(added, "Added.", "**Bridges of the Old Town** · *front matter*", "**Date:** 2020 · *given*", "**Shelf:** Week 3", "It begins: The oldest bridge")
	w.wantWords(w.command(mod, "source add", sandbox.Opt("url", address)), "in the library already")
	w.wantWords(w.command(mod, "source refresh"), "0 changed, 1 unchanged, 0 not replaced")

	site.put("/bridges", strings.Replace(bridges, "two pennies", "three pennies", 1))
	w.wantWords(w.command(mod, "source refresh", sandbox.Opt("source", "Bridges")), "1 changed", "1 passage new, 1 gone, 1 as before")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", "what toll did merchants pay for a cart?")), "three pennies")
	w.wantWords(w.command(w.member(0), "quote", sandbox.Opt("text", "a toll of two pennies for each cart")), "the meaning differs")
	w.wantWords(w.command(mod, "source info", sandbox.Opt("source", "Bridges")), "**Date:** 2020 · *given*", "**Shelf:** Week 3")

	site.put("/bridges", "")
	w.wantWords(w.command(mod, "source refresh"), "1 not replaced", "stays as it was. There is no page at that address")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges)), "granite")
}

func TestRefreshFromAFile(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	mod := w.moderator(0)
	file := func(text string) sandbox.Option {
		return sandbox.Opt("file", sandbox.File{Name: "new.md", Data: []byte(text)})
	}
	w.wantWords(w.command(mod, "source refresh"), "No source of this library came from the web")
	w.wantWords(w.command(mod, "source refresh", sandbox.Opt("source", "Keepers")), "did not come from the web")
	w.wantWords(w.command(mod, "source refresh", file(bridges)), "which one the file is a new version of")
	w.wantWords(w.command(mod, "source refresh", sandbox.Opt("source", "Keepers"), file(bridges)), "in the library already, as **Bridges of the Old Town**")
	newer := strings.Replace(lighthouses, "four times", "five times", 1)
	w.wantWords(w.command(mod, "source refresh", sandbox.Opt("source", "Keepers"), file(newer)), "1 changed", "1 passage new, 1 gone, 1 as before")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutOil)), "five times")
}

// What looks like another work takes the place of a source only if a moderator says so; a work
// of which something is left does, under whatever title.
func TestRefreshTakesNoOtherWork(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	mod := w.moderator(0)
	refresh := func(text string, more ...sandbox.Option) *sandbox.Message {
		return w.command(mod, "source refresh", append(more, sandbox.Opt("source", "1"), sandbox.Opt("file", sandbox.File{Name: "new.md", Data: []byte(text)}))...)
	}
	w.wantWords(refresh(lighthouses), "0 changed, 0 unchanged, 1 not replaced", "Bridges of the Old Town**: stays as it was", "looks like another work, “Keepers", "/source add", "option replace")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges)), "granite")
	w.wantWords(refresh(strings.Replace(bridges, "Bridges of the Old Town", "Old Bridges", 1)), "1 changed", "changed: title")
	w.wantWords(refresh(lighthouses, sandbox.Opt("replace", true)), "1 changed", "0 as before")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", aboutOil)), "four times")
}

// What a person gave outlives a refresh, also that a field is not known.
func TestEditsOutliveARefresh(t *testing.T) {
	t.Parallel()
	w := serve(t, fromHere)
	site := newWebsite(t)
	address := site.put("/bridges", bridges)
	mod := w.moderator(0)
	w.command(mod, "source add", sandbox.Opt("url", address))
	reply, err := mod.Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	reply, err = mod.SubmitModal(w.ctx, reply.Modal, map[string]string{"title": "Old Bridges", "publisher": ""})
	w.wantWords(w.message(reply, err), "**Old Bridges** · *given*", "**Publisher:** not known\n", "**Date:** 2019-04-02 · *front matter*")
	site.put("/bridges", strings.Replace(bridges, "2019-04-02", "2019-04-03", 1)+"\nA new end of the story of the granite bridge.\n")
	w.wantWords(w.command(mod, "source refresh", sandbox.Opt("source", "Old Bridges")), "1 changed", "; changed: date")
	w.wantWords(w.command(mod, "source info", sandbox.Opt("source", "Old Bridges")), "**Old Bridges** · *given*", "**Publisher:** not known", "**Date:** 2019-04-03")
}

// What a member asks after an edit is found and shown by the new title.
func TestEditedTitleAnswers(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	ask := func(question string) *sandbox.Message {
		return w.command(w.member(0), "ask", sandbox.Opt("question", question))
	}
	w.wantWords(ask("where are the kiosks of Zanzibar?"), "I found nothing about that")
	reply, err := w.moderator(0).Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command = %+v, %v, want a form", reply, err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"title": "Kiosks of Zanzibar"})
	w.wantWords(w.message(reply, err), "Saved.")
	w.wantWords(ask("where are the kiosks of Zanzibar?"), "Kiosks of Zanzibar", "ridge")
	w.wantWords(ask(aboutBridges), "Kiosks of Zanzibar")
}

// A page of the web, as a newspaper might send it.
const ferries = `<!doctype html><html lang="en"><head><title>Ferries of the Delta | The Delta Courier</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferries of the Delta",
"author":{"@type":"Person","name":"Nadia Brook"},"datePublished":"2022-03-09","publisher":{"@type":"Organization","name":"The Delta Courier"}}</script>
</head><body><nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>Ferries of the Delta</h1>
<p>For two centuries the cable ferry was the only way over the eastern arm, and the ferryman kept no timetable but the tide.</p>
<h2>Fares</h2><p>A farmer paid one copper for himself and three for a loaded cart, and the abbey took a tenth of every fare until the reform.</p>
<p>When the causeway was opened, the last ferry was moored below the mill, where its hull can be seen when the water is low.</p>
</article><footer>Cookie settings</footer></body></html>`

func TestAddAWebPage(t *testing.T) {
	t.Parallel()
	w := serve(t, fromHere)
	site := newWebsite(t)
	address := site.put("/ferries.html", ferries)
	m := w.command(w.moderator(0), "source add", sandbox.Opt("url", address))
	w.wantWords(m, "**Ferries of the Delta** · *headline*", "**Authors:** Brook, Nadia · *JSON-LD*", "**Date:** 2022-03-09 · *JSON-LD*", "It begins: For two centuries")
	answer := w.command(w.member(0), "ask", sandbox.Opt("question", "what did a farmer pay for a loaded cart?"))
	w.wantWords(answer, "three for a loaded cart", "§ Fares", "Brook, N. (2022")
	if strings.Contains(words(answer), "Cookie settings") {
		t.Error("the answer shows what is no part of the text")
	}
	if link := linkOn(answer); !strings.HasPrefix(link, address+"#:~:text=A%20farmer") {
		t.Errorf("link = %q, want one that opens the page at the passage", link)
	}
	for path, test := range map[string]struct{ html, want string }{
		"/login.html":   {`<html><head><title>Log in</title></head><body><form action="/login" method="post"><label>E-mail <input type="email" name="user"></label><label>Password <input type="password" name="pass"></label><button>Log in</button></form></body></html>`, "wants a login"},
		"/scripts.html": {`<html><head><title>News</title></head><body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src="/app.js"></script></body></html>`, "only in a browser"},
		"/gone.html":    {"", "no page at that address"},
	} {
		w.wantWords(w.command(w.moderator(0), "source add", sandbox.Opt("url", site.put(path, test.html))), test.want)
	}
	w.wantWords(w.command(w.member(0), "sources"), "1 source in this library")
}

// linkOn is the address that the first citation of a message leads to.
func linkOn(m *sandbox.Message) string {
	_, after, _ := strings.Cut(words(m), " · [Open 1](")
	address, _, _ := strings.Cut(after, ")")
	return address
}
