package bot

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/bot/discord"
	"footnote/bot/sandbox"
)

// A form that is refused opens again with all that was typed into it, for who typed it
// alone.
func TestRefusedFormComesBack(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	long := strings.Repeat("The ferry had been moored below the mill for years. ", 40)
	forms := map[string]struct {
		open   func() (*sandbox.Reply, error)
		sent   map[string]string
		mended [2]string
		want   string
	}{
		"paste": {func() (*sandbox.Reply, error) { return w.moderator(0).Command(w.ctx, "source add") },
			map[string]string{"text": long, "title": "Ferries", "date": "last week"}, [2]string{"date", "2021"}, "Added."},
		"details": {func() (*sandbox.Reply, error) {
			return w.moderator(0).Command(w.ctx, "source edit", sandbox.Opt("source", "Bridges"))
		}, map[string]string{"title": "Bridges Anew", "date": "2021-13", "publisher": "Mill Press"}, [2]string{"date", "2020-05"}, "Saved."},
		"suggestion": {func() (*sandbox.Reply, error) {
			return w.member(0).Press(w.ctx, w.command(w.member(0), "ask", sandbox.Opt("question", ofNothing)), "v1:suggest")
		}, map[string]string{"title": "Gluons for All", "url": "gluons.example", "note": "asked for twice"}, [2]string{"url", ""}, "Thank you"},
	}
	for name, f := range forms {
		who := w.moderator(0)
		if name == "suggestion" {
			who = w.member(0)
		}
		reply, err := f.open()
		if err != nil || reply.Modal == nil {
			t.Fatalf("%s: %+v, %v, want a form", name, reply, err)
		}
		reply, err = who.SubmitModal(w.ctx, reply.Modal, f.sent)
		refused := w.message(reply, err)
		again := w.customID(refused, "again")
		w.stop()
		w.start()
		reply, err = who.Press(w.ctx, refused, again)
		if err != nil || reply.Modal == nil {
			t.Fatalf("%s: Press(again) = %+v, %v, want the form", name, reply, err)
		}
		for field, value := range f.sent {
			if got := typedIn(reply.Modal, field); got != strings.TrimSpace(value) {
				t.Errorf("%s: field %s has %q, want what was typed: %q", name, field, got, value)
			}
		}
		f.sent[f.mended[0]] = f.mended[1]
		reply, err = who.SubmitModal(w.ctx, reply.Modal, f.sent)
		w.wantWords(w.message(reply, err), f.want)

		other := w.Member(w.Guilds()[1].ID, sandbox.ModeratorName).Unchecked()
		p, err := other.Interact(sandbox.ComponentInteraction, map[string]any{"custom_id": again, "component_type": 2}, nil)
		if err != nil {
			t.Fatal(err)
		}
		reply, err = p.Reply(w.ctx)
		w.wantWords(w.message(reply, err), "no longer kept")
	}
}

func typedIn(m *sandbox.Modal, field string) string {
	for _, r := range m.Components {
		for _, c := range r.Components {
			if c.CustomID == field {
				return c.Value
			}
		}
	}
	return ""
}

// Forms that were refused are kept for an hour, and no more of them than so many.
func TestDraftsAreBounded(t *testing.T) {
	t.Parallel()
	ctx, now := t.Context(), time.Now()
	f := folder{t.TempDir(), func() time.Time { return now }}
	for age, id := range []string{"0123456789abcdef", "1123456789abcdef", "2123456789abcdef", "3123456789abcdef"} {
		if err := f.KeepDraft(ctx, id, id); err != nil {
			t.Fatal(err)
		}
		kept := now.Add(-time.Duration(age) * draftTime / 3)
		if err := os.Chtimes(f.draftFile(id), kept, kept); err != nil {
			t.Fatal(err)
		}
	}
	kept := func() (ids string) {
		for _, id := range []string{"0123456789abcdef", "1123456789abcdef", "2123456789abcdef", "3123456789abcdef"} {
			if form, err := f.Draft(ctx, id); err != nil || form == id {
				ids += id[:1]
			}
		}
		return ids
	}
	for _, step := range []struct {
		most int
		want string
	}{{10, "012"}, {2, "01"}, {0, ""}} {
		if err := f.ForgetDrafts(ctx, draftTime, step.most); err != nil || kept() != step.want {
			t.Errorf("of forms with room for %d those of %q are kept (%v), want %q", step.most, kept(), err, step.want)
		}
	}
}

