package highlight

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/question"
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
func rolesOf(text string, sentences []lang.Range) []role {
	roles := make([]role, len(sentences))
	label := -1
	for i, s := range sentences {
		said := text[s.Start:s.End]
		roles[i].row = strings.Contains(said, cell)
		roles[i].reply = i > 0 && question.IsQuestion(text[sentences[i-1].Start:sentences[i-1].End])
		first := roles[i].row && (i == 0 || !strings.Contains(text[sentences[i-1].Start:sentences[i-1].End], cell))
		next := i+1 < len(sentences) && strings.Contains(text[sentences[i+1].Start:sentences[i+1].End], cell)
		if first && next && !strings.Contains(said, ": ") {
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
func isLabel(text string, s lang.Range) bool {
	said := text[s.Start:s.End]
	alone := (s.Start == 0 || text[s.Start-1] == '\n') && (s.End == len(text) || text[s.End] == '\n')
	return alone && !strings.Contains(said, cell) && !strings.ContainsAny(said[len(said)-1:], ".!?:;,)") && len(strings.Fields(said)) <= longestLabel
}

// fits says whether a sentence may stand for its passage: it is no question, no head of a
// table, and no fragment but one that replies: "A: Mr Hale, on Tuesdays only."
func (r role) fits(said string) bool {
	return r.row || !r.header && !question.IsQuestion(said) && (r.reply || !question.IsFragment(said))
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
