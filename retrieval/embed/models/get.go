package models

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"footnote/retrieval/embed"
	"footnote/retrieval/embed/encoder"
)

// unfinished is the ending of a folder that is not a model yet.
const unfinished = ".part"

// mostBytes of a file are read where the table does not say how many it has.
const mostBytes = 1 << 20

// Get downloads a model of the table. progress, which may be nil, is told how many bytes
// are there of how many. A model that is there already is left as it is.
func (s Store) Get(ctx context.Context, name string, progress func(done, total int64)) (Installed, error) {
	row, ok := s.Row(name)
	if !ok {
		return Installed{}, fmt.Errorf("model %.60q: %w", name, ErrUnknown)
	}
	if m, err := s.Find(row.Name); err == nil {
		return m, nil
	}
	draft := filepath.Join(s.Folder, row.Name+unfinished)
	if err := os.MkdirAll(draft, 0o755); err != nil {
		return Installed{}, fmt.Errorf("get model %q: %w", row.Name, err)
	}
	var before int64
	for _, f := range row.Files {
		tell := func(done int64) {
			if progress != nil {
				progress(before+done, row.Bytes())
			}
		}
		if err := s.download(ctx, row, f, filepath.Join(draft, f.Name), tell); err != nil {
			return Installed{}, fmt.Errorf("get model %q: %w", row.Name, err)
		}
		before += f.Bytes
	}
	return s.install(ctx, draft, row.installed())
}

func (m Model) installed() Installed {
	return Installed{
		Name: m.Name, Origin: m.Repository + "@" + m.Revision, Licence: m.Licence, Languages: m.Languages, Dimensions: m.Dimensions,
		Pooling: m.Pooling, Question: m.Question, Passage: m.Passage, Tokens: m.Tokens,
	}
}

// Adopt takes a model from a folder that somebody has. If it is one of the table it gets
// that name and has to be it, file by file; else it is named after its folder, and what
// goes before a text is found by that name.
func (s Store) Adopt(ctx context.Context, folder string) (Installed, error) {
	digests := map[string]string{}
	for _, f := range files(File{}, File{}, File{}) {
		sum, err := digestOf(filepath.Join(folder, f.Name))
		if err != nil {
			return Installed{}, fmt.Errorf("get model from %q: %w", folder, err)
		}
		digests[f.Name] = sum
	}
	m, err := s.recognise(folder, digests)
	if err != nil {
		return Installed{}, err
	}
	if there, err := s.Find(m.Name); err == nil {
		return there, nil
	}
	path, err := s.path(m.Name)
	if err != nil {
		return Installed{}, err
	}
	draft := path + unfinished
	if err := errors.Join(os.RemoveAll(draft), os.MkdirAll(filepath.Join(draft, "1_Pooling"), 0o755)); err != nil {
		return Installed{}, err
	}
	for name := range digests {
		if err := copyFile(ctx, filepath.Join(draft, name), filepath.Join(folder, name)); err != nil {
			return Installed{}, fmt.Errorf("copy model: %w", err)
		}
	}
	if m.Pooling == "" {
		for _, name := range []string{"1_Pooling/config.json", "sentence_bert_config.json"} {
			_ = copyFile(ctx, filepath.Join(draft, name), filepath.Join(folder, name)) // many have none
		}
	}
	return s.install(ctx, draft, m)
}

// recognise says which model lies in a folder.
func (s Store) recognise(folder string, digests map[string]string) (Installed, error) {
	for _, row := range s.Rows() {
		weights := row.Files[len(row.Files)-1]
		if digests[weights.Name] != weights.SHA256 {
			continue
		}
		for _, f := range row.Files {
			if digests[f.Name] != f.SHA256 {
				return Installed{}, fmt.Errorf("get model from %q: %s: %w", folder, f.Name, ErrDigest)
			}
		}
		return row.installed(), nil
	}
	abs, err := filepath.Abs(folder)
	if err != nil {
		return Installed{}, err
	}
	name := strings.ToLower(strings.Map(func(r rune) rune {
		if r == ' ' {
			return '-'
		}
		return r
	}, filepath.Base(abs)))
	if _, taken := s.Row(name); taken {
		name += "-own"
	}
	m := Installed{Name: name, Origin: abs}
	m.Question, m.Passage = embed.Prefixes(name)
	return m, nil
}

// install makes a model of a folder with all of its files.
func (s Store) install(ctx context.Context, draft string, m Installed) (Installed, error) {
	if err := m.measure(ctx, draft); err != nil {
		return m, fmt.Errorf("get model %q: %w", m.Name, err)
	}
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return m, err
	}
	if err := replaceFile(filepath.Join(draft, manifest), append(b, '\n')); err != nil {
		return m, err
	}
	path := filepath.Join(s.Folder, m.Name)
	if err := os.RemoveAll(path); err != nil { // without a manifest it was no model
		return m, err
	}
	return m, os.Rename(draft, path)
}

// leastCosine is how near the vectors by bytes must be to those by numbers.
const leastCosine = 0.99

// samples are embedded both ways.
var samples = []string{
	"why does the lake get darker at the end of autumn?",
	"The library opens at eight and closes late in the evening, except on the last Sunday of the month.",
	"42 %", "Warum wird der See im Herbst dunkler?", "Pourquoi le lac s'assombrit-il ?", "湖水为什么在秋天变暗？",
	"He measured the height of the tower with a stick and its shadow; nobody believed the figure until it was measured again.",
}

// measure runs the model in a folder once, and sees whether its weights can be bytes.
func (m *Installed) measure(ctx context.Context, folder string) error {
	vectors := map[bool][][]float32{}
	for _, exact := range []bool{true, false} {
		o := m.options()
		o.Exact = exact
		e, err := encoder.Open(folder, o)
		if err != nil {
			return err
		}
		vectors[exact], err = e.EmbedPassages(ctx, samples)
		m.Model, m.Dimensions, m.Exact = e.Model(), e.Dimensions(), exact
		e.Close()
		if err != nil {
			return err
		}
		if !exact && cosine(vectors[true], vectors[false]) >= leastCosine {
			return m.count(folder)
		}
	}
	o := m.options()
	o.Exact = true
	e, err := encoder.Open(folder, o)
	if err != nil {
		return err
	}
	defer e.Close()
	m.Model, m.Exact = e.Model(), true
	return m.count(folder)
}

// cosine is the least of vectors of unit length.
func cosine(a, b [][]float32) float32 {
	least := float32(1)
	for i := range a {
		var sum float32
		for k := range a[i] {
			sum += a[i][k] * b[i][k]
		}
		least = min(least, sum)
	}
	return least
}

// count notes the sizes and digests of the files.
func (m *Installed) count(folder string) error {
	m.Files, m.Bytes = map[string]string{}, 0
	for _, f := range files(File{}, File{}, File{}) {
		path := filepath.Join(folder, f.Name)
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		if m.Files[f.Name], err = digestOf(path); err != nil {
			return err
		}
		m.Bytes += info.Size()
	}
	return nil
}

func digestOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// copyFile copies in pieces, so that it can be interrupted.
func copyFile(ctx context.Context, to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	for err == nil {
		if err = ctx.Err(); err == nil {
			_, err = io.CopyN(out, in, 8<<20)
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return errors.Join(err, out.Sync(), out.Close())
}

// size of a file of the table, or the most that it may have.
func (f File) most() int64 { return cmp.Or(f.Bytes, mostBytes) }
