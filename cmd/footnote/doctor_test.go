package main

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/sandbox"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/doctor"
	"footnote/cmd/footnote/settings"
	"footnote/corpus/library"
	"footnote/corpus/library/jobs"
)

// A setUp is a place where something may be broken: a folder with a library, and a
// bot that has registered its commands.
type setUp struct {
	t    *testing.T
	env  map[string]string
	srv  *sandbox.Server
	lib  string // the file of the library "default"
	text string // that of its source
}

// newSetUpHere is a set-up in whose folder the program runs.
func newSetUpHere(t *testing.T) *setUp {
	t.Helper()
	s := newSetUp(t)
	t.Chdir(filepath.Dir(s.text))
	return s
}

func newSetUp(t *testing.T) *setUp {
	t.Helper()
	srv, err := sandbox.New(sandbox.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { srv.Close() })
	data := t.TempDir()
	text := filepath.Join(t.TempDir(), "text.txt")
	s := &setUp{t: t, srv: srv, lib: filepath.Join(data, "default.sqlite"), text: text, env: map[string]string{
		"FOOTNOTE_DATA": data, "DISCORD_TOKEN": srv.Token(), "DISCORD_API_URL": srv.URL(), "XDG_CACHE_HOME": sharedCache(),
		"FOOTNOTE_STATUS": "127.0.0.1:0",
	}}
	s.mustRun("add", writeText(t, text, 1))
	return s
}

// start lets the bot register its commands, and stops it.
func (s *setUp) start() {
	s.t.Helper()
	runHereUntil(s.t, s.env, installLink(s.srv), func(string) {
		if err := s.srv.Await(s.t.Context(), func() bool { return hasRegistered(s.srv) }); err != nil {
			s.t.Fatal(err)
		}
	}, "bot")
}

func hasRegistered(srv *sandbox.Server) bool {
	for _, r := range srv.Recorded() {
		if r.Method == http.MethodPut && strings.HasSuffix(r.Path, "/commands") {
			return true
		}
	}
	return false
}

func (s *setUp) run(args ...string) (status int, out, errs string) {
	var o, e bytes.Buffer
	status = run(s.t.Context(), args, func(name string) string { return s.env[name] }, strings.NewReader(""), &o, &e)
	return status, o.String(), e.String()
}

func (s *setUp) mustRun(args ...string) {
	s.t.Helper()
	if status, out, errs := s.run(args...); status != command.StatusDone {
		s.t.Fatalf("footnote %v = %d, %s%s", args, status, out, errs)
	}
}

// examine runs the doctor and gives the checks that are not ok.
func (s *setUp) examine() (status int, bad []doctor.Check) {
	s.t.Helper()
	status, out, errs := s.run("doctor", "--json")
	var shape struct{ Checks []doctor.Check }
	if err := json.Unmarshal([]byte(out), &shape); err != nil {
		s.t.Fatalf("footnote doctor --json: %v: %s%s", err, out, errs)
	}
	if strings.Contains(out, s.env["DISCORD_TOKEN"]) && s.env["DISCORD_TOKEN"] != "" {
		s.t.Error("doctor prints the token")
	}
	for _, c := range shape.Checks {
		if c.State != doctor.OK {
			bad = append(bad, c)
		}
	}
	return status, bad
}

// between puts something between the bot and Discord that changes its answers.
func (s *setUp) between(path string, change func(header http.Header, body []byte) []byte) {
	target, err := url.Parse(s.srv.URL())
	if err != nil {
		s.t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.ModifyResponse = func(r *http.Response) error {
		if !strings.HasSuffix(r.Request.URL.Path, path) {
			return nil
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return err
		}
		body = change(r.Header, body)
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
		r.Header.Set("Content-Length", fmt.Sprint(len(body)))
		return nil
	}
	server := httptest.NewServer(proxy)
	s.t.Cleanup(server.Close)
	s.env["DISCORD_API_URL"] = server.URL
}

func (s *setUp) replace(path, old, new string) {
	s.between(path, func(_ http.Header, body []byte) []byte {
		if !bytes.Contains(body, []byte(old)) {
			s.t.Errorf("the answer of %s has no %s: %s", path, old, body)
		}
		return bytes.ReplaceAll(body, []byte(old), []byte(new))
	})
}

func (s *setUp) file() []byte {
	s.t.Helper()
	data, err := os.ReadFile(s.lib)
	if err != nil {
		s.t.Fatal(err)
	}
	return data
}

func (s *setUp) write(path string, data []byte) {
	s.t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// embedder serves vectors of a length.
func (s *setUp) embedder(length int) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var asked struct{ Input any }
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		v := make([]float32, length)
		v[0] = 1
		type row struct {
			Index     int       `json:"index"`
			Embedding []float32 `json:"embedding"`
		}
		rows := []row{}
		texts, _ := asked.Input.([]any) // one text comes by itself
		for i := range max(1, len(texts)) {
			rows = append(rows, row{i, v})
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"data": rows})
	}))
	s.t.Cleanup(server.Close)
	s.env["FOOTNOTE_EMBEDDER"], s.env["FOOTNOTE_EMBEDDER_URL"], s.env["FOOTNOTE_EMBEDDER_MODEL"] = "openai", server.URL+"/v1", "small"
}

