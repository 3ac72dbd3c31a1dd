package models

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"footnote/retrieval/embed/encoder"
)

// tiny are models of random weights.
const tiny = "../encoder/testdata"

// testModel is a row of a table for one of them.
func testModel(t testing.TB, name string) Model {
	t.Helper()
	m := Model{
		Name: name, Licence: "none", Languages: english, Dimensions: 32, Repository: "somebody/" + name, Revision: "main",
		Pooling: encoder.Mean, Question: "query: ",
	}
	for _, f := range files(File{}, File{}, File{}) {
		path := filepath.Join(tiny, name, f.Name)
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		f.Bytes = info.Size()
		if f.SHA256, err = digestOf(path); err != nil {
			t.Fatal(err)
		}
		m.Files = append(m.Files, f)
	}
	return m
}

// A hub serves models. fault may answer in its place.
type hub struct {
	*httptest.Server
	fault  func(w http.ResponseWriter, r *http.Request) bool
	ranges atomic.Int64 // requests that went on from somewhere
}

func newHub(t testing.TB, fault func(http.ResponseWriter, *http.Request) bool) *hub {
	h := &hub{fault: fault}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Range") != "" {
			h.ranges.Add(1)
		}
		if h.fault != nil && h.fault(w, r) {
			return
		}
		parts := strings.Split(r.URL.Path, "/") // /somebody/NAME/resolve/REVISION/FILE
		if len(parts) != 6 {
			http.NotFound(w, r)
			return
		}
		http.ServeFile(w, r, filepath.Join(tiny, parts[2], parts[5]))
	}))
	t.Cleanup(h.Close)
	return h
}

func newStore(t testing.TB, h *hub) Store {
	return Store{Folder: filepath.Join(t.TempDir(), "models"), Hub: h.URL, Table: []Model{testModel(t, "wordpiece"), testModel(t, "unigram")}}
}

func TestGetUseRemove(t *testing.T) {
	s := newStore(t, newHub(t, nil))
	var last, total int64
	m, err := s.Get(t.Context(), "wordpiece", func(done, of int64) {
		if done < last {
			t.Errorf("progress goes back from %d to %d", last, done)
		}
		last, total = done, of
	})
	if err != nil {
		t.Fatal(err)
	}
	if last != total || m.Dimensions != 32 || m.Bytes != total || m.Exact {
		t.Errorf("got %+v at %d of %d bytes", m, last, total)
	}
	e, err := s.Open("wordpiece")
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if !strings.HasPrefix(e.Model(), "local:wordpiece@") || e.Knows("de") {
		t.Errorf("opened %s, which knows German: %v", e.Model(), e.Knows("de"))
	}
	if err := s.Use("wordpiece"); err != nil {
		t.Fatal(err)
	}
	if used, err := s.Used(); used != "wordpiece" || err != nil {
		t.Errorf("Used = %q, %v", used, err)
	}
	if err := s.Use("unigram"); !errors.Is(err, ErrMissing) {
		t.Errorf("Use of what is not here = %v", err)
	}
	if err := s.Remove("wordpiece"); err != nil {
		t.Fatal(err)
	}
	if used, err := s.Used(); used != "" || err != nil {
		t.Errorf("Used after Remove = %q, %v", used, err)
	}
	if list, err := s.Installed(); len(list) != 0 || err != nil {
		t.Errorf("Installed after Remove = %v, %v", list, err)
	}
	if left, _ := os.ReadDir(s.Folder); len(left) != 0 {
		t.Errorf("left after Remove: %v", left)
	}
	if err := s.Remove("wordpiece"); !errors.Is(err, ErrMissing) {
		t.Errorf("Remove twice = %v", err)
	}
}