// What can have no effect is refused with the reason.
func TestSettingsRefuseWhatHasNoEffect(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	guild := w.Guilds()[0]
	owner := w.Member(guild.ID, sandbox.OwnerName)
	w.wantWords(w.command(owner, "settings", sandbox.Opt("moderator_role", guild.ID)), "Everybody has @everyone")
	w.wantWords(w.command(owner, "settings", sandbox.Opt("moderator_role", guild.Roles[1].ID), sandbox.Opt("reset", "moderator role")), "Give one of the two")
	w.Fail(sandbox.Fault{Route: "POST /channels/*/messages", Status: 403, Code: discord.MissingAccess})
	w.wantWords(w.command(owner, "settings", sandbox.Opt("review_channel", guild.Channels[0].ID)), "I may not write into")
	w.wantWords(w.command(owner, "settings"), "Moderator role: none", "Suggestions are shown in: /suggestions alone")
}

// Suggestions stand in no channel unless the server names one; who keeps the library
// sees them one after the other, and an address that leads nowhere is refused.
func TestSuggestionsArePrivate(t *testing.T) {
	t.Parallel()
	w := serve(t, fromHere)
	site := newWebsite(t)
	w.wantWords(w.command(w.moderator(0), "suggestions"), "No suggestion waits")
	for address, want := range map[string]string{
		site.put("/there", bridges): "Thank you", site.URL + "/gone": "404 Not Found", "http://no-such-site.invalid/x": "DNS", "ftp://example.org/x": "no public address of the web", "http://10.0.0.1/x": "no public address",
	} {
		m := w.command(w.member(0), "suggest", sandbox.Opt("title", "On "+want), sandbox.Opt("url", address))
		w.wantWords(m, want)
		if refused := want != "Thank you"; hasButton(m, "again") != refused {
			t.Errorf("%s: what was typed can be corrected: %v", address, !refused)
		}
	}
	w.wantWords(w.command(w.member(0), "suggest", sandbox.Opt("title", "Without an address")), "Thank you")
	for _, m := range w.Messages(w.member(0).Channel(), "") {
		if strings.Contains(words(&m), "Suggested by") {
			t.Errorf("a suggestion stands in the channel: %q", words(&m))
		}
	}
	card := w.command(w.moderator(0), "suggestions")
	w.wantWords(card, "On Thank you", "Suggested by")
	next := w.press(w.moderator(0), card, "suggestions")
	w.wantWords(next, "Without an address")
	w.wantWords(w.press(w.moderator(0), next, "approve"), "approved by")
	if hasButton(w.command(w.moderator(0), "suggestions"), "suggestions") {
		t.Error("there is a next one after the last")
	}
	if _, err := w.member(0).Command(w.ctx, "suggestions"); err == nil {
		t.Error("a member is offered to see all suggestions")
	}
	w.wantWords(w.command(w.moderator(1), "suggestions"), "No suggestion waits")
}

// A damaged file is called by what it should have been.
func TestBrokenFileIsNamed(t *testing.T) {
	t.Parallel()
	w := serve(t)
	for name, kind := range map[string]string{"torn.pdf": "PDF", "torn.docx": "DOCX"} {
		m := w.command(w.moderator(0), "source add", sandbox.Opt("file", sandbox.File{Name: name, Data: []byte("%PDF-1.4\nPK\x03\x04 torn")}))
		w.wantWords(m, "The "+kind+" is damaged")
	}
}

// A bot that is stopped while it answers has nobody to tell when it is started again.
func TestStopWhileAnswering(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	hold := make(chan struct{})
	w.Fail(sandbox.Fault{Route: "PATCH /webhooks/*/*/messages/*", Hold: hold})
	p, err := w.member(0).Start("ask", sandbox.Opt("question", aboutBridges))
	if err != nil {
		t.Fatal(err)
	}
	note := filepath.Join(w.data, "discord-pending.json")
	w.await("the note", func() bool { _, err := os.Stat(note); return err == nil })
	stopped := make(chan struct{})
	go func() { w.stop(); close(stopped) }()
	w.await("the end of the gateway", func() bool { return !w.Connected() })
	close(hold)
	<-stopped
	if _, err := os.Stat(note); err == nil {
		t.Error("the note says that somebody waits, who has been answered")
	}
	reply, err := p.Reply(w.ctx)
	w.wantWords(w.message(reply, err), "granite")
}

// The number of a form comes back from Discord, and names a file.
func TestAnswerIDs(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]bool{newAnswerID(): true, "": false, "..": false, "../../../0123456": false, "0123456789abcde": false, "0123456789abcdef0": false, "/123456789abcdef": false} {
		if got := isAnswerID(id); got != want {
			t.Errorf("isAnswerID(%q) = %v", id, got)
		}
	}
}
