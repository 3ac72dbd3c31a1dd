package highlight

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/rank"
)

// A part that a sentence plays in a passage: of a table, of a list of entries, or none.
type role struct {
	header bool // the row of a table that names its columns
	row    bool // any other row
	reply  bool // it follows a question
	label  int  // the short line by itself that heads this one, itself for a label; -1 for none
}

// cell stands between the cells of a row, as tables are written out.
const cell = " | "

// rolesOf tells the parts that sentences play. A label, as glossaries and lists of
// definitions have, heads what follows up to the next.
func rolesOf(text string, sentences []said) []role {
	roles := make([]role, len(sentences))
	label := -1
	for i, s := range sentences {
		roles[i].row = s.isRow
		roles[i].reply = i > 0 && sentences[i-1].isQuestion
		first := s.isRow && (i == 0 || !sentences[i-1].isRow)
		next := i+1 < len(sentences) && sentences[i+1].isRow
		if first && next && !strings.Contains(s.text, ": ") {
			roles[i] = role{header: true}
		}
		if isLabel(text, s) && i+1 < len(sentences) {
			label = i
		}
		roles[i].label = label
	}
	return roles
}

// longestLabel is in words.
const longestLabel = 4

// isLabel says whether a sentence is a short line by itself that ends with no mark.
func isLabel(text string, s said) bool {
	return isAlone(text, s.Range) && !s.isRow && !strings.ContainsAny(s.text[len(s.text)-1:], ".!?:;,)") && len(strings.Fields(s.text)) <= longestLabel
}

// isAlone says whether a sentence is a line by itself.
func isAlone(text string, s lang.Range) bool {
	return (s.Start == 0 || text[s.Start-1] == '\n') && (s.End == len(text) || text[s.End] == '\n')
}

// fits says whether a sentence may stand for its passage: it is no question, no head of a
// table, and no fragment but one that replies: "A: Mr Hale, on Tuesdays only."
func (r role) fits(s said) bool {
	return r.row || !r.header && !s.isQuestion && (r.reply || !s.IsFragment())
}

// named marks the sentences below the label that has most of a question, if one has any,
// and is none of the opposite.
func named(roles []role, features []rank.KeyFeatures, opposite []bool) []bool {
	asked := 0.0
	for i, r := range roles {
		if r.label == i && !opposite[i] {
			asked = max(asked, features[i][rank.KeyMeets])
		}
	}
	list := make([]bool, len(roles))
	for i, r := range roles {
		list[i] = asked > 0 && r.label >= 0 && r.label != i && !opposite[r.label] && features[r.label][rank.KeyMeets] == asked
	}
	return list
}
