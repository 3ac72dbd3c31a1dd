package mail

import (
	"strings"
	"testing"

	"footnote/corpus"
)

const headOfLetter = "From: Ida Sund <ida@tides.example>\nSubject: The nets\nDate: Fri, 5 Mar 2021 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"

// What a letter quotes of another is not the sender's: it is left out and named.
func TestQuotedLetter(t *testing.T) {
	for body, want := range map[string]struct {
		text   string
		quoted []string
	}{
		"The nets were tarred in the spring.\n\nIda\n\nOn Thu, 4 Mar 2021 at 08:00, Per Falk\n<per@tides.example> wrote:\n\n> Were the nets tarred? The owner\n> steals the tar.\n": {
			"The nets were tarred in the spring.\n\nIda", []string{"On Thu, 4 Mar 2021 at 08:00, Per Falk <per@tides.example> wrote: Were the nets tarred? The owner steals the tar."}},
		"> Were the nets tarred?\n\nIn the spring, before the herring came.\n\n> Who paid?\n\nThe owner of the boats.\n": {
			"In the spring, before the herring came.\n\nThe owner of the boats.", []string{"Were the nets tarred?", "Who paid?"}},
		"We paid for three things in all:\n\n> Who paid?\n\nThe owner of the boats.\n": {
			"We paid for three things in all:\n\nThe owner of the boats.", []string{"Who paid?"}},
		"The nets were tarred.\n\n>From there they were carried to the quay.\n": {
			"The nets were tarred.\n\n> From there they were carried to the quay.", nil},
		"> The nets were tarred in the spring.\n": {"> The nets were tarred in the spring.", nil},
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a.eml", Data: []byte(headOfLetter + body)})
		if err != nil {
			t.Fatal(err)
		}
		var quoted []string
		for _, s := range d.Skipped {
			if s.Reason == "quoted from another letter" {
				quoted = append(quoted, s.Text)
			}
		}
		if got := d.Text(); got != want.text || strings.Join(quoted, "|") != strings.Join(want.quoted, "|") {
			t.Errorf("%q: text %q, quoted %q", body, got, quoted)
		}
	}
}
