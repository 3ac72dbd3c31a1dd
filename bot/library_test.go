package bot

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/bot/sandbox"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
)

func TestExportAndImport(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	w.command(w.member(0), "ask", sandbox.Opt("question", "what does nobody know of gluons?"))
	m := w.command(w.moderator(0), "library export")
	w.wantWords(m, "The whole library")
	file := w.file(m)
	for _, secret := range []string{"gluons", string(w.member(0).User().ID), string(w.moderator(0).User().ID)} {
		if bytes.Contains(file, []byte(secret)) {
			t.Errorf("the exported library holds %q", secret)
		}
	}
	upload := sandbox.Opt("file", sandbox.File{Name: "library.sqlite", Data: file})
	w.wantWords(w.command(w.moderator(1), "library import", upload), "2 sources in the file, 2 of them new")
	w.wantWords(w.command(w.moderator(1), "library import", upload), "2 sources in the file, 0 of them new", "What was here before stays")
	w.wantWords(w.command(w.member(1), "ask", sandbox.Opt("question", aboutOil)), "whale oil")
	w.wantWords(w.command(w.moderator(1), "library import", sandbox.Opt("file", sandbox.File{Name: "library.sqlite", Data: []byte("no library at all, only some text")})), "not a library")
}

// A kept library is all that an exported one should bring back.
type keptLibrary struct {
	Sources  []corpus.Source
	Passages []corpus.Passage
	Vectors  [][]float32
}

func (w *world) libraryAt(path string) keptLibrary {
	w.t.Helper()
	lib, err := library.OpenExisting(w.ctx, path)
	if err != nil {
		w.t.Fatal(err)
	}
	defer lib.Close()
	emb, err := embed.BuiltIn()
	if err != nil {
		w.t.Fatal(err)
	}
	var k keptLibrary
	if k.Sources, err = lib.Sources(w.ctx); err != nil {
		w.t.Fatal(err)
	}
	for p, err := range lib.Passages(w.ctx, 0) {
		if err != nil {
			w.t.Fatal(err)
		}
		k.Passages = append(k.Passages, p)
	}
	for e, err := range lib.Embeddings(w.ctx, emb.Model(), 0) {
		if err != nil {
			w.t.Fatal(err)
		}
		k.Vectors = append(k.Vectors, e.Vector)
	}
	return k
}

// Import into a server without a library brings back all that was exported:
// records with where they were found, shelves, times, passages, vectors.
func TestImportRestoresEverything(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges, lighthouses)
	w.shelve("Keepers", "Week 3")
	reply, err := w.moderator(0).Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges"))
	if err != nil {
		t.Fatal(err)
	}
	reply, err = w.moderator(0).SubmitModal(w.ctx, reply.Modal, map[string]string{"publisher": "Weir & Sons"})
	w.wantWords(w.message(reply, err), "Weir")
	w.command(w.member(0), "ask", sandbox.Opt("question", aboutOil)) // embeds what is there
	file := w.file(w.command(w.moderator(0), "library export"))
	exported := filepath.Join(t.TempDir(), "library.sqlite")
	if err := os.WriteFile(exported, file, 0o600); err != nil {
		t.Fatal(err)
	}
	w.command(w.moderator(1), "library import", sandbox.Opt("file", sandbox.File{Name: "library.sqlite", Data: file}))
	path, err := w.bot.where.Of(string(w.Guilds()[1].ID))
	if err != nil {
		t.Fatal(err)
	}
	want, got := w.libraryAt(exported), w.libraryAt(path)
	if len(want.Sources) != 2 || len(want.Vectors) != len(want.Passages) {
		t.Fatalf("%d sources, %d passages, %d vectors exported, want two sources and all vectors", len(want.Sources), len(want.Passages), len(want.Vectors))
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("the import differs (-exported +imported):\n%s", diff)
	}
}

