package extract

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"mime"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/extract/captions"
	"footnote/corpus/extract/docx"
	"footnote/corpus/extract/epub"
	"footnote/corpus/extract/fictionbook"
	"footnote/corpus/extract/html"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/extract/jats"
	"footnote/corpus/extract/mail"
	"footnote/corpus/extract/markdown"
	"footnote/corpus/extract/notebook"
	"footnote/corpus/extract/opendocument"
	"footnote/corpus/extract/org"
	"footnote/corpus/extract/pdf"
	"footnote/corpus/extract/plain"
	"footnote/corpus/extract/rfc"
	"footnote/corpus/extract/rst"
	"footnote/corpus/extract/rtf"
	"footnote/corpus/extract/sheet"
	"footnote/corpus/extract/slides"
	"footnote/corpus/extract/textile"
	"footnote/corpus/extract/wiki"
	"footnote/corpus/lang"
)

// longestRead is how long a reader may take.
const longestRead = 20 * time.Second

// A format is one kind of file. One without a reader is known and refused.
type format struct {
	name       string   // as a noun for people: "Word", "a Kindle book"
	mediaTypes []string // the first is the one that is kept
	extensions []string
	sniff      func(data []byte) bool // nil: the bytes do not tell
	zipPart    zipxml.ZipPart         // a part of the zip that it is, "" for no zip
	read       func(ctx context.Context, f corpus.File) (corpus.Document, error)
	advice     string // what to do with one that is refused
	plain      bool   // reading it is bounded by its size, so that a short one needs no process of its own
	shown      bool   // by the bytes of every file: another name or declared type is wrong
}

