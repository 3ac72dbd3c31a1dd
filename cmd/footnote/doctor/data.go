package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/disk"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/ocr"
	"footnote/corpus/postgres"
)

const (
	littleSpace = 1 << 30   // bytes: a warning, for a library may grow by so much in a day
	noSpace     = 100 << 20 // bytes: the next book may not fit
)

// readableByOthers tells of a file that holds secrets whether other users can read it.
func readableByOthers(path string) bool {
	info, err := os.Stat(path)
	return err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0
}

// folder looks at the folder of the libraries: whether it can be written, and how
// much space is left there.
func (e *examination) folder(context.Context) {
	const name = "Folder"
	folder := e.config.Data
	if e.config.Found {
		e.warn(name, folder+" is used because libraries lie in it, in the current folder", "Elsewhere another folder is used. Set FOOTNOTE_DATA to "+absolute(folder)+" to use this one everywhere.")
	}
	there, err := os.Stat(folder)
	lost := lostLink(folder)
	switch {
	case lost != "":
		e.broken(name, lost+" is a link that leads nowhere", "Correct the link or FOOTNOTE_DATA, or mount the disk that it leads to.")
		return
	case errors.Is(err, fs.ErrNotExist):
		e.ok(name, "%s is not there yet; it is made when the first text is added", folder)
		folder = nearestFolder(folder)
	case err != nil:
		e.broken(name, folder+": "+advice.Sentence(err), "Correct FOOTNOTE_DATA, or what stands there.")
		return
	case !there.IsDir():
		e.broken(name, folder+" is a file and no folder", "Correct FOOTNOTE_DATA, or move the file away.")
		return
	}
	if err := canWrite(folder); err != nil {
		e.broken(name, "nothing can be written in "+folder+": "+err.Error(), toWrite(err)+", or choose another folder with FOOTNOTE_DATA.")
	} else if there != nil {
		e.ok(name, "%s can be written", folder)
	}
	if there != nil && runtime.GOOS != "windows" && there.Mode().Perm()&0o002 != 0 {
		e.warn(name, "every user of this machine can write to "+folder+", and so put other libraries in the place of yours", "chmod o-w "+folder)
	}
	e.space(folder)
}

// toWrite says what lets a folder be written to.
func toWrite(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "Free some space"
	case errors.Is(err, syscall.EROFS):
		return "Mount its disk so that it can be written to"
	}
	return "Give the user that runs Footnote the rights to it (chown)"
}

// temporary looks at the folder that imports, exports and footnote try write in for a while.
func (e *examination) temporary(context.Context) {
	const name = "Temporary files"
	if err := canWrite(os.TempDir()); err != nil {
		e.broken(name, "none can be written in "+os.TempDir()+": "+err.Error(), toWrite(err)+", or set TMPDIR to another folder. Imports and /library export need them.")
		return
	}
	e.ok(name, "they can be written in %s", os.TempDir())
}

func absolute(folder string) string {
	if abs, err := filepath.Abs(folder); err == nil {
		return abs
	}
	return folder
}

// nearestFolder gives the folder above one that is not there which is.
func nearestFolder(folder string) string {
	for folder = absolute(folder); ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(folder); err == nil || folder == filepath.Dir(folder) {
			return folder
		}
	}
}