func TestPurgeOnRequest(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	w.add(1, lighthouses)
	owner := w.Member(w.Guilds()[0].ID, sandbox.OwnerName)
	w.command(owner, "settings", sandbox.Opt("answers", "private"))
	answer := w.command(w.member(0), "ask", sandbox.Opt("question", aboutBridges))
	question := w.command(owner, "library purge")
	w.wantWords(question, "1 source", "no undo", "/library export")
	w.wantWords(w.press(owner, question, "keep"), "Nothing was changed")
	question = w.command(owner, "library purge")
	reply, err := w.member(0).Unchecked().Press(w.ctx, answer, w.customID(question, "purge"))
	w.wantWords(w.message(reply, err), "Only members with the permission Manage Server")
	w.wantWords(w.command(w.member(0), "sources"), "Bridges")

	w.wantWords(w.press(owner, question, "purge"), "is deleted")
	files, err := os.ReadDir(w.data)
	if err != nil {
		t.Fatal(err)
	}
	if guild := string(w.Guilds()[0].ID); slices.ContainsFunc(files, func(f os.DirEntry) bool { return strings.Contains(f.Name(), guild) }) {
		t.Errorf("files = %v, want none of server %s", files, guild)
	}
	w.wantWords(w.press(w.member(0), answer, "cite"), "no longer kept")
	m := w.command(w.member(0), "sources")
	w.wantWords(m, "starter library")
	if asked := w.command(w.member(0), "ask", sandbox.Opt("question", strikes)); isPrivate(asked) {
		t.Error("the answer is private, want the settings gone, too")
	}
	w.wantWords(w.command(w.member(1), "ask", sandbox.Opt("question", aboutOil)), "whale oil")
}

// A library that was moved into a database, without which the bot was started, is not begun
// anew, and the starter library does not answer for it.
func TestLibraryThatWasMoved(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Options{})
	path, err := LibraryPath(w.data, string(w.Guilds()[0].ID))
	if err == nil {
		err = os.WriteFile(path+".moved-20261128T101500.000", []byte("what was here"), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	w.start()
	const said = "was moved into a database, and I was started without that"
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), said)
	w.wantWords(w.command(w.member(0), "sources"), said)
	w.wantWords(w.command(w.moderator(0), "source add", sandbox.Opt("file", sandbox.File{Name: "bridges.md", Data: []byte(bridges)})), said)
	if _, err := os.Stat(path); err == nil {
		t.Error("a new library was begun in its place")
	}
	if log := w.log.String(); !strings.Contains(log, "level=ERROR") {
		t.Errorf("the log tells nobody: %s", log)
	}
	w.add(1, bridges)
	w.wantWords(w.command(w.member(1), "ask", sandbox.Opt("question", aboutBridges)), "granite")
}

// What an import brings along must not be taken for more than it is.
func TestImportTellsOfFiles(t *testing.T) {
	for _, test := range []struct {
		done          imported
		came, missing bool
	}{
		{imported{added: 1, total: 2, files: library.Files{Missing: 1}}, false, true},
		{imported{total: 2, files: library.Files{Missing: 1}}, false, false},
		{imported{added: 2, total: 2}, false, false},
		{imported{total: 2, files: library.Files{New: 2, Missing: 1}}, true, true},
	} {
		said := test.done.say(english)
		if strings.Contains(said, "came along") != test.came || strings.Contains(said, "cannot be shown") != test.missing {
			t.Errorf("%+v says %q, want that files came: %v, that they are missing: %v", test.done, said, test.came, test.missing)
		}
	}
}

// What a manager was asked about goes, and no more: not what was added since, nor the library
// that was begun after another manager had deleted that one.
func TestPurgeOfWhatWasAskedAbout(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	owner, other := w.Member(w.Guilds()[0].ID, sandbox.OwnerName), w.moderator(0)
	const changed = "has changed since you were asked, so nothing was deleted"
	first, second := w.command(owner, "library purge"), w.command(other, "library purge")
	w.add(0, lighthouses)
	now := w.press(owner, first, "purge")
	w.wantWords(now, changed, "2 sources")
	w.wantWords(w.press(owner, now, "purge"), "is deleted")
	w.add(0, bridges) // the same again, under the same number
	w.wantWords(w.press(other, second, "purge"), changed, "1 source")
	w.wantWords(w.command(w.member(0), "sources"), "Bridges")
}
