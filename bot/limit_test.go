package bot

import (
	"testing"
	"time"
)

func TestLimiter(t *testing.T) {
	now := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	l := newLimiter(2, func() time.Time { return now })
	for i, step := range []struct {
		after time.Duration
		key   string
		ok    bool
		wait  time.Duration
	}{
		{0, "a", true, 0}, {0, "a", true, 0}, {0, "a", false, 30 * time.Second}, {0, "b", true, 0},
		{15 * time.Second, "a", false, 15 * time.Second}, {15 * time.Second, "a", true, 0},
		{time.Hour, "a", true, 0}, {0, "a", true, 0}, {0, "a", false, 30 * time.Second},
	} {
		now = now.Add(step.after)
		if wait, ok := l.take(step.key); ok != step.ok || wait.Round(time.Millisecond) != step.wait {
			t.Errorf("step %d: take(%q) = %v, %v, want %v, %v", i, step.key, wait, ok, step.wait, step.ok)
		}
	}
}

func TestLimiterForgets(t *testing.T) {
	now := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	l := newLimiter(2, func() time.Time { return now })
	for i := range 5000 {
		l.take(time.Duration(i).String())
		now = now.Add(time.Second)
	}
	if n := len(l.buckets); n > 1100 {
		t.Errorf("%d members are remembered, want about 1000", n)
	}
}

// Commands of one server have no contexts, those for all have.
func TestRegistration(t *testing.T) {
	for _, everywhere := range []bool{true, false} {
		list := registration(everywhere)
		if err := commandRules(list); err != nil {
			t.Error(err)
		}
		for _, c := range list {
			if (len(c.Contexts) > 0) != everywhere {
				t.Errorf("registration(%v): /%s has contexts %v", everywhere, c.Name, c.Contexts)
			}
		}
	}
}

// Each button and form that a message or handler names is in the tables, and
// each command has all it needs.
func TestTablesAreWhole(t *testing.T) {
	for _, c := range commands() {
		if c.run == nil || c.ack == nil {
			t.Errorf("command %q has no handler or no acknowledgement", c.name)
		}
	}
	for name, table := range map[string]map[string]action{"button": buttons(), "form": forms()} {
		for verb, a := range table {
			if a.run == nil || a.ack == nil {
				t.Errorf("%s %q has no handler or no acknowledgement", name, verb)
			}
		}
	}
}
