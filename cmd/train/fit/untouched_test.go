package fit

import (
	"fmt"
	"testing"

	"footnote/cmd/train/fit/group"
)

// Nothing is learned from a group that is kept back, and the table of half of the articles
// must not have read any of ours.
func TestUntouched(t *testing.T) {
	m := &fitMaterial{reservedCount: 1, groups: []group.Group{
		{Name: "given", Texts: map[string]string{"Given": ""}},
		{Name: "ours", Texts: map[string]string{"Mills": "", "Weirs": ""}, Own: true},
		{Name: "back", Texts: map[string]string{"Brooks": ""}, Own: true, Kept: true},
	}}
	if got := fmt.Sprint(m.untouched(map[string]string{"Asked": "", "Mills": ""})); got != "[Asked Brooks Mills Weirs]" {
		t.Errorf("untouched = %s", got)
	}
}
