package bot

import (
	"strings"
	"testing"

	"footnote/bot/sandbox"
)

// Each section of wells answers with one sentence and goes on with another.
const wells = `# North

The wells of the upper village were dug by miners who had come for silver. Herons nested beside them.

# South

The wells of the upper village that lie to the south were dug by monks. Rope was dear in those years.

# West

Who dug the western wells of the upper village is told on a slab: soldiers dug them. Moss has eaten half of the names.

# East

The eastern wells of the upper village were dug last, by the smiths. Nobody drinks from them today.
`

var asides = []string{"Herons nested", "Rope was dear", "Moss has eaten", "Nobody drinks"}

func asidesIn(m *sandbox.Message) (n int) {
	for _, aside := range asides {
		n += strings.Count(words(m), aside)
	}
	return n
}

// Of the passages of an answer the best stands there in full; each other can be
// read, and all at once: in place where only who asked sees the answer.
func TestReadInPlace(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, wells)
	ask := func(private bool) *sandbox.Message {
		return w.command(w.member(0), "ask", sandbox.Opt("question", "who dug the wells of the upper village?"), sandbox.Opt("private", private))
	}
	private, public := ask(true), ask(false)
	opened := w.press(w.member(0), private, "read")
	if opened.ID != private.ID || words(opened) == words(private) {
		t.Errorf("the private answer was not changed in place: %q", words(opened))
	}
	all := w.press(w.member(0), opened, "readall")
	if all.ID != private.ID || hasButton(all, "read") {
		t.Errorf("all in full = %q, want it in place and nothing left to read", words(all))
	}
	for n, m := range map[int]*sandbox.Message{1: private, 2: opened, 3: all} {
		if got := asidesIn(m); n < 3 && got != 1 || n == 3 && got != 3 {
			t.Errorf("%d passages are in full after %d presses", got, n-1)
		}
	}
	other := w.press(w.member(0), public, "read")
	if other.ID == public.ID || !isPrivate(other) {
		t.Error("reading a passage of a public answer changed it for all")
	}
	w.wantWords(w.press(w.member(0), public, "page"), "Passages ", " of ")
}

// Buttons of messages that were posted before the menu below an answer was there go on
// working, and the menu does what they do; what is none of ours is refused.
func TestMenuAndOldButtonsDoTheSame(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, wells)
	answer := w.command(w.member(0), "ask", sandbox.Opt("question", "who dug the wells of the upper village?"))
	id := strings.Split(w.customID(answer, "cite"), ":")[2]
	for _, button := range []string{"read:" + id + ":1", "readall:" + id + ":0", "wide:" + id + ":0", "page:" + id + ":1", "cite:" + id + ":0", "helpful:" + id, "unhelpful:" + id} {
		pressed := w.message(w.member(0).Unchecked().Press(w.ctx, answer, "v1:"+button))
		chosen := w.message(w.member(0).Unchecked().Select(w.ctx, answer, "v1:menu:"+id+":0", "v1:"+button))
		if words(pressed) != words(chosen) || strings.Contains(words(pressed), "do not know") || !isPrivate(chosen) {
			t.Errorf("%s: pressed it says %q, chosen from the menu %q", button, words(pressed), words(chosen))
		}
	}
	for _, value := range []string{"v1:menu:" + id + ":0", "v1:purge", "", "nonsense"} {
		chosen := w.message(w.member(0).Unchecked().Select(w.ctx, answer, "v1:menu:"+id+":0", value))
		if said := words(chosen); !strings.Contains(said, "not know") && !strings.Contains(said, "Manage Server") {
			t.Errorf("%q was chosen from the menu: %q", value, said)
		}
	}
	gone, err := w.act(w.member(0), answer, w.customID(answer, "dismiss"))
	if err != nil || !gone.Deleted {
		t.Errorf("dismissed from the menu = %+v, %v", gone, err)
	}
}
