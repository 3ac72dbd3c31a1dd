package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/corpus"
)

// A mark is for one file of one installation, and an exported library has none.
func TestFileMark(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	mark, err := fileMark("/etc/passwd")
	if err != nil {
		t.Fatal(err)
	}
	source := corpus.Source{Origin: "/etc/passwd", Here: mark}
	if !isOwnFile(source) {
		t.Error("the file is not known again")
	}
	source.Origin = "/etc/shadow"
	if isOwnFile(source) {
		t.Error("the mark of one file is taken for another's")
	}
	if isOwnFile(corpus.Source{Origin: "/etc/passwd"}) {
		t.Error("no mark is taken for one")
	}
	folder := t.TempDir()
	t.Chdir(folder)
	typed := corpus.Source{Origin: "notes/a.txt"}
	typed.Here, _ = fileMark(typed.Origin)
	before, _, _ := strings.Cut(typed.Here, " ")
	old := corpus.Source{Origin: typed.Origin, Here: before}
	if _, own := ownPath(old); !own {
		t.Error("a source of before is not known again")
	}
	t.Chdir(t.TempDir())
	if path, own := ownPath(typed); !own || path != filepath.Join(folder, "notes", "a.txt") {
		t.Errorf("from another folder: %q, %v", path, own)
	}
	if _, own := ownPath(old); own {
		t.Error("a file of another folder is taken for the one that was typed")
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	source.Origin = "/etc/passwd"
	if isOwnFile(source) {
		t.Error("the mark of another installation is taken for ours")
	}
}

// What came out of a list or an archive has no file of its own; a folder has, whatever
// its name ends in.
func TestCollectionOf(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "notes.zip")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for origin, want := range map[string]string{
		"works.bib": "works.bib", "zotero/Works.RIS": "zotero/Works.RIS", "vault.zip/Week 3/ropes.md": "vault.zip", "/a/b.zip/c/d.pdf": "/a/b.zip",
		"ropes.md": "", "zotero/files/1/dues.md": "", filepath.Join(folder, "ropes.md"): "", "https://example.org/a.zip/b": "", "doi:10.5555/1.zip/2": "", "-": "", "": "",
	} {
		if got := collectionOf(origin); got != want {
			t.Errorf("%q came with %q, want %q", origin, got, want)
		}
	}
}
