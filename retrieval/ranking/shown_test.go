package ranking

import "testing"

// What a question's words showed is shown by the words that came in their place; what its
// letters showed, or could not, is not asked of those.
func TestShowAgain(t *testing.T) {
	const letters = "vento grandissimo montagna fiumicello cavallini bellissimi"
	for _, c := range []struct{ asked, language, corrected, want string }{
		{"the US", "en", "United States", ""},
		{letters, "it", letters + " winds", "it"},
		{letters, "", letters + " winds", ""},
		{letters, "", "why does the wind blow so hard there", "en"},
	} {
		a := Question{Text: c.corrected, shown: shown{c.asked, c.language}}
		if a.showAgain(); a.Shown() != c.want {
			t.Errorf("%q in place of %q, %q, shows %q, want %q", c.corrected, c.asked, c.language, a.Shown(), c.want)
		}
	}
}
