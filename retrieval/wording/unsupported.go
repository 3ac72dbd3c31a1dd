package wording

import (
	"footnote/corpus"
	"footnote/retrieval/wording/texts"
)

// Readable says what can be added where the format of a file is not read.
const Readable texts.Text = "Its format cannot be read. PDF, Word, PowerPoint, OpenDocument, RTF, EPUB, web pages, Markdown, subtitles, notebooks, tables and plain text can; save it as one of those and add that."

// Unsupported says of a file that is not read what it is, and what to do with it. What
// the formats that are not read are called is known in English alone; in other languages
// it says what to do.
func Unsupported(in texts.Language, e corpus.UnsupportedError) string {
	if in == (texts.Language{}) && e.Advice != "" {
		return "This is " + e.Format + ", which Footnote does not read. " + e.Advice
	}
	for _, advice := range advices {
		if string(advice) == e.Advice {
			return in.Say("Footnote does not read files of this kind.") + " " + in.Say(advice)
		}
	}
	return in.Say(Readable)
}

// advices are what corpus/extract says of formats that are not read.
var advices = []texts.Text{
	"Open it in Word or LibreOffice, save it as .docx and add that.",
	"Export it as a PDF and add that.",
	"Open it in PowerPoint or LibreOffice, save it as .pptx and add that.",
	"Open it in Excel or LibreOffice, save it as .xlsx or .csv and add that.",
	"Run it through text recognition (OCR) and add the text or PDF that gives.",
	"If it is not protected, convert it to EPUB (calibre does that) and add that.",
	"Add its transcript: subtitles (.vtt, .srt) or text.",
	"Unpack it and add the files in it.",
	"It is a list of addresses, not a text: add the addresses of the pages that you want.",
	"It holds no text of a work. Add the document that it belongs to.",
	"Add it to a library: each text in it comes in as one. If it holds none that can be read, add what it was made of.",
	"Add it to a library: its works come in with their records, and with their files where these lie beside it.",
	"Convert it to a PDF (ps2pdf does that) and add that.",
	"Convert it to a PDF with text, or run djvutxt on it, and add what that gives.",
	"Decode it and add the file that gives.",
	"Export what is in it as text or a document and add that.",
	"Export what is in it as text, CSV or a document and add that.",
	"Make a PDF of it (pdflatex does that) and add that.",
	"Make a PDF of it (groff -ms -Tpdf) and add that.",
	"Print it as a PDF or text (man -Tpdf, man -Tutf8) and add that.",
	"Save it as .eml or text and add that.",
	"Save them as .vtt or .srt and add that.",
	"Save what it shows as a web page, a PDF or text and add that.",
}
