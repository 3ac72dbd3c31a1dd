package wording

import (
	"cmp"

	"footnote/retrieval/quote"
	"footnote/retrieval/wording/texts"
)

// what is said of a quotation, by its verdict.
var quotationHeads = map[quote.Verdict]struct{ head, rest texts.Text }{
	quote.Absent:   {"Not in this library.", "That does not mean that it is wrong: its source may only be missing here."},
	quote.Similar:  {"Only similar wording was found.", "As a quotation it does not stand here."},
	quote.Differs:  {"Found, but the meaning differs.", ""},
	quote.Reworded: {"Found, with other words.", ""},
	quote.Small:    {"Found, with small differences.", ""},
	quote.Verbatim: {"Exact.", "It stands in the source word for word."},
}

// rewordedHeads are said instead of a quotation that differs in this alone: it has no other
// words, but fewer, or has them all, from several passages.
var rewordedHeads = map[quote.Kind]texts.Text{
	quote.Omission: "Found, but words are left out.",
	quote.Joined:   "Found, but put together of several passages.",
}

// doubtfulHeads are said instead where the words stand there and somebody else is named.
var doubtfulHeads = map[quote.Verdict]texts.Text{
	quote.Small:    "Found, with small differences, but who said it is in doubt.",
	quote.Verbatim: "Exact words, but who said them is in doubt.",
}

// elsewhereHeads are said instead where the words stand in another source than the one named.
var elsewhereHeads = map[quote.Verdict]texts.Text{
	quote.Small:    "Found, with small differences, but in another source.",
	quote.Verbatim: "Exact words, but in another source.",
}

// qualifiedHeads are said instead where what is left out around the words may change them.
var qualifiedHeads = map[quote.Verdict]texts.Text{
	quote.Small:    "Found, with small differences, but read what stands around it.",
	quote.Verbatim: "Exact words, but read what stands around them.",
}

// kindsOfDifference are the ways in which a quotation means something else.
var kindsOfDifference = map[quote.Kind]texts.Text{
	quote.Negation:   "a negation more or less",
	quote.Opposite:   "a word for its opposite",
	quote.Number:     "another number",
	quote.Date:       "another date",
	quote.Name:       "another name",
	quote.Person:     "another person or owner",
	quote.Order:      "words that changed places",
	quote.Quantifier: "other words for how many or how surely",
	quote.Word:       "another word",
	quote.Joined:     "passages joined without a mark",
	quote.Omission:   "words left out without a mark",
}

// Quotation says what became of a quotation: first in a few words, and then what else
// there is to say, a sentence each.
func (v Voice) Quotation(c quote.Checked) (head string, rest []string) {
	said := quotationHeads[c.Verdict]
	if c.Elsewhere() {
		rest = append(rest, v.In.Say("It stands in %s, and not in these words in the source named, %s.", v.Name(Title(c.Source)), v.Name(Title(*c.Named))))
	}
	switch {
	case c.Verdict == quote.Verbatim && c.Cut:
		rest = append(rest, v.In.Say("It stands in the source word for word, but for what the quotation itself leaves out."))
	case c.Verdict == quote.Small && onlySigns(c):
		rest = append(rest, v.In.Say("Only signs such as quotation marks, dashes or capitals differ."))
	case rewordedHead(c) != "": // which says it
	case c.Verdict == quote.Differs, c.Verdict == quote.Reworded:
		rest = append(rest, v.In.Say("It has %s.", v.In.And(each(c.Kinds, func(k quote.Kind) string { return v.In.Say(kindsOfDifference[k]) }))))
	case said.rest != "" && !c.Elsewhere():
		rest = append(rest, v.In.Say(said.rest))
	}
	if c.Apart {
		rest = append(rest, v.In.Say("Its parts stand in different places of the source; the place named is that of the first."))
	}
	if len(c.Dropped) > 0 {
		rest = append(rest, v.In.Say("What it leaves out says %s: read it, for the meaning may be another without it.", v.In.Or(each(c.Dropped, v.Name))))
	}
	if c.Before != "" {
		rest = append(rest, v.In.Say("The source says before it %s: it may mean something else without that.", v.Name(c.Before)))
	}
	if c.Behind != "" {
		rest = append(rest, v.In.Say("The source goes on with %s: it may mean something else without that.", v.Name(c.Behind)))
	}
	if c.Said != nil {
		rest = append(rest, v.attribution(*c.Said))
	}
	return v.In.Say(headOf(c)), rest
}

// headOf says the worst of a quotation in a few words.
func headOf(c quote.Checked) texts.Text {
	head := quotationHeads[c.Verdict].head
	switch {
	case !c.Verdict.Stands():
		return cmp.Or(rewordedHead(c), head)
	case c.Elsewhere():
		return elsewhereHeads[c.Verdict]
	case c.Said.IsDoubtful():
		return doubtfulHeads[c.Verdict]
	case c.Before != "" || c.Behind != "":
		return qualifiedHeads[c.Verdict]
	}
	return head
}

func rewordedHead(c quote.Checked) (head texts.Text) {
	if c.Verdict == quote.Reworded && len(c.Kinds) == 1 {
		head = rewordedHeads[c.Kinds[0]]
	}
	return head
}

func onlySigns(c quote.Checked) bool {
	for _, r := range c.Runs {
		if r.Side != quote.Both {
			return false
		}
	}
	return true
}

// attribution says what became of who was said to have said it.
func (v Voice) attribution(a quote.Attribution) string {
	who := v.In.And(bounded(v, a.Who, v.Plain))
	switch a.Finding {
	case quote.Author:
		return v.In.Say("The source is by %s.", who)
	case quote.Speaker:
		return v.In.Say("There it is given to %s, too.", who)
	case quote.Another:
		return v.In.Say("It is given to %s here, but the source names %s.", v.Name(a.Name), who)
	case quote.Elsewhere:
		return v.In.Say("It is given to %s here, who is named as the author of another source, %s; this one names nobody.", v.Name(a.Name), v.In.And(bounded(v, a.Who, v.Name)))
	}
	return v.In.Say("Whether it is by %s was not checked: the source names nobody there.", v.Name(a.Name))
}
