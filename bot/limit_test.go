package bot

import (
	"slices"
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

// lineUp lets servers join a gate in order, and gives who of them is in.
func lineUp(g *gate, servers ...string) (tickets []*ticket, inside func() []int) {
	for _, server := range servers {
		tickets = append(tickets, g.join(server))
	}
	return tickets, func() (in []int) {
		for i, k := range tickets {
			select {
			case <-k.in:
				in = append(in, i)
			default:
			}
		}
		return in
	}
}

func TestGate(t *testing.T) {
	g := newGate(2)
	tickets, inside := lineUp(g, "a", "b", "c", "d", "e")
	check := func(want []int, ahead int) {
		t.Helper()
		if got := inside(); !slices.Equal(got, want) {
			t.Errorf("let in: %v, want %v", got, want)
		}
		if got := tickets[4].ahead(); got != ahead {
			t.Errorf("%d are ahead of the last, want %d", got, ahead)
		}
	}
	check([]int{0, 1}, 2)
	tickets[3].leave() // gives up in line
	check([]int{0, 1}, 1)
	tickets[0].leave()
	check([]int{0, 1, 2}, 0)
	tickets[1].leave()
	check([]int{0, 1, 2, 4}, 0)
	for _, i := range []int{2, 4} {
		tickets[i].leave()
	}
	if len(g.in) != 0 || len(g.line) != 0 {
		t.Errorf("%d are in and %d wait, want nobody", len(g.in), len(g.line))
	}
}

// One server takes one place, so that another finds one however much the first
// wants; and who waits is told of those only that go in before.
func TestGateIsFair(t *testing.T) {
	g := newGate(2)
	tickets, inside := lineUp(g, "a", "a", "a", "b", "a", "c", "b")
	for i, want := range []int{0, 0, 1, 0, 2, 1, 2} {
		if got := tickets[i].ahead(); got != want {
			t.Errorf("%d are ahead of ticket %d, want %d", got, i, want)
		}
	}
	for _, step := range []struct {
		leaves int
		want   []int
	}{{3, []int{0, 3, 5}}, {0, []int{0, 1, 3, 5}}, {5, []int{0, 1, 3, 5, 6}}, {6, []int{0, 1, 3, 5, 6}}, {1, []int{0, 1, 2, 3, 5, 6}}} {
		tickets[step.leaves].leave()
		if got := inside(); !slices.Equal(got, step.want) {
			t.Errorf("after ticket %d has left, %v were let in, want %v", step.leaves, got, step.want)
		}
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
