package wording

import (
	"footnote/corpus"
	"footnote/retrieval/wording/texts"
)

// Readable says what can be added where the format of a file is not read.
const Readable texts.Text = "Its format cannot be read. PDF, Word, PowerPoint, OpenDocument, RTF, EPUB, web pages, Markdown, subtitles, notebooks, tables and plain text can; save it as one of those and add that."

// Unsupported says of a file that is not read what it is, and what to do with it. What
// the formats that are not read are called is known in English alone.
func Unsupported(in texts.Language, e corpus.UnsupportedError) string {
	if e.Advice == "" || in != (texts.Language{}) {
		return in.Say(Readable)
	}
	return "This is " + e.Format + ", which Footnote does not read. " + e.Advice
}