// canWrite writes a file and removes it: what rights say and what a disk does differ.
func canWrite(folder string) error {
	f, err := os.CreateTemp(folder, ".footnote-doctor-*")
	if err != nil {
		return reasonOf(err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(make([]byte, 4096))
	return reasonOf(errors.Join(err, f.Close()))
}

// reasonOf gives an error of the system without the path of the file.
func reasonOf(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

func (e *examination) space(folder string) {
	const name, advice = "Space", "Free some space, or move the folder to another disk and set FOOTNOTE_DATA."
	free, err := disk.Free(folder)
	text := fmt.Sprintf("%.1f GB are free in %s", float64(free)/1e9, folder)
	switch {
	case err != nil:
		return // nobody knows here
	case free < noSpace:
		e.broken(name, text, advice)
	case free < littleSpace:
		e.warn(name, text, advice)
	default:
		e.ok(name, "%s", text)
	}
}

// eachLibrary looks at every library, and at what lies beside them.
func (e *examination) eachLibrary(ctx context.Context) {
	names, err := e.config.Names(ctx)
	if err != nil {
		return // which has been said of the database
	}
	if moved := e.moved(); len(moved) > 0 {
		e.warn("Libraries", fmt.Sprintf("%s was moved from %s into a database, and FOOTNOTE_DATABASE is not set", strings.Join(moved, ", "), e.config.Data),
			"Set FOOTNOTE_DATABASE, or get them back with: footnote move --back --all")
	} else if len(names) == 0 {
		e.ok("Libraries", "there are none in %s; the starter library answers", e.config.Place())
	}
	for _, name := range names {
		if ctx.Err() != nil {
			return
		}
		path := filepath.Join(e.config.Data, name+library.LibraryExtension)
		if found := noFile(path); found != "" && !e.config.IsServed() {
			e.broken("Library "+name, "damaged: "+found, "Move it away, and put a backup in its place: footnote restore"+settings.LibraryFlag(name)+" FILE")
			continue
		}
		e.Stage("reading " + name)
		h, err := e.inspect(ctx, name)
		e.judge("Library "+name, name, h, err)
	}
	if !e.config.IsServed() {
		e.unnamed()
		e.lostLogs(names)
	}
}

// moved names what was in the folder and is in a database now, where none is used.
func (e *examination) moved() []string {
	if e.config.IsServed() {
		return nil
	}
	return library.Moved(e.config.Data)
}

// inspect looks at a library where it is.
func (e *examination) inspect(ctx context.Context, name string) (library.Health, error) {
	if e.config.IsServed() {
		server, err := e.config.Connect(ctx)
		if err != nil {
			return library.Health{}, err
		}
		return server.Inspect(ctx, name, e.model)
	}
	path := filepath.Join(e.config.Data, name+library.LibraryExtension)
	if info, err := os.Stat(path); err == nil && info.ModTime().After(e.newest) {
		e.newest = info.ModTime()
	}
	return library.Inspect(ctx, path, e.model)
}

// database looks at the database that keeps the libraries, if one does.
func (e *examination) database(ctx context.Context) {
	const name = "Database"
	if !e.config.IsServed() {
		return
	}
	server, err := e.config.Connect(ctx)
	var state postgres.State
	if err == nil {
		state, err = server.Database().State(ctx, confirmed)
	}
	if err != nil {
		e.broken(name, advice.Sentence(err), "Correct FOOTNOTE_DATABASE, or start the server. Restoring a library does not help.")
		return
	}
	e.standby(name, fmt.Sprintf("PostgreSQL %s answers as %s, which sees one library at a time; ", state.Version, state.Role), state)
}

// confirmed is how long a standby that is well may take to confirm a change.
const confirmed = 3 * time.Second

// standby says whether what is reported as stored is on two machines.
func (e *examination) standby(name, answers string, state postgres.State) {
	const without = "to go on without one, knowingly, on the primary: ALTER SYSTEM SET synchronous_standby_names = ''; and then: SELECT pg_reload_conf();"
	waits := fmt.Sprintf("every change waits for a standby that has to confirm it (synchronous_standby_names is %q), and ", state.WaitsFor)
	switch {
	case state.WaitsFor == "":
		e.warn(name, answers+"no standby is waited for", "What is reported as stored can be lost with that machine. Set up a standby, and synchronous_standby_names on the primary.")
	case state.Silent && state.Standbys == 0:
		e.broken(name, answers+waits+"none is connected", "Nothing can be added or changed until one is there. Start the standby, or make another (cmd/footnote/deploy/MACHINES.md says how); or "+without)
	case state.Silent:
		e.broken(name, answers+waits+"none of those that are connected did so within "+confirmed.String(),
			"Nothing can be added or changed until one does. Look whether it has the name that is waited for (application_name in its primary_conninfo), and whether it is well; or "+without)
	default:
		e.ok(name, "%sa standby is waited for, and confirms changes", answers)
	}
}

// judge says how a library is.
func (e *examination) judge(title, name string, h library.Health, err error) {
	holds := fmt.Sprintf("%s, %s", terminal.Count(h.Sources, "source"), terminal.Count(h.Passages, "passage"))
	switch {
	case err != nil:
		e.broken(title, advice.Sentence(err), remedy(name, err))
	case len(h.Stray) > 0:
		e.broken(title, "the log of another library lies beside it: "+strings.Join(h.Stray, ", "),
			"It is moved aside when the library is opened. If the file was put there by hand, put the log of the same time beside it, or restore a backup: footnote restore"+settings.LibraryFlag(name)+" FILE")
	case h.Damage != "":
		e.broken(title, "its file is damaged: "+h.Damage, "Put a backup in its place: footnote restore"+settings.LibraryFlag(name)+" FILE. What is there is kept beside it.")
	case len(h.Damaged) > 0:
		found, help := settings.Damage(name, h.Damaged)
		e.broken(title, holds+"; damaged, "+found, help)
	case h.DamagedFiles > 0:
		e.broken(title, fmt.Sprintf("%s; of the files that are kept of its sources %d are damaged, not those that were added", holds, h.DamagedFiles),
			"The passages answer all the same, but pages cannot be shown. To keep them anew, add the same files again: footnote add"+settings.LibraryFlag(name)+" FILE")
	case h.Unreadable > 0:
		e.warn(title, fmt.Sprintf("%s; another program has left %s in it that cannot be read", holds, terminal.Count(h.Unreadable, "row")), "footnote sources"+settings.LibraryFlag(name)+" names them.")
	case h.Form < h.Newest:
		e.ok(title, "%s; of an older form (%d), and brought to the present one (%d) when it is opened", holds, h.Form, h.Newest)
	case h.Pending > 0 && e.model != "":
		e.warn(title, fmt.Sprintf("%s, of which %d are not embedded by %s", holds, h.Pending, e.model), "Until then words answer alone. "+settings.SyncHint(name))
	case h.Unknown > 0:
		e.ok(title, "%s; its file and the files kept in it are sound; of the texts of %s an older version has kept no sum, and footnote sync%s takes them as they are", holds, terminal.Count(h.Unknown, "source"), settings.LibraryFlag(name))
	default:
		e.ok(title, "%s; its file, its texts and the files kept in it are sound", holds)
	}
	if err == nil {
		e.libraries[name] = h
	}
}

// remedy says what helps with a library that cannot be opened. A backup in its place helps
// where its file is broken, and loses what is in it elsewhere.
func remedy(name string, err error) string {
	switch {
	case errors.Is(err, corpus.ErrNewer):
		return "Do not put a backup in its place: that has not got what the newer version has added."
	case errors.Is(err, corpus.ErrFull):
		return "The library itself may be well: footnote doctor tells once there is space."
	case errors.Is(err, fs.ErrPermission):
		return "Give the user that runs Footnote the rights to it and to what lies beside it (chown)."
	}
	return "Put a backup in its place: footnote restore" + settings.LibraryFlag(name) + " FILE"
}

// lostLogs names logs that have no library: somebody has moved one without the other.
func (e *examination) lostLogs(names []string) {
	logs, _ := filepath.Glob(filepath.Join(e.config.Data, "*"+library.LibraryExtension+"-wal"))
	for _, log := range logs {
		name := strings.TrimSuffix(filepath.Base(log), library.LibraryExtension+"-wal")
		if info, err := os.Stat(log); err == nil && info.Size() > 0 && !slices.Contains(names, name) {
			e.broken("Library "+name, "its log lies there without it: "+log, "The last changes of the library are in that log. Put both where the library is now, or delete the log if the library is gone for good.")
		}
	}
	kept, _ := filepath.Glob(filepath.Join(e.config.Data, "*"+library.LibraryExtension+".*"))
	if len(kept) > 0 {
		e.ok("Kept files", "%s in %s; they can be deleted once nobody misses what was there before a restore", terminal.Count(len(kept), "older library or log"), e.config.Data)
	}
}

// readSample has a small page read as a stranger's file is.
func readSample(ctx context.Context, reader *extract.Reader) error {
	page := "<!DOCTYPE html><title>A sample</title><p>" + strings.Repeat("A footnote says where a sentence stands, so that whoever reads it can look it up. ", 4) + "</p>"
	_, passages, err := reader.Read(ctx, corpus.File{Name: "sample.html", Data: []byte(page)})
	if err == nil && len(passages) == 0 {
		err = corpus.ErrNoText
	}
	return err
}

// drawing looks at the folder for what draws pages of PDF files.
func (e *examination) drawing(context.Context) {
	const name = "PDF pages"
	cache := settings.CacheFolder(e.Getenv)
	if cache == "" {
		e.warn(name, "they cannot be shown, for there is no folder for what draws them", "Set XDG_CACHE_HOME to a folder that is yours alone.")
		return
	}
	info, err := os.Stat(cache)
	switch {
	case err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0:
		e.broken(name, "others may write to "+cache+", where the machine code lies that draws them", "chmod 700 "+cache)
	case err == nil && canWrite(cache) == nil:
		e.ok(name, "what draws them is kept in %s", cache)
	case err != nil && canWrite(nearestFolder(cache)) == nil:
		e.ok(name, "what draws them is made ready in %s when the first is shown, which takes some seconds", cache)
	default:
		e.warn(name, "they cannot be shown, for nothing can be written in "+cache, "Set XDG_CACHE_HOME to a folder that is yours alone.")
	}
}

// recognition looks for the program that reads pages which are pictures. Whoever has no
// scans does without it.
func (e *examination) recognition(ctx context.Context) {
	const name = "Scans"
	program, err := ocr.Find(ctx)
	switch {
	case err == nil:
		e.ok(name, "they can be read with %s, in %s", program.Path, strings.Join(program.Languages, ", "))
	case errors.Is(err, exec.ErrNotFound):
		e.ok(name, "they are refused; with tesseract installed they can be read")
	default:
		e.warn(name, "tesseract is here and reads nothing", "Install it with a language, as tesseract-ocr-eng, and try: tesseract --list-langs")
	}
}