// A set-up with nothing wrong is told so.
func TestDoctorFindsNothingWrong(t *testing.T) {
	s := newSetUp(t)
	s.start()
	if status, bad := s.examine(); status != command.StatusDone || len(bad) > 0 {
		t.Errorf("doctor = %d, %+v, want nothing wrong", status, bad)
	}
	if status, out, _ := s.run("doctor"); status != command.StatusDone || !strings.Contains(out, "\nEverything is as it should be.\n") {
		t.Errorf("doctor prints %q", out)
	}
}

// A breakage is one way in which a set-up may be broken, and what the doctor finds then.
type breakage struct {
	spoil func(s *setUp)
	name  string // of the check
	state doctor.State
	found string
	also  bool // other checks may find it, too
}

// Each set-up is broken in one way, and the doctor names that way and no other.
func TestDoctorNamesWhatIsBroken(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]breakage{
		"wrong token":              {func(s *setUp) { s.env["DISCORD_TOKEN"] = strings.ToUpper(s.env["DISCORD_TOKEN"]) }, "Token", doctor.Broken, "does not know the token", false},
		"nobody there":             {func(s *setUp) { s.env["DISCORD_API_URL"] = "http://127.0.0.1:9" }, "Discord", doctor.Broken, "cannot be reached", false},
		"not this machine":         {func(s *setUp) { s.env["DISCORD_API_URL"] = "http://192.0.2.1" }, "Discord", doctor.Broken, "not an address of this machine", false},
		"other intents":            {func(s *setUp) { s.srv.Refuse(sandbox.Refusal{On: "IDENTIFY", Close: 4014}) }, "Gateway", doctor.Broken, "refuses the intents", false},
		"too few shards":           {func(s *setUp) { s.env["FOOTNOTE_SHARDS"] = "1"; s.srv.Split(2, 2) }, "Gateway", doctor.Warning, "FOOTNOTE_SHARDS says; the bot has 2 instead", false},
		"a server without the bot": {func(s *setUp) { s.env["DISCORD_GUILD_ID"] = "123456789012345678" }, "Commands", doctor.Broken, "not in the server 123456789012345678", false},
		"endpoint": {func(s *setUp) {
			s.replace("/applications/@me", `"description"`, `"interactions_endpoint_url":"https://example.org/x","description"`)
		}, "Application", doctor.Broken, "https://example.org/x", false},
		"code grant": {func(s *setUp) {
			s.replace("/applications/@me", `"bot_require_code_grant":false`, `"bot_require_code_grant":true`)
		}, "Application", doctor.Broken, "code grant", false},
		"older commands":    {func(s *setUp) { s.replace("/commands", `"question"`, `"query"`) }, "Commands", doctor.Broken, "registered by another version of Footnote: /ask", false},
		"no commands":       {func(s *setUp) { s.between("/commands", func(http.Header, []byte) []byte { return []byte("[]") }) }, "Commands", doctor.Broken, "not registered: /", false},
		"a lost permission": {func(s *setUp) { s.between("/guilds", withoutAttachments) }, "Servers", doctor.Broken, "the bot may not: Attach Files", true},
		"few sessions":      {func(s *setUp) { s.replace("/gateway/bot", `"remaining":999`, `"remaining":60`) }, "Gateway", doctor.Warning, "only 60 of 1000", false},
		"clock":             {func(s *setUp) { s.between("", anHourBehind) }, "Clock", doctor.Broken, "1h0m", false},
		"settings":          {func(s *setUp) { s.env["FOOTNOTE_EMBEDDER_TIMEOUT"] = "soon" }, "Settings", doctor.Broken, "FOOTNOTE_EMBEDDER_TIMEOUT", false},
		"no embedder":       {func(s *setUp) { s.embedder(3); s.env["FOOTNOTE_EMBEDDER_URL"] = "http://127.0.0.1:9/v1" }, "Embedder", doctor.Broken, "does not answer", true},
		"other dimension":   {func(s *setUp) { s.embedder(3); s.mustRun("sync"); s.embedder(4) }, "Vectors", doctor.Broken, "vectors of 4 numbers, but libraries hold others under its name: default (3)", false},
		"not embedded":      {func(s *setUp) { s.embedder(3) }, "Library default", doctor.Warning, "are not embedded by", false},
		"jobs that wait":    {func(s *setUp) { s.leaveJob() }, "Jobs", doctor.Warning, "1 waiting, the oldest since 1h", false},
		"damaged jobs":      {func(s *setUp) { s.write(bot.JobsPath(filepath.Dir(s.lib)), bytes.Repeat([]byte("x"), 9000)) }, "Jobs", doctor.Broken, "damaged", false},
		"jobs in the open": {func(s *setUp) {
			if err := os.Chmod(bot.JobsPath(filepath.Dir(s.lib)), 0o644); err != nil {
				s.t.Fatal(err)
			}
		}, "Jobs", doctor.Warning, "other users of this machine can read", false},
		"damaged library": {func(s *setUp) {
			data := s.file()
			copy(data[8192:], bytes.Repeat([]byte{0xAA}, 30000))
			s.write(s.lib, data)
		}, "Library default", doctor.Broken, "damaged", false},
		"damaged index":           {func(s *setUp) { s.damageIndex() }, "Library default", doctor.Broken, "damaged: row 1 missing from index", true},
		"flipped byte in a text":  {func(s *setUp) { s.flip("narrow water") }, "Library default", doctor.Broken, "of source 1 the text", false},
		"flipped byte in a title": {func(s *setUp) { s.flip("text.txt") }, "Library default", doctor.Broken, "of source 1 the record", false},
		"damaged kept file":       {func(s *setUp) { s.damageKeptFile() }, "Library default", doctor.Broken, "kept of its sources 1 are damaged", false},
		"newer library": {func(s *setUp) {
			data := s.file()
			data[63] = 250
			s.write(s.lib, data)
		}, "Library default", doctor.Broken, "newer version of Footnote", false},
		"not a library": {func(s *setUp) { s.write(s.lib, []byte("no library at all")) }, "Library default", doctor.Broken, "not a Footnote library", false},
		"stale log": {func(s *setUp) {
			s.write(s.lib+"-wal", otherLog(s.t))
		}, "Library default", doctor.Broken, "log of another library lies beside it", false},
		"log without library": {func(s *setUp) {
			s.write(filepath.Join(filepath.Dir(s.lib), "gone.sqlite-wal"), []byte("some log"))
		}, "Library gone", doctor.Broken, "its log lies there without it", false},
		"a file for a folder": {func(s *setUp) { s.env["FOOTNOTE_DATA"] = s.text }, "Folder", doctor.Broken, "is a file and no folder", false},
		"open cache": {func(s *setUp) {
			s.env["XDG_CACHE_HOME"] = s.t.TempDir()
			cache := settings.CacheFolder(func(name string) string { return s.env[name] })
			if err := os.MkdirAll(cache, 0o777); err != nil {
				s.t.Fatal(err)
			}
			if err := os.Chmod(cache, 0o777); err != nil {
				s.t.Fatal(err)
			}
		}, "PDF pages", doctor.Broken, "others may write to", false},
		"link that leads nowhere": {func(s *setUp) { s.link("nowhere") }, "Folder", doctor.Broken, "is a link that leads nowhere", true},
		"folder for all":          {func(s *setUp) { s.chmod(filepath.Dir(s.lib), 0o777) }, "Folder", doctor.Warning, "every user of this machine can write", false},
		"name in capitals":        {func(s *setUp) { s.write(filepath.Join(filepath.Dir(s.lib), "My Notes.sqlite"), s.file()) }, "Library My Notes", doctor.Warning, "is no name of a library", false},
		"empty library":           {func(s *setUp) { s.write(s.lib, nil) }, "Library default", doctor.Broken, "its file is empty", false},
		"half a library":          {func(s *setUp) { s.write(s.lib, s.file()[:40960]) }, "Library default", doctor.Broken, "ends too early, with 40960 of", false},
		"folder for a library":    {func(s *setUp) { s.inPlaceOf(s.lib) }, "Library default", doctor.Broken, "it is a folder", false},
		"folder for jobs":         {func(s *setUp) { s.inPlaceOf(bot.JobsPath(filepath.Dir(s.lib))) }, "Jobs", doctor.Broken, "is a folder", false},
		"number for a token":      {func(s *setUp) { s.env["DISCORD_TOKEN"] = "123456789012345678" }, "Token", doctor.Broken, "does not know the token", false},
		"address of another":      {func(s *setUp) { s.env["FOOTNOTE_STATUS"] = s.listener() }, "Status", doctor.Warning, "another program listens there", false},
		"wrong time of a library": {func(s *setUp) {
			if err := os.Chtimes(s.lib, time.Now(), time.Now().Add(3*time.Hour)); err != nil {
				s.t.Fatal(err)
			}
		}, "Clock", doctor.Broken, "a library was written", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.check(newSetUp(t))
		})
	}
}

