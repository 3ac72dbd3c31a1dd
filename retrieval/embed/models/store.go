package models

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"footnote/retrieval/embed/encoder"
)

// Hub is the usual server of models.
const Hub = "https://huggingface.co"

// What can go wrong with a model that is to be here.
var (
	ErrUnknown  = errors.New("no model of this name is known")
	ErrMissing  = errors.New("the model is not on this machine")
	ErrChanged  = errors.New("the model's files have changed since they were got")
	ErrDigest   = errors.New("the file is another one than the table names")
	ErrDownload = errors.New("the model cannot be downloaded")
)

// A Store is a folder of models.
type Store struct {
	Folder string
	Hub    string       // address of the server of models; [Hub] if empty
	Client *http.Client // http.DefaultClient if nil
	Table  []Model      // what can be got; [Table] if nil
}

// An Installed model is one that is here.
type Installed struct {
	Name       string
	Origin     string // the repository and commit, or the folder, that it came from
	Licence    string
	Languages  []string // primary subtags; all if nil
	Dimensions int
	Bytes      int64
	Exact      bool // its weights are kept as numbers, since bytes change its vectors too much
	Pooling    encoder.Pooling
	Question   string
	Passage    string
	Tokens     int
	Model      string            // as [encoder.Encoder.Model] gives it
	Files      map[string]string // digests by name
}

const manifest = "footnote.json"

// Rows are the models that can be got.
func (s Store) Rows() []Model {
	if s.Table != nil {
		return s.Table
	}
	return Table
}

// Row gives the model of a name: its own, or its makers' ("bge-small-en-v1.5").
func (s Store) Row(name string) (Model, bool) {
	rows := s.Rows()
	i := slices.IndexFunc(rows, func(m Model) bool {
		_, own, _ := strings.Cut(m.Repository, "/")
		return strings.EqualFold(name, m.Name) || strings.EqualFold(name, own) || strings.EqualFold(name, m.Repository)
	})
	if i < 0 {
		return Model{}, false
	}
	return rows[i], true
}

var validName = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,60}$`)

func (s Store) path(name string) (string, error) {
	if !validName.MatchString(name) || strings.HasSuffix(name, unfinished) || name == usedFile {
		return "", fmt.Errorf("model %.60q: %w", name, ErrUnknown)
	}
	return filepath.Join(s.Folder, name), nil
}

// Installed lists the models that are here, by name.
func (s Store) Installed() ([]Installed, error) {
	entries, err := os.ReadDir(s.Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list models: %w", err)
	}
	var list []Installed
	for _, e := range entries {
		if m, err := s.Find(e.Name()); err == nil {
			list = append(list, m)
		}
	}
	return list, nil
}

// Find gives a model that is here.
func (s Store) Find(name string) (Installed, error) {
	var m Installed
	if row, ok := s.Row(name); ok {
		name = row.Name
	}
	folder, err := s.path(name)
	if err != nil {
		return m, err
	}
	b, err := os.ReadFile(filepath.Join(folder, manifest))
	if errors.Is(err, fs.ErrNotExist) {
		return m, fmt.Errorf("model %q: %w", name, ErrMissing)
	}
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	if err != nil {
		return m, fmt.Errorf("model %q: %w", name, err)
	}
	m.Name = name
	return m, nil
}

// Open opens a model that is here. Files that are not those that were got wrap [ErrChanged].
func (s Store) Open(name string) (*encoder.Encoder, error) {
	m, err := s.Find(name)
	if err != nil {
		return nil, err
	}
	e, err := encoder.Open(filepath.Join(s.Folder, m.Name), m.options())
	if errors.Is(err, encoder.ErrModel) || errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("model %q: %w: %w", m.Name, ErrChanged, err)
	}
	if err != nil {
		return nil, err
	}
	if e.Model() != m.Model {
		e.Close()
		return nil, fmt.Errorf("model %q: %w", m.Name, ErrChanged)
	}
	return e, nil
}

func (m Installed) options() encoder.Options {
	return encoder.Options{
		Name: m.Name, Pooling: m.Pooling, QuestionPrefix: m.Question, PassagePrefix: m.Passage,
		Languages: m.Languages, Exact: m.Exact, MostTokens: m.Tokens,
	}
}

// Remove deletes a model, and what is left of a download of it. It is not used any more.
func (s Store) Remove(name string) error {
	m, err := s.Find(name)
	if err == nil {
		name = m.Name
	}
	folder, pathErr := s.path(name)
	if pathErr != nil {
		return pathErr
	}
	_, left := os.Stat(folder + unfinished)
	if err != nil && left != nil {
		return err
	}
	if used, _ := s.Used(); used == name {
		if err := s.Use(""); err != nil {
			return err
		}
	}
	// Once it has no manifest it is no model, whatever happens to the rest.
	err = os.Remove(filepath.Join(folder, manifest))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	err = errors.Join(err, os.RemoveAll(folder), os.RemoveAll(folder+unfinished))
	if err != nil {
		return fmt.Errorf("remove model %q: %w", name, err)
	}
	return nil
}

const usedFile = "used"

// Used gives the name of the model that is used where nothing else is set, "" for none.
func (s Store) Used() (string, error) {
	b, err := os.ReadFile(filepath.Join(s.Folder, usedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read which model is used: %w", err)
	}
	name := strings.TrimSpace(string(b))
	if !validName.MatchString(name) {
		return "", nil
	}
	return name, nil
}

// Use chooses the model that is used from now on, "" for none.
func (s Store) Use(name string) error {
	if name == "" {
		err := os.Remove(filepath.Join(s.Folder, usedFile))
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return err
	}
	m, err := s.Find(name)
	if err != nil {
		return err
	}
	return replaceFile(filepath.Join(s.Folder, usedFile), []byte(m.Name+"\n"))
}

// replaceFile writes a file that is there in whole or as it was.
func replaceFile(path string, b []byte) error {
	draft, err := os.CreateTemp(filepath.Dir(path), ".draft-*")
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	_, err = draft.Write(b)
	if err := errors.Join(err, draft.Chmod(0o644), draft.Sync(), draft.Close()); err != nil {
		return err
	}
	return os.Rename(draft.Name(), path)
}

// Addresses lists where the files of a model can be had.
func (s Store) Addresses(m Model) []string {
	var list []string
	for _, f := range m.Files {
		list = append(list, s.address(m, f))
	}
	return list
}

func (s Store) address(m Model, f File) string {
	return strings.TrimRight(cmp.Or(s.Hub, Hub), "/") + "/" + m.Repository + "/resolve/" + m.Revision + "/" + f.Name
}
