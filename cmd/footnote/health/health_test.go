package health

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"footnote/bot"
)

// Calls of an embedder are counted by what became of them.
func TestEmbeddingsAreCounted(t *testing.T) {
	m := New("v1", "c0ffee")
	m.embedded("question", time.Now(), nil)
	m.embedded("question", time.Now(), io.ErrUnexpectedEOF)
	families, err := m.registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprint(families)
	for _, want := range []string{"footnote_embeddings_total", "footnote_embedding_seconds", `value:"failed"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the figures lack %s", want)
		}
	}
}

// A short break is Discord's routine, a long one is not; nor is a long line.
func TestVigil(t *testing.T) {
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	var st bot.Status
	v := newVigil(func() bot.Status { return st }, func() time.Time { return now }, "v1")
	for _, step := range []struct {
		after    time.Duration
		ready    bool
		expected time.Duration
		well     bool
	}{
		{0, false, 0, true}, {59 * time.Second, false, 0, true}, {time.Second, false, 0, false}, {time.Hour, true, 0, true},
		{time.Second, true, 12 * time.Second, false}, {time.Second, true, 0, true}, {59 * time.Second, false, 0, true}, {2 * time.Second, false, 0, false},
	} {
		now = now.Add(step.after)
		st.Gateway.Ready, st.Work.Expected = step.ready, step.expected
		if h := v.look(); h.Well != step.well || h.Well == (h.Reason != "") {
			t.Errorf("after %v, ready %v: %+v, want well %v", step.after, step.ready, h, step.well)
		}
	}
}
