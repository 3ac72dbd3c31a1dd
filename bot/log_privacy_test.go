package bot

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus"
	"footnote/corpus/child"
	"footnote/corpus/extract"
	"footnote/corpus/library"
)

// secret stands in names, addresses and titles of members' files.
const secret = "zanzibar-diary"

// wantInLog checks what the log says of the calls so far, and that it keeps what
// members call their files to itself.
func (w *world) wantInLog(wanted ...string) {
	w.t.Helper()
	log := w.log.String()
	for _, want := range wanted {
		if !strings.Contains(log, want) {
			w.t.Errorf("log has no %q", want)
		}
	}
	if strings.Contains(strings.ToLower(log), "zanzibar") {
		w.t.Errorf("log holds %q, want no names and addresses of members' files", secret)
	}
}

func TestLogHoldsNoNamesOfFiles(t *testing.T) {
	t.Parallel()
	w := serve(t, fromHere)
	site := newWebsite(t)
	mod := w.moderator(0)
	w.wantWords(w.command(mod, "source add", sandbox.Opt("file", sandbox.File{Name: secret + ".txt", Data: []byte("   ")})), "no readable text")
	w.wantWords(w.command(mod, "source add", sandbox.Opt("file", sandbox.File{Name: secret + ".pdf", Data: []byte("%PDF-1.7 broken")})), "damaged")
	w.wantWords(w.command(mod, "source add", sandbox.Opt("url", site.URL+"/"+secret)), "no page at that address")
	w.wantWords(w.command(mod, "source add", sandbox.Opt("url", "http://"+secret+".invalid/")), "no site of that name")
	w.wantWords(w.command(mod, "source add", sandbox.Opt("url", site.put("/"+secret+".html", "<html><head><title>404 "+secret+"</title></head><body>Not found</body></html>"))), " ")
	w.wantWords(w.command(mod, "source add", sandbox.Opt("url", secret)), "is no web address")
	w.wantWords(w.command(mod, "source add", sandbox.Opt("file", sandbox.File{Name: secret + ".md", Data: []byte(bridges)})), "Added.")
	w.wantWords(w.command(mod, "source refresh", sandbox.Opt("source", "Bridges"), sandbox.Opt("file", sandbox.File{Name: secret + ".txt", Data: []byte(" ")})), "1 not replaced")
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("shelf", secret), sandbox.Opt("question", aboutOil)), "stands on a shelf called")
	w.stop()
	w.wantInLog(
		`media_type=text/plain bytes=3 reason="no readable text"`, `bytes=15 reason=malformed`, `reason="page not there"`,
		`reason="no site of that name: does not answer"`, `reason="%s is no web address. Write it with https:// in front."`, "msg=done",
	)
}

// Nor does it where something goes wrong that nobody expected.
func TestLogOfFaultsHoldsNoNamesOfFiles(t *testing.T) {
	t.Parallel()
	w := serve(t, fromHere, func(o *Options) {
		o.Reader = &extract.Reader{Child: &child.Pool{Command: []string{"/there/is/no/such/program"}}}
	})
	site := newWebsite(t)
	mod := w.moderator(0)
	w.add(0, bridges)
	file := sandbox.Opt("file", sandbox.File{Name: secret + ".pdf", Data: []byte("%PDF-1.7 broken")})
	w.wantWords(w.command(mod, "source add", file), "this code: E-")
	w.wantWords(w.command(mod, "source add", sandbox.Opt("url", site.put("/"+secret+".html", ferries))), "this code: E-")
	w.wantWords(w.command(mod, "source refresh", sandbox.Opt("source", "Bridges"), file), "1 not replaced")
	w.stop()
	w.wantInLog("msg=failed", "media_type=text/html", `msg="source could not be read again" media_type=`, "no such file or directory")
}

func TestReasonOf(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("extract %q: %w", secret, corpus.ErrEncrypted), "encrypted"},
		{tell("%s is no date.", secret), "%s is no date."},
		{errors.Join(fmt.Errorf("fetch %q: %w", secret, corpus.ErrRobots), http.ErrHandlerTimeout), "robots.txt asks programs to stay away"},
		{ErrTooFast{Wait: 1}, "member asks too often"},
		{fmt.Errorf("open %q: %w", secret, fs.ErrPermission), "permission denied"},
	} {
		if got := reasonOf(test.err); got != test.want {
			t.Errorf("reasonOf(%v) = %q, want %q", test.err, got, test.want)
		}
	}
}

// What fails while a source is stored names neither its title nor its file.
func TestAddNamesNoFile(t *testing.T) {
	lib, err := library.Open(t.Context(), library.InMemory)
	if err != nil {
		t.Fatal(err)
	}
	lib.Close()
	s := corpus.Source{Metadata: corpus.Metadata{Title: secret}, Origin: secret, Digest: "0123456789abcdef"}
	_, err = lib.Add(t.Context(), s, []corpus.Passage{{Text: "one"}})
	if err == nil || strings.Contains(err.Error(), "zanzibar") {
		t.Errorf("Add = %v, want an error without its title and file", err)
	}
}
