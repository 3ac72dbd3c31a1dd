package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"footnote/bot/sandbox"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/library/jobs"
	"footnote/retrieval/embed"
)

// killedEnv makes the test program a bot that is killed: it holds what that needs, in JSON.
const killedEnv = "FOOTNOTE_TEST_KILLED"

// A killedBot is a bot of its own process, which kills itself when it has reached a step
// so many times.
type killedBot struct {
	Token, URL, Data string
	At               string
	Times            int
}

// runKilled is the process of a killedBot.
func runKilled() error {
	var k killedBot
	if err := json.Unmarshal([]byte(os.Getenv(killedEnv)), &k); err != nil {
		return err
	}
	var reached atomic.Int64
	reach := func(step string) {
		if step == k.At && reached.Add(1) == int64(k.Times) {
			self, _ := os.FindProcess(os.Getpid())
			self.Kill() // with -9
			select {}
		}
	}
	table, err := embed.BuiltIn()
	if err != nil {
		return err
	}
	o := Options{
		Token: k.Token, APIURL: k.URL, Data: k.Data, Pause: 10 * time.Millisecond, identifying: 10 * time.Millisecond,
		Log: slog.New(slog.NewTextHandler(os.Stderr, nil)), Ingestions: 1,
		Embedder: seenEmbedder{table, reach}, reached: reach,
	}
	drawing(&o)
	b, err := New(context.Background(), o)
	if err != nil {
		return err
	}
	return b.Run(context.Background())
}

// A seenEmbedder tells when it is to embed passages.
type seenEmbedder struct {
	embed.Embedder
	reach func(step string)
}

func (s seenEmbedder) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	s.reach("embedding")
	return s.Embedder.EmbedPassages(ctx, texts)
}

// A killCase is what somebody does, and when the bot is killed at that.
type killCase struct {
	at     string
	times  int
	begin  func(w *world) (*sandbox.Pending, error)
	ends   string   // how the message begins in the end
	says   string   // what it says then, besides
	titles []string // in the library then
	left   time.Time
	w      *world
	shown  *sandbox.Pending
	last   *sandbox.Message
}

// longText is a source of a passage for each of so many sections, no two alike.
func longText(sections int) []byte {
	words := strings.Fields("ferry landing keeper cattle harbour rope lantern winter market bridge granite river farmer lighthouse bell fog " +
		"carried crossed counted waited repaired painted borrowed guarded followed measured remembered promised quietly often twice early north inland")
	random := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	b.WriteString("# On Ferries\n")
	for i := range sections {
		fmt.Fprintf(&b, "\n## Crossing %d\n\n", i)
		for range 5 {
			fmt.Fprintf(&b, "The %s", words[random.IntN(len(words))])
			for range 12 {
				b.WriteString(" " + words[random.IntN(len(words))])
			}
			b.WriteString(". ")
		}
		b.WriteString("\n")
	}
	return b.Bytes()
}

// addFile begins with an attached file.
func addFile(name string, data []byte) func(w *world) (*sandbox.Pending, error) {
	return func(w *world) (*sandbox.Pending, error) {
		return w.moderator(0).Start("source add", sandbox.Opt("file", sandbox.File{Name: name, Data: data}))
	}
}

// importOf begins to import a library of texts.
func importOf(t *testing.T, texts ...string) func(w *world) (*sandbox.Pending, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.sqlite")
	lib, err := library.Open(t.Context(), path)
	for _, text := range texts {
		source, passages, readErr := extract.Read(t.Context(), corpus.File{Name: "test.md", Origin: "test.md", Data: []byte(text)})
		if err = errors.Join(err, readErr); err == nil {
			_, err = lib.Add(t.Context(), source, passages)
		}
	}
	if err == nil {
		err = lib.Close()
	}
	data, readErr := os.ReadFile(path)
	if err = errors.Join(err, readErr); err != nil {
		t.Fatal(err)
	}
	return func(w *world) (*sandbox.Pending, error) {
		return w.moderator(0).Start("library import", sandbox.Opt("file", sandbox.File{Name: "library.sqlite", Data: data}))
	}
}