// A download that breaks off goes on from where it was, within a call and in the next.
func TestGetGoesOn(t *testing.T) {
	var broken atomic.Bool
	broken.Store(true)
	h := newHub(t, nil)
	h.fault = func(w http.ResponseWriter, r *http.Request) bool {
		if !broken.Load() || !strings.HasSuffix(r.URL.Path, ".safetensors") {
			return false
		}
		http.ServeFile(&shortWriter{w, 20_000}, r, filepath.Join(tiny, "unigram", "model.safetensors"))
		panic(http.ErrAbortHandler)
	}
	s := newStore(t, h)
	if _, err := s.Get(t.Context(), "unigram", nil); err != nil { // 4 tries of 20 kB are enough for 70
		t.Fatalf("Get from a line that breaks = %v", err)
	}
	if h.ranges.Load() < 2 {
		t.Errorf("%d requests went on from somewhere", h.ranges.Load())
	}
	if err := s.Remove("unigram"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := s.Get(ctx, "unigram", func(done, _ int64) {
		if done > 30_000 {
			cancel()
		}
	}); !errors.Is(err, context.Canceled) {
		t.Fatalf("Get that is given up = %v", err)
	}
	if list, _ := s.Installed(); len(list) != 0 {
		t.Error("half a model is installed")
	}
	broken.Store(false)
	before := h.ranges.Load()
	if _, err := s.Get(t.Context(), "unigram", nil); err != nil || h.ranges.Load() == before {
		t.Errorf("Get after one that was given up = %v, %d requests went on", err, h.ranges.Load()-before)
	}
}

// A shortWriter breaks off after some bytes.
type shortWriter struct {
	http.ResponseWriter
	left int
}

func (w *shortWriter) Write(b []byte) (int, error) {
	if len(b) > w.left {
		w.ResponseWriter.Write(b[:w.left])
		w.ResponseWriter.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	w.left -= len(b)
	return w.ResponseWriter.Write(b)
}

func TestGetRefuses(t *testing.T) {
	swapped := func(w http.ResponseWriter, r *http.Request) bool {
		b, _ := os.ReadFile(filepath.Join(tiny, "wordpiece", filepath.Base(r.URL.Path)))
		w.Write(append(b[:len(b)-1:len(b)-1], b[len(b)-1]^1))
		return true
	}
	endless := func(w http.ResponseWriter, r *http.Request) bool {
		for block := bytes.Repeat([]byte("x"), 1<<16); ; {
			if _, err := w.Write(block); err != nil {
				return true
			}
		}
	}
	status := func(code int) func(http.ResponseWriter, *http.Request) bool {
		return func(w http.ResponseWriter, r *http.Request) bool { w.WriteHeader(code); return true }
	}
	for name, c := range map[string]struct {
		fault func(http.ResponseWriter, *http.Request) bool
		want  error
	}{
		"another file": {swapped, ErrDigest}, "a file without end": {endless, ErrDownload}, "no file": {status(404), ErrDownload},
		"no rights": {status(401), ErrDownload}, "a page for people": {func(w http.ResponseWriter, r *http.Request) bool {
			fmt.Fprint(w, "<html>Log in to the library's network</html>")
			return true
		}, ErrDownload},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStore(t, newHub(t, c.fault))
			if _, err := s.Get(t.Context(), "wordpiece", nil); !errors.Is(err, c.want) && !errors.Is(err, ErrDigest) {
				t.Errorf("Get = %v, want %v", err, c.want)
			}
			if list, _ := s.Installed(); len(list) != 0 {
				t.Error("it is installed all the same")
			}
			s.Hub = newHub(t, nil).URL // what was refused is not in the way
			if _, err := s.Get(t.Context(), "wordpiece", nil); err != nil {
				t.Errorf("Get from a good hub afterwards = %v", err)
			}
		})
	}
	if _, err := newStore(t, newHub(t, nil)).Get(t.Context(), "../wordpiece", nil); !errors.Is(err, ErrUnknown) {
		t.Errorf("Get of a path = %v", err)
	}
}

