package bot

import (
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/record/date"
	"footnote/corpus/record/entered"
	"footnote/corpus/record/identifier"
	"footnote/retrieval/wording/texts"
)

// What forms refuse is what footnote edit refuses, and both doubt the same. What is known by now
// and stays as it was is not checked, for a text may say odd things of itself.

// checkNamed says what was typed as names and is none. Fields of forms that name persons are called
// as those of records.
func checkNamed(typed func(string) string, known corpus.Metadata) error {
	for _, f := range known.People() {
		names := typed(f.Name)
		if names == strings.Join(*f.Value, "; ") {
			continue
		}
		if entered.NamesNobody(names) {
			return tell("%s names nobody. Name who is known, and the others behind: Durkheim, Emile; et al.", quoted(names))
		}
		if part := entered.NoPart(names); part != "" {
			return tell("%s is no part of a name. Leave it out; who edited or translated it has a field of its own, see /source edit. If somebody is called so, write the name in braces: {Name}.", quoted(part))
		}
	}
	return nil
}

// checkNumbers says which number counts nothing of those that were typed. Volumes and issues may
// be 0, editions are not.
func checkNumbers(numbers ...counted) error {
	for _, n := range numbers {
		if n.typed != n.known && entered.CountsNothing(n.typed, n.least) {
			return tell("%s is no number that a work has. Write what stands on it, or leave it out.", quoted(n.typed))
		}
	}
	return nil
}

// A counted is a number as it was typed, with what is known by now and the least that there is.
type counted struct {
	typed, known string
	least        int
}

// checkDates says of the two years of a work what cannot be, if one of them is new.
func checkDates(now, known corpus.Metadata) error {
	for _, d := range [][2]string{{now.Issued, known.Issued}, {now.Original, known.Original}} {
		if d[0] != d[1] && date.IsAhead(d[0], time.Now()) {
			return tell("%s is years ahead. Write when it was published, or leave it out.", quoted(d[0]))
		}
	}
	if (now.Issued != known.Issued || now.Original != known.Original) && date.IsLater(now.Original, now.Issued) {
		return tell("The year in which it first appeared, %s, is later than its date, %s.", quoted(now.Original), quoted(now.Issued))
	}
	return nil
}

// doubts says of what was just given what is kept as it is, though something else may be meant:
// a name that may be two, and an ISBN whose check digit is wrong, since books are printed with such.
func (c *call) doubts(now, known corpus.Metadata) string {
	said, before := "", known.People()
	for i, f := range now.People() {
		for _, name := range *f.Value {
			if !slices.Contains(*before[i].Value, name) && entered.PerhapsTwo(name, c.fields[f.Name]) != nil {
				said += "\n" + c.in.Say("%s is kept as one name. If these are two, type a semicolon between them.", c.in.Phrase(quoted(name)))
			}
		}
	}
	if now.ISBN != known.ISBN && identifier.IsMistypedISBN("ISBN "+now.ISBN) {
		said += "\n" + c.in.Say(textMistypedISBN, c.in.Phrase(quoted(now.ISBN)))
	}
	return said
}

const textMistypedISBN texts.Text = "The check digit of the ISBN %s is wrong: a figure is mistyped, or two are swapped. Copy it again from the book."
