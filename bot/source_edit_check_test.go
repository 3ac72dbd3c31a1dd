package bot

import (
	"testing"

	"footnote/bot/sandbox"
)

// The forms refuse what footnote edit refuses, and doubt what it doubts; what is there already
// stays, however odd.
func TestFormsCheckWhatIsTyped(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.add(0, bridges)
	by := w.moderator(0)
	edit := func(part string, typed map[string]string) *sandbox.Message {
		var options []sandbox.Option
		if part != "" {
			options = append(options, sandbox.Opt("part", part))
		}
		return w.submit(by, w.openEdit(by, options...), typed)
	}
	outlet, edition, makers := string(outletLabel), string(editionLabel), string(makersLabel)
	for _, test := range []struct{ part, field, typed, wrong string }{
		{outlet, "volume", "-3", "“-3” is no number that a work has"},
		{outlet, "volume", "12 (-1)", "“-1” is no number that a work has"},
		{outlet, "pages", "0", "“0” is no page"},
		{outlet, "doi", "10/182", "is no DOI. Write for example 10.1000/182"},
		{outlet, "isbn", "2049-3630", "is no ISBN. It has 10 or 13 figures"},
		{edition, "edition", "0", "“0” is no number that a work has"},
		{edition, "edition", "2 (2199)", "“2199” is years ahead"},
		{edition, "edition", "2 (3/4/21)", "is no year"},
		{edition, "edition", "2 (2020)", "first appeared, “2020”, is later than its date, “2019-04-02”"},
		{edition, "editors", "Stone, Will (ed.)", "“(ed.)” is no part of a name"},
		{edition, "translators", "et al.", "“et al.” names nobody"},
		{makers, "directors", "https://example.org", "is no part of a name"},
		{"", "authors", "Mason, Ada (editor)", "is no part of a name"},
		{"", "date", "2199", "is years ahead"},
	} {
		w.wantWords(edit(test.part, map[string]string{test.field: test.typed}), test.wrong)
	}
	w.wantWords(edit(outlet, map[string]string{"isbn": "978-0-306-40615-8", "volume": "0"}), "Saved.", "The check digit of the ISBN “978-0-306-40615-8” is wrong")
	w.wantWords(edit(outlet, map[string]string{"volume": "0 (2)", "pages": "xii-xv"}), "Saved.", "**Issue:** 2")
	w.wantWords(edit(edition, map[string]string{"edition": "revised (1850)", "editors": "{Rivers (old series)}; Stone and Miller"}), "Saved.", "“Stone and Miller” is kept as one name")
	w.wantWords(edit("", map[string]string{"date": "1849"}), "first appeared, “1850”, is later than its date, “1849”")
	w.wantWords(edit(edition, map[string]string{"place": "Leeds"}), "Saved.", "Leeds")
	if said := words(edit(outlet, map[string]string{"volume": "1"})); said == "" || w.firstRecord().Volume != "1" {
		t.Errorf("the volume is %q after %q", w.firstRecord().Volume, said)
	}
}
