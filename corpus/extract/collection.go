package extract

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/references"
)

// MostEntries bounds what one file may bring.
const MostEntries = 2000

// An Entry is one source of a file that brings several: a note of a zip of notes, a work
// of a list of works.
type Entry struct {
	Name     string          // for people
	Record   corpus.Metadata // what a list of works says of it, empty without one
	Abstract string          // by that list
	Accessed string          // the day on which that read its address, in ISO 8601
	Lacks    []string        // the files that the list names and that are not beside it

	spare bool                        // whether its file may be missing: the record is what was asked for
	title string                      // where the text has none
	open  func() (corpus.File, error) // its file, nil without one
	from  string                      // the file that brings it
}

// LacksFor gives the files that a list names for a source as it is kept, and that are not
// there: none of one whose text is in the library from before.
func (e Entry) LacksFor(kept corpus.Source, isNew bool) []string {
	if isNew || kept.MediaType == corpus.RecordOnly {
		return e.Lacks
	}
	return nil
}

// HasFile says whether an entry has a file, or nothing but its record.
func (e Entry) HasFile() bool { return e.open != nil }

// Collection gives the sources that one file brings, and false for a file that is one
// source, or none. A list of works finds its files in beside, which may be nil.
func Collection(f corpus.File, beside fs.FS) ([]Entry, bool, error) {
	if len(f.Data) > corpus.MaxBytes {
		return nil, false, nil // which Extract says
	}
	var all []Entry
	var err error
	switch {
	case references.Sniff(f.Data):
		all, err = fromList(f, filesBeside(beside), map[string]bool{})
		if f.Text != nil && len(all) == 1 {
			all[0].open, all[0].spare = func() (corpus.File, error) { return *f.Text, nil }, true
		}
	case formatOf(f).name == zipName:
		if all, err = fromZip(f); err == nil && len(all) == 0 {
			err = corpus.ErrNoText
		}
	default:
		return nil, false, nil
	}
	if err == nil && len(all) > MostEntries {
		err = corpus.TooManySourcesError{Sources: len(all), Most: MostEntries}
	}
	if err != nil {
		return nil, true, fmt.Errorf("open %q: %w", f.Name, err)
	}
	return all, true, nil
}

// files are those that a list of works may name: their paths with slashes, and what
// opens one.
type files struct {
	names []string
	open  func(name string) ([]byte, error)
}

// mostBeside bounds the files of a folder that are looked at.
const mostBeside = 20_000

// filesBeside lists the readable files of a folder.
func filesBeside(folder fs.FS) files {
	if folder == nil {
		return files{}
	}
	var out files
	_ = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case len(out.names) >= mostBeside:
			return fs.SkipAll
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.Type().IsRegular() && isReadableName(name):
			out.names = append(out.names, name)
		}
		return nil
	})
	out.open = func(name string) ([]byte, error) {
		info, err := fs.Stat(folder, name)
		if err == nil && info.Size() > corpus.MaxBytes {
			err = corpus.ErrTooLarge
		}
		if err != nil {
			return nil, err
		}
		return fs.ReadFile(folder, name)
	}
	return out
}

func isReadableName(name string) bool {
	return slices.Contains(Extensions(), strings.ToLower(path.Ext(name)))
}

// find gives the file that a list names: the one whose path has the most of its last
// parts. A list may name it as it lay on another machine.
func (f files) find(named string) string {
	parts := strings.Split(strings.ToLower(named), "/")
	best, most := "", 0
	for _, name := range f.names {
		theirs := strings.Split(strings.ToLower(name), "/")
		same := 0
		for same < min(len(parts), len(theirs)) && parts[len(parts)-1-same] == theirs[len(theirs)-1-same] {
			same++
		}
		if same > most {
			best, most = name, same
		}
	}
	return best
}

// fromList gives the works of a list, each with the first of its files that is there,
// and notes the files that it names.
func fromList(f corpus.File, beside files, named map[string]bool) ([]Entry, error) {
	list, err := references.Read(f.Data)
	if err != nil {
		return nil, err
	}
	var out []Entry
	for _, ref := range list {
		e := Entry{Name: ref.Record.Title, Record: ref.Record, Abstract: ref.Abstract, Accessed: ref.Accessed, from: f.Origin}
		for _, wanted := range inOrderOfUse(ref.Files) {
			name := beside.find(wanted)
			if named[name] = true; name == "" && !strings.Contains(wanted, "://") {
				e.Lacks = append(e.Lacks, lang.Squeeze(lang.Scrub(path.Base(wanted))))
			} else if name != "" && e.open == nil {
				e.open = opener(beside, name, f.Origin)
			}
		}
		out = append(out, e)
	}
	return out, nil
}

// inOrderOfUse puts saved pages behind other files.
func inOrderOfUse(names []string) []string {
	var out, pages []string
	for _, name := range names {
		if ext := strings.ToLower(path.Ext(name)); ext == ".html" || ext == ".htm" {
			pages = append(pages, name)
		} else if isReadableName(name) {
			out = append(out, name)
		}
	}
	return append(out, pages...)
}

func opener(from files, name, origin string) func() (corpus.File, error) {
	return func() (corpus.File, error) {
		data, err := from.open(name)
		return corpus.File{Name: path.Base(name), Origin: path.Join(path.Dir(origin), name), Data: data}, err
	}
}

