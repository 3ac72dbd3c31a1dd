package bot

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/bot/discord"
	"footnote/bot/sandbox"
	"footnote/corpus"
	"footnote/corpus/extract"
)

// A file of every format that corpus has samples of becomes a source that
// answers, or is refused with a sentence of its own.
func TestAddEveryFormat(t *testing.T) {
	t.Parallel()
	w := serve(t)
	for _, extension := range []string{".html", ".pdf", ".docx", ".epub"} {
		files, err := filepath.Glob("../corpus/testdata/" + extension[1:] + "/*" + extension)
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 {
			t.Logf("no sample of %s", extension)
		}
		for _, file := range files[:min(2, len(files))] {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, _, err = extract.Read(w.ctx, corpus.File{Name: filepath.Base(file), Data: data})
			m := w.command(w.moderator(0), "source add", sandbox.Opt("file", sandbox.File{Name: filepath.Base(file), Data: data}))
			if err == nil {
				w.wantWords(m, "Added.", "It begins: ")
			} else if !strings.Contains(words(m), sentence(english, err)) {
				t.Errorf("%s: message = %q, want %q", file, words(m), sentence(english, err))
			}
		}
	}
}

// Each way in which a source cannot be read has a sentence that says what to do.
func TestEverySentinelHasASentence(t *testing.T) {
	for _, err := range []error{
		corpus.ErrNotFound, corpus.ErrExists, corpus.ErrUnsupported, corpus.ErrMalformed, corpus.ErrNoText, corpus.ErrTooLarge,
		corpus.ErrNotLibrary, corpus.ErrNewer, corpus.ErrFull, corpus.ErrEncrypted, corpus.ErrScanned, corpus.ErrGarbled, corpus.ErrForbiddenAddress,
		corpus.ErrUnreachable, corpus.ErrRobots, corpus.ErrGone, corpus.ErrLogin, corpus.ErrConsent, corpus.ErrNeedsBrowser, corpus.ErrBlocked, corpus.ErrBusy,
		discord.ErrExpired, discord.ErrNotServed, ErrForeignAddress,
	} {
		said := sentence(english, errors.Join(errors.New("operation"), err))
		if strings.HasPrefix(said, "Something went wrong") || !strings.HasSuffix(said, ".") && !strings.HasSuffix(said, ")") {
			t.Errorf("sentence(%v) = %q, want one of its own", err, said)
		}
	}
}