// formats lists what is known, most telling bytes first. The last reads any
// text whose name and declared type say nothing.
var formats = slices.Concat([]format{
	{name: "PDF", mediaTypes: []string{corpus.PDF}, extensions: []string{".pdf"}, sniff: pdf.Sniff, read: pdf.Read, shown: true},
	{name: "EPUB", mediaTypes: []string{corpus.EPUB}, extensions: []string{".epub"}, zipPart: "META-INF/container.xml", read: epub.Read, shown: true},
	{name: "Word", mediaTypes: []string{"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		extensions: []string{".docx"}, zipPart: "word/", read: docx.Read, shown: true},
	{name: "PowerPoint", mediaTypes: []string{"application/vnd.openxmlformats-officedocument.presentationml.presentation"}, extensions: []string{".pptx"},
		zipPart: "ppt/", read: slides.Read, shown: true},
	{name: "OpenDocument", mediaTypes: []string{"application/vnd.oasis.opendocument.text"}, extensions: []string{".odt", ".fodt"},
		sniff: opendocument.Sniff, read: opendocument.Read, shown: true},
	{name: "Excel", mediaTypes: []string{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}, extensions: []string{".xlsx"}, zipPart: "xl/", sniff: sheet.SniffWorkbook, read: sheet.ReadWorkbook, shown: true},
	{name: "Office with a password", mediaTypes: []string{"application/vnd.ms-office"}, sniff: zipxml.SniffLockedOffice, read: zipxml.RefuseLocked, shown: true},
}, zips, binaries, []format{
	{name: "RTF", mediaTypes: []string{"application/rtf", "text/rtf"}, extensions: []string{".rtf"}, sniff: rtf.Sniff, read: rtf.Read, shown: true},
	{name: "subtitles", mediaTypes: []string{"text/vtt", "application/x-subrip"}, extensions: []string{".vtt", ".srt"}, sniff: captions.Sniff, read: captions.Read, shown: true},
	{name: "Jupyter notebooks", mediaTypes: []string{"application/x-ipynb+json"}, extensions: []string{".ipynb"}, sniff: notebook.Sniff, read: notebook.Read, shown: true},
	{name: "saved pages and letters", mediaTypes: []string{"multipart/related", "message/rfc822"}, extensions: []string{".mhtml", ".mht", ".eml"}, sniff: mail.Sniff, read: mail.Read, shown: true},
	{name: "articles in XML", mediaTypes: []string{"application/jats+xml"}, extensions: []string{".nxml"}, sniff: jats.Sniff, read: jats.Read, shown: true},
	{name: "FictionBook", mediaTypes: []string{"application/x-fictionbook+xml"}, extensions: []string{".fb2"}, sniff: fictionbook.Sniff, read: fictionbook.Read, shown: true},
	{name: "wiki markup and AsciiDoc", mediaTypes: []string{"text/asciidoc", "text/x-wiki"}, extensions: []string{".adoc", ".asciidoc", ".wiki", ".mediawiki"}, sniff: wiki.Sniff, read: wiki.Read},
	{name: "Textile and the markup of Jira", mediaTypes: []string{"text/x-textile"}, extensions: []string{".textile", ".jira"}, sniff: textile.Sniff, read: textile.Read},
	{name: "letters of mailing lists", mediaTypes: []string{"text/html"}, sniff: mail.SniffArchived, read: mail.ReadArchived},
	{name: "HTML", mediaTypes: []string{"text/html", "application/xhtml+xml"}, extensions: []string{".html", ".htm", ".xhtml"},
		sniff: sniffHTML, read: html.Read},
}, markups, []format{
	{name: "Org outlines", mediaTypes: []string{"text/org", "text/x-org"}, extensions: []string{".org"}, sniff: org.Sniff, read: org.Read},
	{name: "memos of the Internet", mediaTypes: []string{"text/x-rfc"}, sniff: rfc.Sniff, read: rfc.Read},
	{name: "reStructuredText", mediaTypes: []string{"text/x-rst", "text/prs.fallenstein.rst"}, extensions: []string{".rst", ".rest"}, sniff: rst.Sniff, read: rst.Read},
	{name: "tables", mediaTypes: []string{"text/csv", "text/tab-separated-values"}, extensions: []string{".csv", ".tsv"}, sniff: sheet.SniffSeparated, read: sheet.ReadSeparated},
	{name: "Markdown", mediaTypes: []string{"text/markdown", "text/x-markdown"}, extensions: []string{".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"},
		sniff: markdown.Sniff, read: markdown.Read, plain: true},
	{name: "text", mediaTypes: []string{"text/plain"}, extensions: []string{".txt", ".text"}, read: plain.Read, plain: true},
})

// Extract reads a file into a document: the format is found by the bytes, then
// by the declared type, then by the name. It gives ErrTooLarge above 25 MiB,
// ErrUnsupported for a format without a reader, ErrMalformed for one that is
// broken and ErrNoText where there is nothing to read. A reader that panics
// gives ErrMalformed, one that takes more than 20 s [context.DeadlineExceeded].
//
// It reads in this process; see [Reader] for files of strangers.
func Extract(ctx context.Context, f corpus.File) (corpus.Document, error) {
	return extract(ctx, f, format.guarded)
}

// extract finds the format of a file and has it read by run.
func extract(ctx context.Context, f corpus.File, run func(format, context.Context, corpus.File) (corpus.Document, error)) (corpus.Document, error) {
	if len(f.Data) > corpus.MaxBytes {
		return corpus.Document{}, fmt.Errorf("extract %q: %d MiB of at most %d: %w", f.Name, len(f.Data)>>20, corpus.MaxBytes>>20, corpus.ErrTooLarge)
	}
	if len(f.Data) == 0 {
		return corpus.Document{}, fmt.Errorf("extract %q: %w: %w", f.Name, corpus.ErrEmpty, corpus.ErrNoText)
	}
	if len(bytes.TrimSpace(f.Data)) == 0 {
		return corpus.Document{}, fmt.Errorf("extract %q: %w", f.Name, corpus.ErrNoText)
	}
	format := formatOf(f)
	if format.read == nil {
		return corpus.Document{}, fmt.Errorf("extract %q: %w", f.Name, corpus.UnsupportedError{Format: format.name, Advice: format.advice})
	}
	d, err := run(format, ctx, f)
	if errors.Is(err, corpus.ErrUnsupported) && misnamed(f.Name) {
		err = fmt.Errorf("%w: %v", corpus.ErrMalformed, err)
	}
	if err != nil {
		return corpus.Document{}, fmt.Errorf("extract %q: %w", f.Name, err)
	}
	d.MediaType = cmp.Or(d.MediaType, format.mediaTypes[0])
	d.Metadata.NoteOrigin(f.Origin)
	return d, nil
}

// misnamed says whether a file that is nothing known has the name of a format that its
// bytes would show, as a broken download has.
func misnamed(name string) bool {
	extension := strings.ToLower(path.Ext(name))
	return slices.ContainsFunc(formats, func(f format) bool { return f.read != nil && f.shown && slices.Contains(f.extensions, extension) })
}

// guarded runs the reader under a deadline and recovers from its panics. The
// reader gets a goroutine of its own because a library in a loop cannot be
// stopped, only left behind; readers that look at ctx end soon after it.
func (f format) guarded(ctx context.Context, file corpus.File) (corpus.Document, error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	type result struct {
		d   corpus.Document
		err error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if p := recover(); p != nil {
				r = result{err: fmt.Errorf("%s reader: %v: %w", f.name, p, corpus.ErrMalformed)}
			}
			done <- r
		}()
		r.d, r.err = f.read(ctx, file)
	}()
	select {
	case r := <-done:
		return r.d, r.err
	case <-ctx.Done():
		return corpus.Document{}, fmt.Errorf("%s reader: %w", f.name, context.Cause(ctx))
	}
}

// formatOf finds the format of a file, text where nothing tells.
func formatOf(f corpus.File) format {
	text := formats[len(formats)-1]
	declared, _, _ := mime.ParseMediaType(f.MediaType)
	extension := strings.ToLower(path.Ext(f.Name))
	inZip := zipxml.ZipParts(f.Data)
	for _, known := range formats {
		if known.sniff != nil && known.sniff(f.Data) || known.zipPart != "" && inZip(known.zipPart) {
			return known
		}
	}
	for _, known := range formats {
		// A refused format that its bytes do not show is only a wrong name.
		if known.read != nil && !known.shown && slices.Contains(known.mediaTypes, declared) && known.name != text.name {
			return known
		}
	}
	for _, known := range formats {
		if known.read != nil && !known.shown && slices.Contains(known.extensions, extension) {
			return known
		}
	}
	return text
}

// htmlTag is a tag of a web page that a text may begin with.
var htmlTag = lang.Regexp(`^(?:<!--(?s:.*?)-->\s*)*<(p|div|h[1-6]|article|section|main|header|table|ul|ol|blockquote|body|head|meta|title|link|style|script|span|center|nav|aside)(?:\s[^<>]*)?/?>`)

// A page may begin with what is none of it: a warning of the program that made it, or a style
// sheet so long that its end is out of sight. Then its own beginning stands behind, and not as
// an example in a text.
var (
	strayTag   = lang.Regexp(`^<(?:br|b|font|style|script)(?:\s[^<>]*)?/?>`)
	pageBehind = regexp.MustCompile(`(?i)<(?:!doctype html|html[\s>]|body[\s>]|div[\s>])`)
)

// comments are what programs that write pages say of themselves before their first tag,
// and programs that were to run there.
var comments = lang.Regexp(`^(?:(?:<!--(?s:.*?)-->|<\?php(?s:.*?)\?>)\s*)+`)

// declarations are what XML begins with, and comments behind it.
var declarations = lang.Regexp(`^<\?xml(?s:.*?)\?>\s*(?:(?:<\?(?s:.*?)\?>|<!--(?s:.*?)-->)\s*)*`)

// sniffHTML says whether a text is a web page or a part of one.
func sniffHTML(data []byte) bool {
	head := strings.TrimSpace(strings.ToLower(sniff.Head(data)))
	if m := htmlTag.FindStringSubmatch(head); m != nil && strings.Contains(head, "</") {
		return true
	}
	if strayTag.MatchString(head) {
		at := pageBehind.FindIndex(data)
		return at != nil && !bytes.Contains(data[:at[0]], []byte("```"))
	}
	head = comments.ReplaceAllString(head, "")
	return sniff.Starts("<!doctype html", "<html", "<head", "<body")([]byte(head)) ||
		strings.HasPrefix(head, "<?xml") && (strings.Contains(head[:min(len(head), 1024)], "<html") || sniff.Starts("<!doctype html", "<html")([]byte(declarations.ReplaceAllString(head, ""))))
}