// The same, broken by what all of the process has: its environment, or the file in its folder.
func TestDoctorNamesWhatIsBrokenHere(t *testing.T) {
	for name, test := range map[string]breakage{
		"unknown setting":       {func(s *setUp) { s.t.Setenv("FOOTNOTE_DATABSE", "x") }, "Settings", doctor.Warning, "FOOTNOTE_DATABSE is set in the environment", false},
		"no temporary files":    {func(s *setUp) { s.t.Setenv("TMPDIR", filepath.Join(filepath.Dir(s.lib), "nowhere")) }, "Temporary files", doctor.Broken, "no such file", true},
		"settings in UTF-16":    {func(s *setUp) { s.write(".env", []byte("\xff\xfeF\x00=\x00")) }, "Settings", doctor.Broken, "saved as UTF-16", false},
		"mistake behind a mark": {func(s *setUp) { s.write(".env", []byte("\xef\xbb\xbfFOOTNOTE_LOG=jason\r\n")) }, "Settings", doctor.Broken, "FOOTNOTE_LOG", false},
		"open secrets": {func(s *setUp) {
			if err := os.WriteFile(".env", []byte("# ours\n"), 0o644); err != nil {
				s.t.Fatal(err)
			}
		}, "Secrets", doctor.Warning, "can read .env", false},
	} {
		t.Run(name, func(t *testing.T) { test.check(newSetUpHere(t)) })
	}
}

