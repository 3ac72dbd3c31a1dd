package bot

import (
	"testing"

	"footnote/bot/sandbox"
)

// Numbers that Discord's own programs do not let through are refused.
func TestSettingsOutOfBounds(t *testing.T) {
	t.Parallel()
	w := serve(t)
	mod := w.moderator(0)
	for _, n := range []int{0, 99, -1} {
		reply, err := mod.Unchecked().Command(w.ctx, "settings", sandbox.Opt("passages", n))
		w.wantWords(w.message(reply, err), "1 to 5 passages", "nothing was changed")
	}
	w.wantWords(w.command(mod, "settings", sandbox.Opt("passages", 5)), "Saved.", "Passages per answer: 5")
}
