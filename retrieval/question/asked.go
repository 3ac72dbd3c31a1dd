package question

import (
	"slices"

	"footnote/retrieval/question/grammar"
)

// A Kind is the kind of thing that a question asks for.
type Kind int

const (
	None     Kind = iota // none that could be told by its look
	Number               // how many, what percentage, how high
	Date                 // when, which year, how long ago
	Duration             // how long, how many years
	Person               // who, which king
	Place                // where, which country
	Reason               // why, how come
)

var kindNames = [...]string{"none", "number", "date", "duration", "person", "place", "reason"}

func (k Kind) String() string { return kindNames[k] }

// The rules of each kind: those that count anywhere, and those only where a
// clause begins, for "when" and "who" join sentences as well.
var kindRules = []struct {
	kind     Kind
	anywhere string
	atClause string
}{
	{Number, "NUMBER", "NUMBERAT"},
	{Date, "DATE", "DATEAT"},
	{Duration, "DURATION", ""},
	{Person, "PERSON", "PERSONAT"},
	{Place, "PLACE", "PLACEAT"},
	{Reason, "REASON", "REASONAT"},
}

// Asked says what kind of thing a question asks for: the first that it asks
// for, if there are several.
func Asked(q string) Kind { return askedIn(words(Trim(q))) }

func askedIn(all []word) Kind {
	list := texts(all)
	for i := range list {
		if kind := askedAt(all, list, i); kind != None {
			return kind
		}
	}
	return None
}

// Thing gives the word for what a question asks to be told or counted: "horses" of "how many
// horses", "king" of "which king", "" where it asks otherwise.
func Thing(q string) string { return thingIn(words(Trim(q))) }

func thingIn(all []word) string {
	list := texts(all)
	for i := range list {
		after := grammar.English()["THINGAFTER"].Longest(list, i)
		if after > i && after < len(list) && !IsFunction(list[after]) {
			return list[after]
		}
	}
	return ""
}

// askedAt is the kind whose rule reaches furthest from word i.
func askedAt(all []word, list []string, i int) Kind {
	g := grammar.English()
	kind, furthest := None, i
	alone := i == len(list)-1 && (g.Has("WHEN", list[i]) || g.Has("WHY", list[i]))
	begins := i == 0 || alone || all[i].gap || g.Has("CLAUSE", list[i-1])
	for _, rule := range kindRules {
		end := g[rule.anywhere].Longest(list, i)
		if rule.atClause != "" && begins {
			end = max(end, g[rule.atClause].Longest(list, i))
		}
		if end > furthest && !joins(list, i, end, rule.kind) {
			kind, furthest = rule.kind, end
		}
	}
	return kind
}

// joins says whether the words that matched ask for nothing of their kind:
// "when" or "where" with a clause behind it and no auxiliary, as in "when
// someone dies, how …", and "where … come from", which asks for an origin.
func joins(list []string, i, end int, kind Kind) bool {
	switch kind {
	case Date:
		rest := list[end:]
		asks := func(w string) bool { return grammar.English().Has("ASKING", w) }
		return grammar.English().Has("WHEN", list[end-1]) && end-i == 1 && len(rest) > 0 && (i > 0 || slices.ContainsFunc(rest, asks))
	case Place:
		origin := func(w string) bool { return grammar.English().Has("ORIGIN", w) }
		if !grammar.English().Has("WHERE", list[i]) && list[i] != "wheres" && list[i] != "where's" {
			return false
		}
		return end-i == 1 && end < len(list) && i > 0 && grammar.English().Has("WHERE", list[i]) || slices.ContainsFunc(list[end:], origin)
	}
	return false
}

// ShortYear says whether the i-th word of a message is a number of two digits that may stand
// for a year ("in 53"), as it counts nothing behind it. The first days and minutes are none.
func ShortYear(words []string, i int) bool {
	if i == 0 || len(words[i]) != 2 || words[i] < "32" || words[i] > "99" || !grammar.English().Has("SHORTYEAR", words[i-1]) {
		return false
	}
	return i == len(words)-1 || IsFunction(words[i+1])
}

// OwnCase gives the words by which a question asks what who writes it may or must do, or what
// becomes of it: "can i" of "can i bring my puppy", "what if i" of "what if I lose the key".
// It gives none where the question asks otherwise.
func OwnCase(q string) []string { return matchOf("OWNCASE", q) }

// SpeaksToReaders says whether a text tells those who read it what to do, as rules and manuals
// do.
func SpeaksToReaders(text string) bool { return len(matchOf("TOREADER", text)) > 0 }

// matchOf gives the first words of a text that a rule matches.
func matchOf(name, text string) []string {
	list, rule := texts(words(text)), grammar.English()[name]
	for i := range list {
		if end := rule.Longest(list, i); end > i {
			return list[i:end]
		}
	}
	return nil
}