func (b breakage) check(s *setUp) {
	s.start()
	b.spoil(s)
	status, bad := s.examine()
	if want := map[doctor.State]int{doctor.Broken: command.StatusError, doctor.Warning: command.StatusDone}[b.state]; status != want {
		s.t.Errorf("doctor ends with %d, want %d", status, want)
	}
	named := false
	for _, c := range bad {
		if c.Name == b.name && c.State == b.state && strings.Contains(c.Found, b.found) {
			named = true
		} else if !b.also {
			s.t.Errorf("doctor finds besides: %+v", c)
		}
		if restore := strings.Contains(c.Advice, "footnote restore"); restore && !strings.Contains(c.Found, "damaged") && !strings.Contains(c.Found, "log of another") {
			s.t.Errorf("a backup does not help with %+v", c)
		}
		if c.Advice == "" && c.Name != "Token" && c.Name != "Gateway" {
			s.t.Errorf("no advice with %+v", c)
		}
	}
	if !named {
		s.t.Errorf("doctor finds %+v, want %s %s: … %s …", bad, b.state, b.name, b.found)
	}
}

// link puts a link in the place of the folder of libraries.
func (s *setUp) link(to string) {
	s.t.Helper()
	folder := filepath.Join(s.t.TempDir(), "data")
	if err := os.Symlink(to, folder); err != nil {
		s.t.Fatal(err)
	}
	s.env["FOOTNOTE_DATA"] = folder
}

