package bot

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus"
)

// openEdit opens a form of the first source's record.
func (w *world) openEdit(by *sandbox.Member, options ...sandbox.Option) *sandbox.Modal {
	w.t.Helper()
	reply, err := by.Unchecked().Command(w.ctx, "source edit", append(options, sandbox.Opt("source", "1"))...)
	if err != nil || reply.Modal == nil {
		w.t.Fatalf("source edit = %+v, %v, want a form", reply, err)
	}
	return reply.Modal
}

func (w *world) submit(by *sandbox.Member, form *sandbox.Modal, fields map[string]string) *sandbox.Message {
	w.t.Helper()
	reply, err := by.SubmitModal(w.ctx, form, fields)
	return w.message(reply, err)
}

// firstRecord gives the record of the first source.
func (w *world) firstRecord() corpus.Metadata {
	w.t.Helper()
	lease := w.lease(0)
	defer lease.Release()
	s, err := lease.Source(w.ctx, 1)
	if err != nil {
		w.t.Fatal(err)
	}
	return s.Metadata
}

// Of two moderators who have the form of one source open, neither takes back what the other
// has changed; where both change the same, the second is told what is there now.
func TestTwoEditOneSource(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	one, two := w.moderator(0), w.Member(w.Guilds()[0].ID, sandbox.OwnerName)
	first, second, third := w.openEdit(one), w.openEdit(two), w.openEdit(two)
	w.wantWords(w.submit(one, first, map[string]string{"title": "Bridges Anew"}), "Saved.", "Bridges Anew")
	w.wantWords(w.submit(two, second, map[string]string{"publisher": "Mill Press", "date": "2020"}), "Saved.", "Bridges Anew", "Mill Press")
	refused := w.submit(two, third, map[string]string{"title": "Bridges, Again", "url": "https://example.org/b"})
	w.wantWords(refused, "Somebody else has changed this since", "“Bridges Anew”")
	if m := w.firstRecord(); m.Title != "Bridges Anew" || m.Publisher != "Mill Press" || m.Issued != "2020" || m.URL != "https://example.org/bridges" {
		t.Errorf("record = %+v, want nothing of the form that was refused", m)
	}
	reply, err := two.Press(w.ctx, refused, w.customID(refused, "again"))
	if err != nil || reply.Modal == nil {
		t.Fatalf("Press(again) = %+v, %v, want the form", reply, err)
	}
	again := reply.Modal
	if got := []string{typedIn(again, "title"), typedIn(again, "publisher"), typedIn(again, "url")}; !slices.Equal(got, []string{"Bridges, Again", "Mill Press", "https://example.org/b"}) {
		t.Errorf("the form opens again with %q", got)
	}
	w.submit(one, w.openEdit(one), map[string]string{"publisher": "River Press"}) // once more somebody was quicker
	w.wantWords(w.submit(two, again, nil), "Saved.", "Bridges, Again", "River Press", "example.org/b")
	for _, part := range []string{"Journal, pages, DOI", "Editors, edition, kind", "Institution, others", "Series, event, archive"} {
		old, new := w.openEdit(one, sandbox.Opt("part", part)), w.openEdit(two, sandbox.Opt("part", part))
		fields := []string{}
		for _, c := range parts(old.Components) {
			if c.CustomID != "" {
				fields = append(fields, c.CustomID)
			}
		}
		// The languages and numbers that some fields want are theirs.
		value := map[string]string{"doi": "10.1000/182", "isbn": "9780306406157", "language": "tr", "pages": "3-4"}
		give := func(name string) map[string]string {
			if v, ok := value[name]; ok {
				return map[string]string{name: v}
			}
			return map[string]string{name: "Stone, Will"}
		}
		w.wantWords(w.submit(one, old, give(fields[0])), "Saved.")
		w.wantWords(w.submit(two, new, give(fields[len(fields)-1])), "Saved.")
		now := w.openEdit(one, sandbox.Opt("part", part))
		for _, name := range []string{fields[0], fields[len(fields)-1]} {
			if want := give(name)[name]; typedIn(now, name) != want {
				t.Errorf("%s: %s is %q, want %q: it was taken back", part, name, typedIn(now, name), want)
			}
		}
	}
}

// What a field cannot show whole, and what would not be taken if somebody typed it, stays as
// it is if nobody touches it.
func TestEditLeavesTheRest(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	long := corpus.Metadata{Title: strings.Repeat("Bridges of the Old Town and ", 20) + "more", Issued: "MDCCCL, or thereabouts", URL: "ftp.example.org/b"}
	for i := range 90 {
		long.Authors = append(long.Authors, fmt.Sprintf("Mason%02d, Adalbert", i))
	}
	lease := w.lease(0)
	_, err := lease.ChangeRecord(w.ctx, 1, "", func(corpus.Metadata) (corpus.Metadata, error) { return long, nil })
	lease.Release()
	if err != nil {
		t.Fatal(err)
	}
	by := w.moderator(0)
	w.wantWords(w.submit(by, w.openEdit(by), map[string]string{"publisher": "Mill Press"}), "Saved.")
	m := w.firstRecord()
	if m.Title != long.Title || !slices.Equal(m.Authors, long.Authors) || m.Issued != long.Issued || m.URL != long.URL || m.Publisher != "Mill Press" {
		t.Errorf("record = %+v, want it with the publisher and no other change", m)
	}
	w.wantWords(w.submit(by, w.openEdit(by), map[string]string{"date": "the year after"}), "is no date")
}

// A form that a program before this one has opened has no stamps, and is kept as it is sent;
// what is made up in their place changes nothing but what is kept.
func TestFormsWithoutStamps(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	by := w.moderator(0)
	for _, stamps := range []string{"", ":", ":1", ":é", ":" + strings.Repeat("z", 40)} {
		form := w.openEdit(by)
		form.CustomID = "v1:edited:1" + stamps
		m := w.submit(by.Unchecked(), form, map[string]string{"title": "Bridges " + fmt.Sprint(len(stamps))})
		if said := words(m); !strings.Contains(said, "Saved.") && !strings.Contains(said, "Somebody else") {
			t.Errorf("%q: %q", stamps, said)
		}
	}
}
