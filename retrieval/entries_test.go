package retrieval

import (
	"strings"
	"testing"
)

// In a table the row is marked that has what is asked for, and in a list of entries a
// sentence of the entry that the question names.
func TestKeySentenceOfTablesAndEntries(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Register of lights",
		"Light | Built | Height in metres | Keeper | Fuel\nSkerry Point | 1854 | 31 | Anna Holm | whale oil\nGull Rock | 1871 | 22 | Peter Vane | paraffin\nCape Wrack | 1902 | 44 | Joan Pell | electric arc was tried first\nLow Head | 1880 | 17 | Ewan Roe | gas",
		"The harbour office keeps the register, and prints it every year.")
	addSource(t, lib, "Groups of the system",
		"proxy\n\nLike daemon, this user and group is used by some daemons that need to own files. For example, group proxy is used by a cache.\n\nbackup\n\nPresumably so that responsibilities can be delegated to someone without full permissions?\n\noperator\n\nThis is a historical use.",
		"Members of a group can read what belongs to it.")
	addSource(t, lib, "Questions about parish registers", "Q: May I take photographs of the registers?\n\nA: Yes, without flash, once the form is signed at the desk.\n\nQ: Whom do I ask about the sexton's ledger?\n\nA: Mr Hale, on Tuesdays only.\n\nQ: What does the letter P in red mean?\n\nA: It means that the parish paid for the burial.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"who do I ask about the sexton's ledger":           "A: Mr Hale",
		"what does the red letter p mean in the registers": "A: It means",
		"how tall is gull rock":                            "Gull Rock | ",
		"when was low head built":                          "Low Head | ",
		"who kept skerry point":                            "Skerry Point | ",
		"whats the backup group for":                       "Presumably so",
		"what is the group operator":                       "This is a historical",
		"which group is used by caches":                    "For example, group proxy",
	} {
		a := ask(t, e, asked, 3)
		if len(a.Evidence) == 0 || len(a.Evidence[0].Highlights) != 1 {
			t.Errorf("Ask(%q) = %v, want a passage with its key sentence", asked, a.Verdict)
			continue
		}
		h := a.Evidence[0].Highlights[0]
		if got := a.Evidence[0].Passage.Text[h.Start:h.End]; !strings.HasPrefix(got, want) {
			t.Errorf("Ask(%q) marks %q, want %q", asked, got, want)
		}
	}
}

// A form of a word that stands in the library is no typo for another.
func TestFormsAreNoTypos(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Licence", "You may sue nobody over a patent that the work infringes.", "What uses the work has to name it.", "The uses of the work are free.")
	e := newEngine(t, lib, builtIn(t))
	if a := ask(t, e, "what happens if someone sues me over a patent", 3); len(a.Corrected) > 0 || !strings.Contains(firstText(a), "sue nobody") {
		t.Errorf("corrected %v, first %q", a.Corrected, firstText(a))
	}
}

// An irregular word that no passage has, and too rare for the table, is no typo for another.
func TestIrregularWordsAreNoTypos(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Hives", "The queen stings her rivals.", "Wax is clean.")
	e := newEngine(t, lib, builtIn(t))
	if a := ask(t, e, "what stinks in the hive", 3); len(a.Corrected) > 0 {
		t.Errorf("corrected %v", a.Corrected)
	}
	if a := ask(t, e, "what stimgs in the hive", 3); len(a.Corrected) != 1 {
		t.Errorf("corrected %v, want stings", a.Corrected)
	}
}

// A sentence that says the opposite of another one is not the key sentence, unless the
// question asks for it.
func TestKeySentenceIsNoOpposite(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Sifter manual", "Ignore case distinctions in patterns and input, so that letters that differ only in case match each other.\n\n--no-ignore-case\n\nDo not ignore case distinctions in patterns and input.\n\nThis is the default.")
	addSource(t, lib, "A chronicle", "The bridge at Orme was not the oldest of the county.\n\nIt was built of oak.")
	addSource(t, lib, "Two masters", "The steward of Ashwell dares to reduce the rent of his tenants by half.\n\nThe steward of Birling pities his tenants as well and does not dare to do it.\n\nBoth write to the abbot.")
	addSource(t, lib, "The mill", "Honey of the mill is sweet and thick in summer.\n\nThe honey is not sold on Sundays.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"who does not dare to reduce the rent": "The steward of Birling", "who doesn't dare to reduce the rent": "The steward of Birling",
		"who dares to reduce the rent": "The steward of Ashwell", "isn't honey of the mill sweet": "Honey of the mill",
		"how do i make sifter ignore case": "Ignore case", "how do i not ignore case": "Do not", "was the bridge at orme the oldest": "The bridge",
	} {
		a := ask(t, e, asked, 1)
		if len(a.Evidence) == 0 {
			t.Fatalf("Ask(%q) shows nothing", asked)
		}
		h := a.Evidence[0].Highlights[0]
		if key := a.Evidence[0].Passage.Text[h.Start:h.End]; !strings.HasPrefix(key, want) {
			t.Errorf("Ask(%q) marks %q", asked, key)
		}
	}
}

// The line of a mail that says who wrote what it quotes is no key sentence, though it has most
// words of the question, and none where nothing else stands.
func TestKeySentenceIsNoAttribution(t *testing.T) {
	const line = "On Monday, 8 March 2021 at 09:10 in the morning, the sexton of Orme <sexton@example.org> wrote:"
	lib := newLibrary(t)
	addSource(t, lib, "A mail about the tally", line+"\n\nThe clerk kept a tally in chalk on the cloister wall.")
	addSource(t, lib, "A mail about nothing", line)
	e := newEngine(t, lib, builtIn(t))
	a := ask(t, e, "what did the sexton of orme write on monday", 2)
	if len(a.Evidence) != 2 {
		t.Fatalf("Ask shows %d passages, want 2", len(a.Evidence))
	}
	for _, ev := range a.Evidence {
		for _, h := range ev.Highlights {
			if key := ev.Passage.Text[h.Start:h.End]; !strings.HasPrefix(key, "The clerk") {
				t.Errorf("Ask marks %q", key)
			}
		}
		if want := strings.Count(ev.Passage.Text, "The clerk"); len(ev.Highlights) != want {
			t.Errorf("Ask marks %d sentences of %q, want %d", len(ev.Highlights), ev.Passage.Text, want)
		}
	}
}

// Where the next sentence may well be the one that answers, it is marked, too; but none of
// another paragraph, and not more than can be read at one look.
func TestKeySentenceWithTheNext(t *testing.T) {
	const first, next = "The lock was dug in 1790.", "They built it so that boats could pass the weir."
	long := strings.Replace(next, "boats", strings.Repeat("long, slow, old, ", 22)+"boats", 1)
	for text, want := range map[string]string{
		first + " " + next + " The war went on.":    first + " " + next,
		first + "\n\n" + next + " The war went on.": first,
		first + " " + long + " The war went on.":    first,
		first + " The war went on. " + next:         first,
	} {
		lib := newLibrary(t)
		addSource(t, lib, "Locks", text)
		a := ask(t, newEngine(t, lib, builtIn(t)), "why did the soldiers dig the lock", 1)
		if len(a.Evidence) == 0 || len(a.Evidence[0].Highlights) == 0 {
			t.Fatalf("Ask shows no key sentence of %q", text)
		}
		h := a.Evidence[0].Highlights[0]
		if got := a.Evidence[0].Passage.Text[h.Start:h.End]; got != want {
			t.Errorf("Ask marks %q, want %q", got, want)
		}
	}
}