// Killed at any step, a job is done to its end by the next process, once; and the
// message of who waits ends with what became of it.
func TestKilledAtEachStep(t *testing.T) {
	t.Parallel()
	if raceDetector {
		t.Skip("skipped: what is killed is a process, in which the detector says nothing any more")
	}
	var cases []*killCase
	for _, at := range []string{"made", "claimed", "fetched", "kept", "read", "stored", "noted", "embedded", "told"} {
		cases = append(cases, &killCase{at: at, times: 1, begin: addFile("ferries.md", longText(10)), ends: "Added.", titles: []string{"On Ferries"}})
	}
	bib := []byte("@book{a, title = {On Fog}, author = {Vane, Iris}, year = {1999}}\n@book{b, title = {On Bells}, author = {Roe, Jane}, year = {2001}}\n" +
		"@book{c, title = {On Lamps}, author = {Roe, Jane}, year = {2003}}\n")
	for at, times := range map[string]int{"claimed": 2, "replaced": 1, "some": 1} {
		cases = append(cases, refreshing(at, times))
	}
	cases = append(cases,
		&killCase{at: "embedding", times: 2, begin: addFile("ferries.md", longText(100)), ends: "Added.", titles: []string{"On Ferries"}}, // behind a batch
		&killCase{at: "copied", times: 1, begin: importOf(t, bridges, lighthouses), ends: "2 sources in the file, 2 of them new", titles: []string{"Bridges of the Old Town", "Keepers of the Light"}},
		&killCase{at: "acknowledged", times: 1, begin: addFile("ferries.md", longText(10)), ends: "The bot was restarted"},
		&killCase{at: "some", times: 2, begin: addFile("works.bib", bib), ends: "Added: 3 sources.", titles: []string{"On Fog", "On Bells", "On Lamps"}},
	)
	for _, c := range cases {
		c.killed(t)
	}
	for _, c := range cases {
		c.goesOn(t)
	}
	time.Sleep(2 * progressTick) // nothing is said behind the end
	for _, c := range cases {
		c.check(t)
	}
}

// killed lets the bot of a case be killed.
func (c *killCase) killed(t *testing.T) {
	t.Helper()
	c.w = newWorld(t, sandbox.Options{})
	k, err := json.Marshal(killedBot{c.w.Token(), c.w.URL(), c.w.data, c.at, c.times})
	if err != nil {
		t.Fatal(err)
	}
	process := exec.Command(os.Args[0])
	process.Env, process.Stderr = append(os.Environ(), killedEnv+"="+string(k)), testWriter{t}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	defer process.Process.Kill()
	c.w.await("the commands", func() bool { return c.w.Connected() && isThere(filepath.Join(c.w.data, "discord-commands.json")) })
	if c.shown, err = c.begin(c.w); err != nil {
		t.Fatal(err)
	}
	giveUp := time.AfterFunc(patience/3, func() {
		t.Errorf("the bot never was %s", c.at)
		process.Process.Kill()
	})
	process.Wait()
	giveUp.Stop()
	c.left = time.Now()
	for c.w.Connected() {
		time.Sleep(time.Millisecond)
	}
}

// goesOn lets another bot go on with a case, and looks at what comes of it.
func (c *killCase) goesOn(t *testing.T) {
	t.Helper()
	w := c.w
	began := time.Now()
	w.start(drawing)
	w.await("the end of what was killed at "+c.at, func() bool {
		c.last = c.shown.Latest().Message
		return c.last != nil && strings.HasPrefix(c.last.Content, c.ends)
	})
	t.Logf("killed when %s: done %.1f s after the kill, %.1f s after the start", c.at, time.Since(c.left).Seconds(), time.Since(began).Seconds())
}

// check looks at what came of a case.
func (c *killCase) check(t *testing.T) {
	t.Helper()
	w := c.w
	if now := c.shown.Latest().Message; now.Content != c.last.Content {
		t.Errorf("killed when %s: in the end the message is %q", c.at, now.Content)
	}
	if !strings.Contains(words(c.last), c.says) {
		t.Errorf("killed when %s: the message is %q, without %q", c.at, words(c.last), c.says)
	}
	s, err := w.bot.jobs.table.Status(w.ctx)
	for begun := time.Now(); err == nil && s != (jobs.Status{}) && time.Since(begun) < patience/3; s, err = w.bot.jobs.table.Status(w.ctx) {
		time.Sleep(5 * time.Millisecond) // a job is crossed out after its message has been sent
	}
	if err != nil || s != (jobs.Status{}) {
		t.Errorf("killed when %s: jobs left: %+v, %v", c.at, s, err)
	}
	w.stop()
	path, err := w.bot.where.Of(string(w.Guilds()[0].ID))
	if err != nil {
		t.Fatal(err)
	}
	lib, err := library.Open(w.ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	c.checkLibrary(t, lib)
}

// checkLibrary sees that the sources are there once, and embedded.
func (c *killCase) checkLibrary(t *testing.T, lib *library.Library) {
	t.Helper()
	sources, err := lib.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, s := range sources {
		titles = append(titles, s.Title)
	}
	if strings.Join(titles, "|") != strings.Join(c.titles, "|") {
		t.Errorf("killed when %s: the library holds %q, want %q", c.at, titles, c.titles)
	}
	if _, pending, err := lib.Pending(t.Context(), builtInModel(t), 1); err != nil || pending > 0 {
		t.Errorf("killed when %s: %d passages are not embedded, %v", c.at, pending, err)
	}
}

func builtInModel(t *testing.T) string {
	t.Helper()
	emb, err := embed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return emb.Model()
}
