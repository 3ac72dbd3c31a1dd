package retrieval

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"footnote/retrieval/rank"
)

// The README says what the figures are, and no longer what they once were.
func TestReadmeHasTheFigures(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	groups, kept := groupShares(t), keptShares(t)
	text := strings.Join(strings.Fields(string(readme)), " ")
	for _, want := range []string{
		fmt.Sprintf("a right passage stands first for %d of 100 questions, within three for %d, within five for %d; something is shown for %d; %d are called sure, and %d of 100 of those have",
			groups["right within 1"], groups["right within 3"], groups["right within 5"], groups["shown"], groups["sure"], groups["right within 3 when sure"]),
		fmt.Sprintf("do not answer, %d of 100 are called sure", groups["near, called sure"]),
		fmt.Sprintf("%d of 100 are called sure, %d of 100 of those are right, and so are called %d of 100 of the unanswered ones",
			kept["kept back: sure"], kept["kept back: right within 3 when sure"], kept["kept back, near: sure"]),
		fmt.Sprintf("called sure and answered, %d of 100 have no right passage", 100-groups["right within 3 when sure"]),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("README.md does not say %q", want)
		}
	}
}

// groupShares gives the shares of the golden file, in hundredths.
func groupShares(t *testing.T) map[string]int {
	b, err := os.ReadFile("testdata/groups.golden")
	if err != nil {
		t.Fatal(err)
	}
	said, shares := map[string]string{}, map[string]int{}
	if err := json.Unmarshal(b, &said); err != nil {
		t.Fatal(err)
	}
	for name, s := range said {
		var share float64
		if _, err := fmt.Sscan(s, &share); err != nil {
			t.Fatal(err)
		}
		shares[name] = int(math.Round(100 * share))
	}
	return shares
}

// keptShares gives those of the groups that nothing was learned from.
func keptShares(t *testing.T) map[string]int {
	f, err := rank.Default()
	if err != nil {
		t.Fatal(err)
	}
	shares := map[string]int{}
	for name, share := range f.Figures {
		shares[name] = int(math.Round(100 * share))
	}
	return shares
}
