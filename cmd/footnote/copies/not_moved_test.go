package copies

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
)

// The same command helps where something stood in its way for a while, and never where
// the database has a library of that name.
func TestNotMovedSaysWhatHelps(t *testing.T) {
	const again = "Run the same command again"
	there, busy := fmt.Errorf("one: %w", corpus.ErrExists), fmt.Errorf("two: %w", corpus.ErrInUse)
	if said := fmt.Sprint(notMoved([]error{there}, 1)); strings.Contains(said, again) || !strings.Contains(said, "Not moved: 1 of 2.") {
		t.Errorf("of one that is there: %q", said)
	}
	if said := fmt.Sprint(notMoved([]error{there, busy}, 0)); !strings.Contains(said, again) {
		t.Errorf("of one that is in use: %q", said)
	}
}
