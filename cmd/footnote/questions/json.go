package questions

import (
	"footnote/cmd/footnote/shown"
	"footnote/corpus"
	"footnote/retrieval"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/quote"
)

// The shapes that --json prints, see package shown.

type answerJSON struct {
	Question   string                 `json:"question"`
	After      []string               `json:"after"` // the earlier questions that a follow-up was read together with
	Library    string                 `json:"library"`
	Folder     string                 `json:"folder"`    // that was looked in for the library
	Shelf      string                 `json:"shelf"`     // that was asked, empty for the whole library
	Answered   bool                   `json:"answered"`  // the verdict is sure or maybe
	Verdict    retrieval.Verdict      `json:"verdict"`   // sure, maybe or nothing
	Elsewhere  bool                   `json:"elsewhere"` // the whole library answers more surely than the shelf
	Confidence float64                `json:"confidence"`
	Partial    string                 `json:"partial"`         // why words answered alone, else empty
	Foreign    string                 `json:"foreign"`         // what helps where the library is in another language than the question, else empty
	Missing    []string               `json:"missing"`         // words of the question that no passage has
	Corrected  []retrieval.Correction `json:"corrected"`       // words of the question that were taken for others
	Talk       bool                   `json:"talk"`            // the question is small talk
	Each       []string               `json:"each"`            // the questions of a message that asks several, each answered by itself; else empty
	Within     []shown.Work           `json:"within"`          // the sources that the question names, where only these were asked
	Compared   bool                   `json:"compared"`        // the passages are the best one of each source
	Silent     []shown.Work           `json:"silent"`          // the sources that have none, when compared
	Further    []shown.Work           `json:"further"`         // those that have one, too, beyond the evidence
	Textless   []shown.Work           `json:"textless"`        // those named or compared that the library has as a record alone
	Named      []shown.Work           `json:"named"`           // those with a text that the question names, where nothing was found
	Place      *placeJSON             `json:"place,omitempty"` // where in a source the question asks to look, if it does
	Catalogue  *catalogueJSON         `json:"catalogue"`       // what the records answer, else null
	Passages   []passageJSON          `json:"passages"`
	LeftOut    int                    `json:"left_out"` // weak passages that would follow strong ones; --top shows them
	Nearest    []string               `json:"nearest"`  // titles, where nothing was found
}

type placeJSON struct {
	Asked   string        `json:"asked"`    // as written: "slide 3"
	Missing bool          `json:"missing"`  // no source has it, and the passages are the nearest to it
	Sources []shown.Work  `json:"sources"`  // that have it, where several do and none was named
	Counted []countedJSON `json:"counted"`  // what there is where it, or one of several, is missing
	Titles  []shown.Work  `json:"titles"`   // where it is missing: those whose first slide has the title alone
	Unknown []shown.Work  `json:"unknown"`  // where it is missing: those named, which are not counted so
	Absent  []string      `json:"absent"`   // of several numbers those that are not there, where others are
	HowMany bool          `json:"how_many"` // it was asked how many there are, and counted tells
}

type countedJSON struct {
	Source shown.Work `json:"source"`
	Runs   []string   `json:"runs"` // "1–2", "4"
	Count  int        `json:"count"`
}

type catalogueJSON struct {
	Topic   catalogue.Topic `json:"topic"`            // authors, issued, published, count, list, mention or about
	Words   string          `json:"words"`            // that were looked for, else empty
	Without bool            `json:"without"`          // the sources that do not have them were asked for
	Missed  string          `json:"missed,omitempty"` // the time that none of the sources is of, though they fit the rest of the question
	Kind    string          `json:"kind,omitempty"`   // the kind of texts asked for, where none is known to be of it or none of it has the words
	Sources []shown.Work    `json:"sources"`
}

type passageJSON struct {
	ID         corpus.PassageID  `json:"id"` // as footnote page --passage wants it
	Rank       int               `json:"rank"`
	Score      float64           `json:"score"`
	Grade      retrieval.Grade   `json:"grade"`
	Text       string            `json:"text"`
	Highlights []retrieval.Span  `json:"highlights"` // byte ranges of text
	Locator    corpus.Locator    `json:"locator"`
	InText     string            `json:"in_text"` // with the place of the passage
	Citation   string            `json:"citation"`
	Link       string            `json:"link"`
	Source     shown.Work        `json:"source"`
	Reasons    retrieval.Reasons `json:"reasons"` // why it was chosen
}

type quoteJSON struct {
	Quotation string          `json:"quotation"`
	Library   string          `json:"library"`
	Verdict   quote.Verdict   `json:"verdict"` // verbatim, small, reworded, differs, similar or absent
	Kinds     []quote.Kind    `json:"kinds"`   // in what the meaning differs: negation, opposite, number, date, name, person, order, quantifier, word, omission, joined
	Text      string          `json:"text"`    // what stands there
	Runs      []quote.Run     `json:"runs"`    // quotation and text beside each other; empty where they do not differ
	Cut       bool            `json:"cut"`     // the quotation says itself that it leaves something out
	Apart     bool            `json:"apart"`   // its parts stand in different places; the locator is that of the first
	Dropped   []string        `json:"dropped"` // the negations in what it leaves out
	Before    string          `json:"before"`  // what stands before it in its sentence and says whose word it is or how sure, else empty
	Behind    string          `json:"behind"`  // such as stands behind it
	Source    *shown.Work     `json:"source"`  // null if it was not found
	Locator   corpus.Locator  `json:"locator"`
	Citation  string          `json:"citation"`
	Link      string          `json:"link"`
	Named     *shown.Work     `json:"named"`     // where it was said to stand; null where no source was named
	Elsewhere bool            `json:"elsewhere"` // it stands in another source than the one named
	Said      *attributedJSON `json:"said"`      // null where nobody was said to have said it
}

type attributedJSON struct {
	Name    string        `json:"name"`
	Finding quote.Finding `json:"finding"` // author, speaker, another, elsewhere or unchecked
	Who     []string      `json:"who"`     // who is named there; of elsewhere, the title of the other source
}