func TestOpenRefusesWhatChanged(t *testing.T) {
	for name, change := range map[string]func(folder string) error{
		"cut":     func(f string) error { return os.Truncate(filepath.Join(f, "model.safetensors"), 50_000) },
		"deleted": func(f string) error { return os.Remove(filepath.Join(f, "tokenizer.json")) },
		"swapped": func(f string) error {
			b, err := os.ReadFile(filepath.Join(f, "model.safetensors"))
			b[len(b)-1] ^= 1
			return errors.Join(err, os.WriteFile(filepath.Join(f, "model.safetensors"), b, 0o644))
		},
		"another tokenizer": func(f string) error {
			b, err := os.ReadFile(filepath.Join(f, "tokenizer.json"))
			return errors.Join(err, os.WriteFile(filepath.Join(f, "tokenizer.json"), append(b, ' '), 0o644))
		},
	} {
		s := newStore(t, newHub(t, nil))
		if _, err := s.Get(t.Context(), "wordpiece", nil); err != nil {
			t.Fatal(err)
		}
		if err := change(filepath.Join(s.Folder, "wordpiece")); err != nil {
			t.Fatal(err)
		}
		if e, err := s.Open("wordpiece"); !errors.Is(err, ErrChanged) {
			t.Errorf("%s: Open = %v, %v, want ErrChanged", name, e, err)
		}
	}
}

func TestAdopt(t *testing.T) {
	s := newStore(t, newHub(t, nil))
	m, err := s.Adopt(t.Context(), filepath.Join(tiny, "wordpiece"))
	if err != nil || m.Name != "wordpiece" || m.Licence != "none" {
		t.Fatalf("Adopt of a known model = %+v, %v", m, err)
	}
	folder := filepath.Join(t.TempDir(), "My E5-small")
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(tiny, "unigram"))); err != nil {
		t.Fatal(err)
	}
	s.Table = s.Table[:1]
	if m, err = s.Adopt(t.Context(), folder); err != nil || m.Name != "my-e5-small" || m.Question != "query: " || m.Languages != nil {
		t.Fatalf("Adopt of an unknown model = %+v, %v", m, err)
	}
	e, err := s.Open("my-e5-small")
	if err != nil {
		t.Fatal(err)
	}
	e.Close()
	if _, err := s.Adopt(t.Context(), t.TempDir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("Adopt of an empty folder = %v", err)
	}
	if err := os.WriteFile(filepath.Join(folder, "config.json"), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := s.Remove("my-e5-small"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Adopt(t.Context(), folder); !errors.Is(err, encoder.ErrModel) {
		t.Errorf("Adopt of what is no model = %v", err)
	}
	if list, _ := s.Installed(); len(list) != 1 {
		t.Errorf("installed: %v", list)
	}
}

// A known model with one other file is not that model.
func TestAdoptRefusesAMixture(t *testing.T) {
	s := newStore(t, newHub(t, nil))
	folder := filepath.Join(t.TempDir(), "wordpiece")
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(tiny, "wordpiece"))); err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile(filepath.Join(folder, "tokenizer.json"))
	if err := os.WriteFile(filepath.Join(folder, "tokenizer.json"), append(b, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Adopt(t.Context(), folder); !errors.Is(err, ErrDigest) {
		t.Errorf("Adopt = %v, want ErrDigest", err)
	}
}

func TestTable(t *testing.T) {
	digest, commit := regexp.MustCompile(`^[0-9a-f]{64}$`), regexp.MustCompile(`^[0-9a-f]{40}$`)
	var names []string
	for _, m := range Table {
		names = append(names, m.Name)
		if !validName.MatchString(m.Name) || !commit.MatchString(m.Revision) || len(m.Files) != 3 || m.Licence == "" || m.Dimensions == 0 || m.Tokens == 0 || m.Pooling == "" {
			t.Errorf("row %+v", m)
		}
		for _, f := range m.Files {
			if !digest.MatchString(f.SHA256) {
				t.Errorf("%s: %+v", m.Name, f)
			}
		}
		if _, own, _ := strings.Cut(m.Repository, "/"); own != "" {
			if found, ok := (Store{}).Row(own); !ok || found.Name != m.Name {
				t.Errorf("Row(%q) = %q", own, found.Name)
			}
		}
	}
	if slices.Sort(names); len(slices.Compact(names)) != len(Table) {
		t.Errorf("a name stands twice: %v", names)
	}
}
