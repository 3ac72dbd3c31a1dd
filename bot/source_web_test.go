package bot

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus"
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
		out.Header().Set("Content-Type", "text/markdown; charset=utf-8")
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
	o.Fetcher = &corpus.Fetcher{Allow: func(a netip.AddrPort) bool { return a.Addr().IsLoopback() }}
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
	w.wantWords(w.command(mod, "source refresh"), "0 changed, 1 unchanged, 0 could not be read")

	site.put("/bridges", strings.Replace(bridges, "two pennies", "three pennies", 1))
	w.wantWords(w.command(mod, "source refresh", sandbox.Opt("source", "Bridges")), "1 changed", "1 passage new, 1 gone, 1 as before")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", "what toll did merchants pay for a cart?")), "three pennies")
	w.wantWords(w.command(w.member(0), "quote", sandbox.Opt("text", "a toll of two pennies for each cart")), "small differences")
	w.wantWords(w.command(mod, "source info", sandbox.Opt("source", "Bridges")), "**Date:** 2020 · *given*", "**Shelf:** Week 3")

	site.put("/bridges", "")
	w.wantWords(w.command(mod, "source refresh"), "1 could not be read", "stays as it was. There is no page at that address")
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
	w.wantWords(w.command(mod, "source refresh", sandbox.Opt("source", "Old Bridges")), "1 changed")
	w.wantWords(w.command(mod, "source info", sandbox.Opt("source", "Old Bridges")), "**Old Bridges** · *given*", "**Publisher:** not known", "**Date:** 2019-04-03")
}