// fromZip gives the files of a zip, with the records of a list of works in it. Those that
// may hold a text and cannot be read give the reason when they are opened.
func fromZip(f corpus.File) ([]Entry, error) {
	a, err := zipxml.Open(f.Data)
	if err != nil {
		return nil, err
	}
	lists, readable, out := sortNames(a.Names(), f.Origin)
	inside := files{names: readable, open: func(name string) ([]byte, error) { return a.Take(name, corpus.MaxBytes) }}
	if n := len(readable) + len(lists) + len(out); n > MostEntries {
		return nil, corpus.TooManySourcesError{Sources: n, Most: MostEntries}
	}
	used := map[string]bool{}
	for _, name := range lists {
		data, err := a.Take(name, corpus.MaxBytes)
		if err != nil {
			return nil, err
		}
		if !references.Sniff(data) {
			continue
		}
		list, err := fromList(corpus.File{Name: name, Origin: f.Origin + "/" + name, Data: data}, inside, used)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	for _, name := range inside.names {
		if !used[name] {
			out = append(out, Entry{Name: name, title: noteTitle(name), from: f.Origin, open: opener(inside, name, f.Origin+"/")})
		}
	}
	return out, nil
}

// sortNames tells the lists of works in a zip from other files that can be read, and from
// those whose entry says why they are left out.
func sortNames(names []string, origin string) (lists, readable []string, left []Entry) {
	for _, name := range names {
		switch hidden := strings.HasPrefix(path.Base(name), ".") || strings.HasPrefix(name, "__MACOSX/"); {
		case hidden:
		case slices.Contains(references.Extensions(), strings.ToLower(path.Ext(name))):
			lists = append(lists, name)
		case isReadableName(name):
			readable = append(readable, name)
		default:
			if err := leftOut(name); err != nil {
				left = append(left, Entry{Name: name, from: origin, open: func() (corpus.File, error) { return corpus.File{}, err }})
			}
		}
	}
	return lists, readable, left
}

// leftOut gives why a file in a zip is not read, nil for what holds no text that anybody
// would miss: the pictures of notes, and what no format is known of.
func leftOut(name string) error {
	ext := strings.ToLower(path.Ext(name))
	for _, f := range formats {
		switch {
		case !slices.Contains(f.extensions, ext) || f.advice == noWork || f.advice == useOCR || f.advice == transcript:
		case f.name == zipName:
			return corpus.UnsupportedError{Format: "a zip inside a zip", Advice: unpack}
		default:
			return corpus.UnsupportedError{Format: f.name, Advice: f.advice}
		}
	}
	return nil
}

// notionMark is what Notion puts behind the name of each page.
var notionMark = lang.Regexp(`\s+[0-9a-f]{32}$`)

// noteTitle gives the title of a note by the name of its file, where programs for
// notes keep it.
func noteTitle(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".org", ".txt":
		base := strings.TrimSuffix(path.Base(name), path.Ext(name))
		return lang.Squeeze(lang.Scrub(notionMark.ReplaceAllString(base, "")))
	}
	return ""
}

// ReadEntry makes an entry a source and its passages, and gives its file. One of which only the record is
// known has no passages, and [corpus.RecordOnly] for a media type.
func (r *Reader) ReadEntry(ctx context.Context, e Entry) (corpus.Source, []corpus.Passage, corpus.File, error) {
	source, passages, f, err := r.readEntry(ctx, e)
	if err != nil && e.spare && ctx.Err() == nil {
		e.open = nil
		return r.readEntry(ctx, e)
	}
	return source, passages, f, err
}

func (r *Reader) readEntry(ctx context.Context, e Entry) (corpus.Source, []corpus.Passage, corpus.File, error) {
	if e.open == nil && e.Abstract == "" {
		return recordOnly(e), nil, corpus.File{}, nil
	}
	var f corpus.File
	var err error
	if e.open != nil {
		f, err = e.open()
	} else {
		f = corpus.File{Name: "abstract.md", Origin: e.from, Data: []byte("# Abstract\n\n" + e.Abstract + "\n")}
	}
	if err != nil {
		return corpus.Source{}, nil, f, err
	}
	f.Title = e.Record.Title
	source, passages, err := r.Read(ctx, f)
	if err != nil {
		return corpus.Source{}, nil, f, err
	}
	if source.Title == "" && e.title != "" {
		source.Title = e.title
		source.Note("name of the file", "title")
	}
	if e.open == nil {
		source.Metadata = corpus.Metadata{Language: source.Language}
		for i := range passages {
			passages[i].Section = "Abstract"
		}
	}
	source.Metadata = source.Metadata.With(e.Record)
	source.ReadAt = e.readAt()
	return source, passages, f, nil
}

// readAt is when a work was read: at noon of the day that the list tells, which is that day
// in most places, else now.
func (e Entry) readAt() time.Time {
	if day, err := time.Parse(time.DateOnly, e.Accessed); err == nil && day.Before(time.Now()) {
		return day.Add(12 * time.Hour)
	}
	return time.Now()
}

// recordOnly makes a source of a record.
func recordOnly(e Entry) corpus.Source {
	record := corpus.Metadata{}.With(e.Record)
	data, _ := json.Marshal(record.Fields())
	digest := sha256.Sum256(bytes.TrimSpace(data))
	return corpus.Source{Metadata: record, Origin: e.from, MediaType: corpus.RecordOnly, Digest: hex.EncodeToString(digest[:]), ReadAt: e.readAt()}
}
