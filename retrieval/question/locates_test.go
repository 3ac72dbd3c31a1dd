package question

import "testing"

// A quotation of which no more is asked than whose it is, or where it stands.
func TestLocates(t *testing.T) {
	for asked, want := range map[string]bool{
		`who said "the sea gives nothing back"`: true, `who wrote “the sea gives nothing back”?`: true, `where does it say "the sea gives nothing back"`: true,
		`who was it that said "the sea gives nothing back"`: true, `which text has the line "the sea gives nothing back"`: true, `find "the sea gives nothing back"`: true,
		`where is "the sea gives nothing back" from`: true, `"the sea gives nothing back"`: true, `in which chapter does it say "the sea gives nothing back"`: true,
		`"the sea gives nothing back" - who's that`: true, `"the sea gives nothing back" who is that from?`: true, `"the sea gives nothing back" - who is that about`: false,
		`what does "the sea gives nothing back" mean`: false, `why did she say "the sea gives nothing back"`: false, `who said "the sea"`: false, "who said the sea gives nothing back": false,
		`who disagrees with "the sea gives nothing back"`: false, `when did he say "the sea gives nothing back"`: false,
	} {
		if got := Locates(asked); got != want {
			t.Errorf("Locates(%s) = %v", asked, got)
		}
	}
}
