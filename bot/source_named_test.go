package bot

import (
	"strings"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus/library/jobs"
)

// A job replaces the source that was named when it was ordered, or none: that one may have
// been removed while it waited, and the same words fit another by then.
func TestRefreshOfWhatWasRemovedMeanwhile(t *testing.T) {
	t.Parallel()
	for name, named := range map[string]string{"by its title": "Bridges", "by its number": "1"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := serve(t, func(o *Options) { o.Ingestions = 1 })
			w.add(0, "# Bridges\n\nThe toll was paid in salt until the second bridge was built.\n",
				"# More Bridges of 1901\n\nEach winter the ferryman took the ropes in and counted them.\n")
			release := w.holdFiles()
			running := w.beginAdding(1, lighthouses)
			w.awaitRunning(1)
			by := w.moderator(0)
			waiting, err := by.Start("source refresh", sandbox.Opt("source", named), sandbox.Opt("file", sandbox.File{Name: "a.md", Data: []byte(bridges)}))
			if err != nil {
				t.Fatal(err)
			}
			w.await("the job", func() bool { return w.jobs().Waiting == 1 })
			w.wantWords(w.press(by, w.command(by, "source remove", sandbox.Opt("source", "1")), "remove"), "Removed: Bridges")
			release()
			w.awaitSaid(running, "Added.")
			w.awaitSaid(waiting, "That is not there any more")
			w.await("the end of the jobs", func() bool { return w.jobs() == jobs.Status{} })
			lease := w.lease(0)
			defer lease.Release()
			sources, err := lease.Sources(w.ctx)
			if err != nil || len(sources) != 1 || sources[0].Title != "More Bridges of 1901" || sources[0].Passages != 1 {
				t.Errorf("%d sources, %v, want the other one as it was: %+v", len(sources), err, sources)
			}
		})
	}
}

// The number that was offered of a source stands for that one alone, also when it is gone.
func TestNumbersAreNoPartsOfTitles(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, strings.Replace(bridges, "Bridges of the Old Town", "A Report of 1932", 1), "---\ntitle: \"1984\"\n---\n\nThe clock on the landing struck thirteen, and nobody looked up.\n")
	for named, want := range map[string]string{"193": "", "1932": "", "report of 1932": "A Report of 1932", "1984": "1984", "2": "1984", "report": "A Report of 1932"} {
		lease := w.lease(0)
		s, err := sourceNamed(w.ctx, lease.Library, named)
		lease.Release()
		if s.Title != want || (err == nil) != (want != "") {
			t.Errorf("sourceNamed(%q) = %q, %v, want %q", named, s.Title, err, want)
		}
	}
}
