package bot

import (
	"context"
	"regexp"
	"strings"
	"sync"
	"testing"

	"footnote/bot/sandbox"
)

// The code that a member is told of a failure is that of the request in the log, and
// who counts is told of each request once.
func TestRequestsHaveCodesAndAreCounted(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var all []Done
	w := serve(t, func(o *Options) {
		o.Done = func(d Done) {
			mu.Lock()
			defer mu.Unlock()
			all = append(all, d)
		}
	})
	counted := func(n int) []Done {
		w.await("the counts", func() bool { mu.Lock(); defer mu.Unlock(); return len(all) >= n })
		mu.Lock()
		defer mu.Unlock()
		return all[n-1:]
	}

	answer := w.command(w.member(0), "ask", sandbox.Opt("question", strikes))
	if got := counted(1)[0]; got.Command != "ask" || got.Outcome != Answered || got.Verdict != "sure" || got.Took <= 0 {
		t.Errorf("an answered question counts as %+v", got)
	}
	w.command(w.moderator(0), "source remove", sandbox.Opt("source", "99"))
	if got := counted(2)[0]; got.Command != "source remove" || got.Outcome != Declined || got.Verdict != "" {
		t.Errorf("a refused command counts as %+v", got)
	}
	broken := w.bot.actions.buttons["helpful"]
	broken.run = func(context.Context, *call) (reply, error) { panic("a bug") }
	w.bot.actions.buttons["helpful"] = broken
	told := w.press(w.member(0), answer, "helpful")
	if got := counted(3)[0]; got.Command != "button helpful" || got.Outcome != Failed {
		t.Errorf("a failure counts as %+v", got)
	}
	code := regexp.MustCompile(`E-[0-9a-f]{6}`).FindString(told.Content)
	if code == "" {
		t.Fatalf("no code in %q", told.Content)
	}
	line := ""
	for l := range strings.Lines(w.log.String()) {
		if strings.Contains(l, "msg=failed") {
			line = l
		}
	}
	if !strings.Contains(line, "request="+code) || !strings.Contains(line, "fault=E-") {
		t.Errorf("the member was told %s, the log says %q", code, line)
	}
	if strings.Count(w.log.String(), code) != 1 {
		t.Errorf("%s stands in several lines of requests", code)
	}
}
