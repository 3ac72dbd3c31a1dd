package extract

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/references"
)

// What is no text of a work, or not in a way that is read here, is told by its
// bytes: its name may say anything. What follows says of each kind what to do.
const (
	saveAsDOCX  = "Open it in Word or LibreOffice, save it as .docx and add that."
	saveAsPDF   = "Export it as a PDF and add that."
	saveAsPPTX  = "Open it in PowerPoint or LibreOffice, save it as .pptx and add that."
	saveAsXLSX  = "Open it in Excel or LibreOffice, save it as .xlsx or .csv and add that."
	useOCR      = "Run it through text recognition (OCR) and add the text or PDF that gives."
	convertBook = "If it is not protected, convert it to EPUB (calibre does that) and add that."
	transcript  = "Add its transcript: subtitles (.vtt, .srt) or text."
	unpack      = "Unpack it and add the files in it."
	addPages    = "It is a list of addresses, not a text: add the addresses of the pages that you want."
	noWork      = "It holds no text of a work. Add the document that it belongs to."
)

// binaries are told before all that is read, except where one holds the other.
var binaries = []format{
	{name: "a Word 97–2003 document", extensions: []string{".doc", ".dot"}, sniff: holdsStream("WordDocument"), advice: saveAsDOCX},
	{name: "a PowerPoint 97–2003 presentation", extensions: []string{".ppt", ".pps"}, sniff: holdsStream("PowerPoint Document"), advice: saveAsPPTX},
	{name: "an Excel 97–2003 workbook", extensions: []string{".xls"}, sniff: holdsStream("Workbook", "Book"), advice: saveAsXLSX},
	{name: "an Outlook message", extensions: []string{".msg"}, sniff: holdsStream("__properties_version1.0"), advice: "Save it as .eml or text and add that."},
	{name: "a file of an older Office program", mediaTypes: []string{"application/msword"}, sniff: sniff.Starts(zipxml.OleMark), advice: saveAsDOCX},
	{name: "a WordPerfect document", extensions: []string{".wpd"}, sniff: sniff.Starts("\xFFWPC"), advice: saveAsDOCX},
	{name: "a OneNote file", extensions: []string{".one"}, sniff: sniff.Starts("\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D"), advice: saveAsPDF},
	{name: "a Kindle book", extensions: []string{".mobi", ".azw", ".azw3", ".prc", ".kfx"}, sniff: sniffKindle, advice: convertBook},
	{name: "a DjVu document", extensions: []string{".djvu"}, sniff: sniff.Starts("AT&TFORM"), advice: "Convert it to a PDF with text, or run djvutxt on it, and add what that gives."},
	{name: "a help file", extensions: []string{".chm", ".lit"}, sniff: sniff.Starts("ITSF", "ITOLITLS"), advice: convertBook},
	{name: "a PostScript file", mediaTypes: []string{"application/postscript"}, extensions: []string{".ps", ".eps"}, sniff: sniff.Starts("%!PS", "\x04%!PS", "\xC5\xD0\xD3\xC6"), advice: "Convert it to a PDF (ps2pdf does that) and add that."},
	{name: "a recording", extensions: []string{".mp3", ".m4a", ".mp4", ".mov", ".wav", ".ogg", ".flac", ".webm", ".mkv", ".avi"}, sniff: sniffRecording, advice: transcript},
	{name: "a picture", mediaTypes: []string{"image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/heic"},
		extensions: []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic"}, sniff: sniffPicture, advice: useOCR},
	{name: "an archive", mediaTypes: []string{"application/gzip", "application/x-tar"}, extensions: []string{".gz", ".tar", ".7z", ".rar", ".xz", ".bz2", ".zst"},
		sniff: sniffArchive, advice: unpack},
	{name: "a font", sniff: sniff.Starts("OTTO", "wOFF", "wOF2", "ttcf", "\x00\x01\x00\x00\x00"), advice: noWork},
	{name: "a database", sniff: sniff.Starts("SQLite format 3", "\x00\x01\x00\x00Standard"), advice: "Export what is in it as text, CSV or a document and add that."},
	{name: "a program", mediaTypes: []string{"application/x-executable"}, extensions: []string{".exe"},
		sniff: sniff.Starts("\x7FELF", "MZ\x90", "MZP", "\xCA\xFE\xBA\xBE", "\xFE\xED\xFA", "\xCF\xFA\xED\xFE", "\x00asm"), advice: noWork},
}

// zipName is that of a zip that is nothing more special.
const zipName = "a zip"

// zips are those that are read by no reader, told by their parts.
var zips = []format{
	{name: "a text of OpenOffice 1", extensions: []string{".sxw"}, sniff: holdsMediaType("sun.xml.writer"), advice: saveAsDOCX},
	{name: "an OpenDocument spreadsheet", extensions: []string{".ods"}, sniff: holdsMediaType("oasis.opendocument.spreadsheet"), advice: saveAsXLSX},
	{name: "an OpenDocument presentation", extensions: []string{".odp"}, sniff: holdsMediaType("oasis.opendocument.presentation"), advice: saveAsPPTX},
	{name: "an OpenDocument drawing", extensions: []string{".odg"}, sniff: holdsMediaType("oasis.opendocument."), advice: saveAsPDF},
	{name: "a document of Pages, Numbers or Keynote", extensions: []string{".pages", ".numbers", ".key"}, zipPart: "Index/Document", advice: saveAsPDF},
	{name: "a document of Pages, Numbers or Keynote", zipPart: "index.apxl", advice: saveAsPDF},
	{name: "an XPS document", extensions: []string{".xps", ".oxps"}, zipPart: "FixedDocSeq.fdseq", advice: saveAsPDF},
	{name: "a Visio drawing", extensions: []string{".vsdx"}, zipPart: "visio/", advice: saveAsPDF},
	{name: "an InDesign file", extensions: []string{".idml"}, zipPart: "designmap.xml", advice: saveAsPDF},
	{name: "a program", extensions: []string{".jar", ".apk"}, zipPart: "META-INF/MANIFEST.MF", advice: noWork},
	{name: zipName, mediaTypes: []string{"application/zip"}, extensions: []string{".zip"}, sniff: sniff.Starts(zipxml.ZipMark), advice: "Add it to a library: each text in it comes in as one. If it holds none that can be read, add what it was made of."},
}

// markups are texts for programs. They are told after all texts that are read and
// have marks of their own, and before Markdown and plain text.
var markups = []format{
	{name: "a list of works", mediaTypes: []string{"application/x-bibtex", "application/x-research-info-systems"}, extensions: []string{".bib", ".ris"},
		sniff: references.Sniff, advice: "Add it to a library: its works come in with their records, and with their files where these lie beside it."},
	{name: "a feed", mediaTypes: []string{"application/rss+xml", "application/atom+xml"}, sniff: rootIs("rss", "feed", "RDF", "opml"), advice: addPages},
	{name: "a picture (SVG)", mediaTypes: []string{"image/svg+xml"}, extensions: []string{".svg"}, sniff: rootIs("svg"), advice: useOCR},
	{name: "subtitles in XML", extensions: []string{".ttml", ".dfxp"}, sniff: rootIs("tt", "transcript", "timedtext"), advice: "Save them as .vtt or .srt and add that."},
	{name: "XML data", mediaTypes: []string{"application/xml", "text/xml"}, sniff: sniffXML, advice: "Save what it shows as a web page, a PDF or text and add that."},
	{name: "a LaTeX source", mediaTypes: []string{"application/x-tex", "text/x-tex"}, extensions: []string{".tex", ".ltx"},
		sniff: sniff.Matches(`^(?:\s|%[^\n]*\n|\\[A-Za-z]+[^\n]*\n)*\\(?:documentclass|documentstyle|usepackage|RequirePackage|begin\{|(?:sub)*section\*?\{|chapter\*?\{|part\*?\{|maketitle|input\b|include\b|title\{|author\{|def\\|newcommand|NeedsTeXFormat|magnification)`), advice: "Make a PDF of it (pdflatex does that) and add that."},
	{name: "JSON data", mediaTypes: []string{"application/json"}, sniff: sniffJSON, advice: "Export what is in it as text or a document and add that."},
	{name: "a manual page in troff", sniff: sniff.Matches(`^(?:['.][^\n]*\n|\s)*\.(?:TH|Dd) `), advice: "Print it as a PDF or text (man -Tpdf, man -Tutf8) and add that."},
	{name: "a text in troff",
		sniff: sniff.Matches(`^(?:\s|['.]\\"[^\n]*\n|\.[a-z]{2} [^\n]*\n)*\.(?:TL|AU|AI|AB|NH|SH|PP|LP|RP|ND|TITLE|PRINTSTYLE)(?: *\n|[ ]\d|[ ]")`), advice: "Make a PDF of it (groff -ms -Tpdf) and add that."},
	{name: "subtitles in SubStation Alpha", extensions: []string{".ass", ".ssa"}, sniff: sniff.Matches(`^\s*\[Script Info\]`), advice: "Save them as .vtt or .srt and add that."},
	{name: "contacts or a calendar", extensions: []string{".vcf", ".ics"}, sniff: sniff.Matches(`^\s*BEGIN:V(?:CARD|CALENDAR)`), advice: noWork},
	{name: "a key or certificate", sniff: sniff.Matches(`^\s*-----BEGIN [A-Z0-9 ]+-----`), advice: noWork},
	{name: "a patch of a program", extensions: []string{".patch", ".diff"}, sniff: sniff.Matches(`(?m)^(?:diff --git |Index: [^\n]*\n=====|--- [^\n]+\n\+\+\+ [^\n]+\n@@ )`), advice: noWork},
	{name: "encoded data", sniff: sniff.Matches(`^(?:begin(?:-base64)? [0-7]{3} |\s*(?:[A-Za-z0-9+/]{60,76}\n){5,}|=ybegin )`), advice: "Decode it and add the file that gives."},
	{name: "commands for a database", extensions: []string{".sql"}, sniff: sniff.Matches(`(?i)^(?:\s|--[^\n]*\n|/\*.*?\*/;?)*(?:create (?:table|database|schema) (?:if not exists )?[\x60"\w.]+\s*[(;]|insert into [\x60"\w.]+ (?:\(|values|select)|drop table (?:if exists )?[\x60"\w.]+;|begin transaction;|pragma \w+\s*=)`),
		advice: "Export what is in it as text, CSV or a document and add that."},
	{name: "what a program wrote of its work", sniff: sniffLog, advice: noWork},
	{name: "bytes in figures", sniff: sniffDump, advice: noWork},
	{name: "a program or a style sheet", sniff: sniffProgram, advice: noWork},
}

// holdsStream gives a sniffer for the older files of Office, by the streams in them.
func holdsStream(names ...string) func([]byte) bool {
	return func(data []byte) bool {
		return bytes.HasPrefix(data, []byte(zipxml.OleMark)) &&
			slices.ContainsFunc(names, func(name string) bool { return bytes.Contains(data, utf16Bytes(name+"\x00")) })
	}
}

func utf16Bytes(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// holdsMediaType gives a sniffer for OpenDocument files and those before them: the type stands in their
// first part, which is never compressed.
func holdsMediaType(kind string) func([]byte) bool {
	return func(data []byte) bool {
		head := data[:min(len(data), 200)]
		return bytes.HasPrefix(data, []byte(zipxml.ZipMark)) && bytes.Contains(head, []byte("mimetypeapplication/vnd."+kind)) && !bytes.Contains(head, []byte("opendocument.text"))
	}
}

func sniffKindle(data []byte) bool {
	kind := ""
	if len(data) >= 68 {
		kind = string(data[60:68])
	}
	return slices.Contains([]string{"BOOKMOBI", "TEXtREAd", "PNRdPPrs"}, kind) || sniff.Starts("TPZ0", "\xEADRMION\xEE", "CONT\x02\x00")(data)
}

// at says whether bytes stand at a place in data.
func at(data []byte, place int, marks ...string) bool {
	return len(data) > place && sniff.Starts(marks...)(data[place:])
}

func sniffRecording(data []byte) bool {
	return sniff.Starts("ID3", "\xFF\xFB", "\xFF\xF3", "\xFF\xF1", "OggS", "fLaC", "FLV\x01", "\x1A\x45\xDF\xA3", "#!AMR", "\x30\x26\xB2\x75\x8E\x66\xCF\x11", "MThd")(data) ||
		sniff.Starts("RIFF")(data) && at(data, 8, "WAVE", "AVI ") || at(data, 4, "ftyp") && !at(data, 8, "heic", "heix", "mif1", "avif")
}

func sniffPicture(data []byte) bool {
	return sniff.Starts("\x89PNG", "\xFF\xD8\xFF", "GIF87a", "GIF89a", "II*\x00", "MM\x00*", "8BPS", "\x00\x00\x01\x00", "\x00\x00\x00\x0CjP  ")(data) ||
		sniff.Starts("RIFF")(data) && at(data, 8, "WEBP") || at(data, 4, "ftypheic", "ftypheix", "ftypmif1", "ftypavif") ||
		sniff.Starts("BM")(data) && at(data, 6, "\x00\x00\x00\x00")
}

func sniffArchive(data []byte) bool {
	return sniff.Starts("\x1F\x8B", "BZh", "\xFD7zXZ\x00", "7z\xBC\xAF", "Rar!", "\x28\xB5\x2F\xFD", "MSCF", "!<arch>\n", "\x1F\x9D", "LZIP", "xar!")(data) || at(data, 257, "ustar")
}

// rootTag is the outermost element of an XML text, behind what may stand before it.
var rootTag = lang.Regexp(`^\s*(?:<\?[^>]*\?>\s*|<!--(?s:.*?)-->\s*|<!DOCTYPE[^\[>]*(?:\[(?s:.*?)\])?\s*>\s*)*<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]`)

// rootOf gives the name of the outermost element, "" where a text is no XML.
func rootOf(data []byte) string {
	m := rootTag.FindStringSubmatch(sniff.Head(data))
	if m == nil {
		return ""
	}
	return m[1]
}

func rootIs(names ...string) func([]byte) bool {
	return func(data []byte) bool { return slices.Contains(names, rootOf(data)) }
}

// sniffXML says whether a text is XML: it says so, or its outermost element has an
// end and nothing stands around it.
func sniffXML(data []byte) bool {
	root := rootOf(data)
	text := strings.TrimSpace(sniff.Head(data))
	tail := bytes.TrimSpace(data[max(0, len(data)-200):])
	return strings.HasPrefix(text, "<?xml") || root != "" && bytes.HasSuffix(tail, []byte(root+">"))
}

// sniffJSON says whether a text is JSON: an object or a list, and nothing but more of
// these behind it. "[1] See there" is none.
func sniffJSON(data []byte) bool {
	text := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))
	if len(text) < 2 || text[0] != '{' && text[0] != '[' {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(text))
	var first json.RawMessage
	if d.Decode(&first) != nil {
		return false
	}
	rest, _ := io.ReadAll(io.LimitReader(d.Buffered(), 64))
	rest = bytes.TrimSpace(rest)
	return len(first) > 8 && (len(rest) == 0 && int(d.InputOffset()) >= len(text)-1 || len(rest) > 0 && rest[0] == first[0])
}