func (s *setUp) chmod(path string, mode os.FileMode) {
	s.t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		s.t.Fatal(err)
	}
}

// inPlaceOf puts a folder in the place of a file.
func (s *setUp) inPlaceOf(file string) {
	s.t.Helper()
	if err := errors.Join(os.Remove(file), os.Mkdir(file, 0o700)); err != nil {
		s.t.Fatal(err)
	}
}

// listener gives an address where somebody listens who is no bot.
func (s *setUp) listener() string {
	server := httptest.NewServer(http.NotFoundHandler())
	s.t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

// damageKeptFile changes one byte of the file that is kept of the source.
func (s *setUp) damageKeptFile() {
	s.t.Helper()
	db, err := sql.Open("sqlite", s.lib)
	if err == nil {
		_, err = db.Exec("UPDATE originals SET data = CAST(substr(data, 1, 20) || x'ff' || substr(data, 22) AS BLOB)")
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// flip changes one bit of a text, as a disk does: SQLite finds nothing wrong then.
func (s *setUp) flip(text string) {
	s.t.Helper()
	data := s.file()
	at := bytes.Index(data, []byte(text))
	if at < 0 || bytes.Contains(data[at+1:], []byte(text)) {
		s.t.Fatalf("%q stands in the file not once", text)
	}
	data[at] ^= 1
	s.write(s.lib, data)
	if found, err := s.integrity(); found != "ok" || err != nil {
		s.t.Fatalf("SQLite finds %q, %v: it is another test", found, err)
	}
}

func (s *setUp) integrity() (found string, err error) {
	db, err := sql.Open("sqlite", s.lib)
	if err == nil {
		err = errors.Join(db.QueryRow("PRAGMA integrity_check").Scan(&found), db.Close())
	}
	return found, err
}

// A backup names the source in which a byte has changed and is not called good; reading the
// source again mends it. An import of such a file leaves the source out.
func TestBackupOfFlippedByte(t *testing.T) {
	s := newSetUpHere(t)
	s.flip("narrow water")
	status, _, errs := s.run("backup", "one.sqlite")
	if status != command.StatusError || !strings.Contains(errs, "of source 1 the text") || !strings.Contains(errs, "footnote refresh 1") {
		t.Errorf("backup = %d, %q, want it to name the source", status, errs)
	}
	if status, _, errs := s.run("import", "--library", "other", "one.sqlite"); status != command.StatusDone || !strings.Contains(errs, "left out source 1 (it is not what was stored") {
		t.Errorf("import = %d, %q, want the source left out", status, errs)
	}
	if status, _, errs := s.run("restore", "--library", "third", "one.sqlite"); status != command.StatusDone || !strings.Contains(errs, "of source 1 the text") {
		t.Errorf("restore = %d, %q, want a warning", status, errs)
	}
	s.mustRun("refresh", "--files", "1")
	if status, _, errs := s.run("backup", "two.sqlite"); status != command.StatusDone || errs != "" {
		t.Errorf("backup = %d, %q, want nothing wrong any more", status, errs)
	}
	if status, _, errs := s.run("import", "--library", "other", "two.sqlite"); status != command.StatusDone || strings.Contains(errs, "left out") {
		t.Errorf("import = %d, %q, want nothing left out", status, errs)
	}
}

// damageIndex changes one bit of a digest where it stands first, in a table or its index, and
// not in the other.
func (s *setUp) damageIndex() {
	s.t.Helper()
	text, err := os.ReadFile(s.text)
	if err != nil {
		s.t.Fatal(err)
	}
	data := s.file()
	data[bytes.Index(data, fmt.Appendf(nil, "%x", sha256.Sum256(text)))+10] ^= 1
	s.write(s.lib, data)
}

// A backup tells that a kept file is damaged, and adding the file again mends it. A library
// whose index is damaged is not backed up as if it were whole.
func TestBackupOfDamage(t *testing.T) {
	s := newSetUpHere(t)
	s.damageKeptFile()
	if status, _, errs := s.run("backup", "one.sqlite"); status != command.StatusDone || !strings.Contains(errs, "1 are damaged") {
		t.Errorf("backup = %d, %q, want a warning of the kept file", status, errs)
	}
	s.mustRun("add", s.text)
	if status, _, errs := s.run("backup", "two.sqlite"); status != command.StatusDone || strings.Contains(errs, "damaged") {
		t.Errorf("backup = %d, %q, want nothing wrong any more", status, errs)
	}
	s.damageIndex()
	if status, _, errs := s.run("backup", "three.sqlite"); status != command.StatusError || !strings.Contains(errs, "is damaged, so no backup was made") {
		t.Errorf("backup = %d, %q, want it to refuse", status, errs)
	}
}

// leaveJob leaves a job of an hour ago.
func (s *setUp) leaveJob() {
	s.t.Helper()
	path := bot.JobsPath(filepath.Dir(s.lib))
	table, err := jobs.Open(s.t.Context(), path)
	if err == nil {
		_, err = table.Put(s.t.Context(), jobs.Job{Library: "discord-1", Kind: "source add"})
		err = errors.Join(err, table.Close())
	}
	var db *sql.DB
	if err == nil {
		db, err = sql.Open("sqlite", path)
	}
	if err == nil {
		_, err = db.Exec("UPDATE jobs SET made = made - 3600000")
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

func anHourBehind(h http.Header, body []byte) []byte {
	h.Set("Date", time.Now().Add(-time.Hour).UTC().Format(http.TimeFormat))
	return body
}

// withoutAttachments takes the right to attach files from the bot, and what
// includes it.
func withoutAttachments(_ http.Header, body []byte) []byte {
	var list []map[string]any
	if err := json.Unmarshal(body, &list); err != nil {
		return nil
	}
	for _, s := range list {
		s["permissions"] = fmt.Sprint(1<<10 | 1<<11 | 1<<14 | 1<<38)
	}
	body, _ = json.Marshal(list)
	return body
}

// otherLog gives the log of another library, as it is while that is in use.
func otherLog(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.sqlite")
	l, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Journal.Set(t.Context(), "answers", "private"); err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	return log
}

// A full disk, and one that can only be read, are told though rights allow all.
func TestDoctorOnBadDisks(t *testing.T) {
	if _, err := exec.LookPath("unshare"); err != nil {
		t.Skip("needs unshare to mount a disk")
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ script, want string }{
		"full":      {`mount -t tmpfs -o size=64k none data && dd if=/dev/zero of=data/big bs=1k count=64 2>/dev/null; exec "$0" doctor`, "no space left on device"},
		"small":     {`mount -t tmpfs -o size=300k none data || exit 77; exec "$0" doctor`, "broken   Space: 0.0 GB are free"},
		"read only": {`mount -t tmpfs -o ro none data || exit 77; exec "$0" doctor`, "read-only file system"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.Mkdir("data", 0o755); err != nil {
				t.Fatal(err)
			}
			c := exec.Command("unshare", "--map-root-user", "--mount", "sh", "-c", test.script, program)
			c.Env = append(os.Environ(), killedEnv+"=1", "FOOTNOTE_DATA=data", "DISCORD_TOKEN=")
			var out, errs bytes.Buffer
			c.Stdout, c.Stderr = &out, &errs
			err := c.Run()
			if c.ProcessState.ExitCode() == 77 || c.ProcessState.ExitCode() == 1 {
				t.Skipf("cannot mount a disk here: %s", errs.String())
			}
			if c.ProcessState.ExitCode() != command.StatusError || !strings.Contains(out.String(), test.want) {
				t.Errorf("doctor = %v, %s%s, want %q", err, out.String(), errs.String(), test.want)
			}
		})
	}
}

// A tesseract that reads no language is as good as none, and the doctor says so.
func TestDoctorTriesTesseract(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no shell")
	}
	folder := t.TempDir()
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	for languages, want := range map[string]doctor.State{"": doctor.Warning, "eng": doctor.OK} {
		script := "#!/bin/sh\necho 'List of available languages:'\necho " + languages + "\n"
		if err := os.WriteFile(filepath.Join(folder, "tesseract"), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
		s := newSetUp(t)
		s.start()
		_, bad := s.examine()
		if found := slices.ContainsFunc(bad, func(c doctor.Check) bool { return c.Name == "Scans" && c.State == doctor.Warning }); found != (want == doctor.Warning) {
			t.Errorf("with the languages %q the doctor says %+v", languages, bad)
		}
	}
}
