// Package mail reads pages and letters that were saved in the format of mail: .mhtml,
// .eml.
package mail

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/extract/html"
	"footnote/corpus/extract/internal/encoding"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/internal/subject"
	"footnote/corpus/extract/plain"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// A saved page and a saved letter are one kind of file: parts of a mail. The page is
// read as any page of the web, the letter as it was written.

// The bounds of such a file: its parts, and how deep they may stand in one another.
const (
	mostMailParts = 2000
	mostMailDepth = 12
)

// mailHead is the head of a mail: rows of a name, a colon and a value, of which one
// is of the format, and some that only programs write together: other texts have
// heads of rows too, with a Content-Type or what somebody received.
var (
	mailHead = lang.Regexp(`^(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*){2,}`)
	mimeRow  = lang.Regexp(`(?mi)^(?:MIME-Version|Content-Type|Content-Transfer-Encoding|Message-ID|Received|Return-Path|Snapshot-Content-Location):`)
	savedRow = lang.Regexp(`(?mi)^(?:MIME-Version:[ \t]*\d|Snapshot-Content-Location:)`)
	fromRow  = lang.Regexp(`(?mi)^From:[^\n]*(?:\n[ \t]+[^\n]*)*?[^\s@]@[^\s@]`)
	whenRow  = lang.Regexp(`(?mi)^(?:Date|Received):`)
)

// Sniff says whether a file is a saved mail: its first rows are the head of one.
func Sniff(data []byte) bool {
	head := strings.TrimLeft(sniff.Head(data), "\n ")
	if at := mailMark.FindStringIndex(head); at != nil && at[0] == 0 {
		return true
	}
	head = mailHead.FindString(string(withoutStrayRows([]byte(head))))
	return savedRow.MatchString(head) || isMail(head) || isPasted(sniff.Head(data))
}

// isMail says whether a head is one as mails have when they are sent.
func isMail(head string) bool {
	return mimeRow.MatchString(head) && fromRow.MatchString(head) && whenRow.MatchString(head)
}

// fieldRow begins a row of a head, or goes on with the one before.
var fieldRow = lang.Regexp(`^(?:[A-Za-z][A-Za-z0-9-]*:|[ \t]|From )`)

// withoutStrayRows makes one row of those of a head that a program has cut without the blank
// that goes before the rest: few, since where there are more it is no head.
func withoutStrayRows(data []byte) []byte {
	end := bytes.Index(data, []byte("\n\n"))
	if crlf := bytes.Index(data, []byte("\n\r\n")); end < 0 || crlf >= 0 && crlf < end {
		end = crlf
	}
	if end < 0 || end > mostHead {
		return data
	}
	rows := bytes.SplitAfter(data[:end], []byte("\n"))
	stray := 0
	for i, row := range rows {
		if i > 0 && !fieldRow.Match(row) {
			rows[i] = append([]byte(" "), row...)
			stray++
		}
	}
	if stray == 0 || stray > mostStray {
		return data
	}
	return append(bytes.Join(rows, nil), data[end:]...)
}

// The bounds of a head in which rows are mended.
const (
	mostHead  = 64 << 10
	mostStray = 3
)

// A mailPart is a part of a mail that may hold its text.
type mailPart struct {
	kind    string // its media type
	charset string
	place   string // the address that it was saved from
	data    []byte
}

// Read reads a saved page or letter.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	data := bytes.TrimPrefix(bytes.TrimLeft(f.Data, "\r\n "), []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(data, []byte("From ")) {
		return readMailbox(ctx, data)
	}
	if head := mailHead.FindString(string(withoutStrayRows(data))); !savedRow.MatchString(head) && !mimeRow.MatchString(head) {
		if text, err := plain.DecodeRows(data); err == nil && isPasted(text) {
			return readPasted(ctx, text)
		}
	}
	return readMail(ctx, data)
}

func readMail(ctx context.Context, data []byte) (corpus.Document, error) {
	m, err := mail.ReadMessage(bytes.NewReader(withoutStrayRows(data)))
	if err != nil {
		return corpus.Document{}, fmt.Errorf("mail: %w: %w", err, corpus.ErrMalformed)
	}
	r := mailReader{}
	if err := r.part(textproto.MIMEHeader(m.Header), m.Body, 0); err != nil {
		return corpus.Document{}, err
	}
	return r.document(ctx, m.Header)
}

// A mailReader collects the parts of a mail.
type mailReader struct {
	parts    []mailPart
	seen     int
	attached []string
}

// part reads a part and those in it.
func (r *mailReader) part(h textproto.MIMEHeader, body io.Reader, depth int) error {
	if r.seen++; r.seen > mostMailParts || depth > mostMailDepth {
		return fmt.Errorf("mail of more than %d parts, or deeper than %d: %w", mostMailParts, mostMailDepth, corpus.ErrTooLarge)
	}
	kind, params, err := mime.ParseMediaType(cmp.Or(h.Get("Content-Type"), "text/plain"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		return r.inside(multipart.NewReader(body, params["boundary"]), depth)
	}
	disposition, how, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	if name := cmp.Or(how["filename"], params["name"]); disposition == "attachment" || !strings.HasPrefix(kind, "text/") && kind != "application/xhtml+xml" {
		if name != "" {
			r.attached = append(r.attached, decodedWords(name))
		}
		return nil
	}
	data, err := io.ReadAll(decodedBody(h.Get("Content-Transfer-Encoding"), body))
	if err != nil && len(data) == 0 {
		return fmt.Errorf("mail: part %d: %w: %w", r.seen, err, corpus.ErrMalformed)
	}
	r.parts = append(r.parts, mailPart{kind: kind, charset: params["charset"], place: h.Get("Content-Location"), data: data})
	return nil
}

// inside reads the parts of a part. One that is cut off gives what there is.
func (r *mailReader) inside(m *multipart.Reader, depth int) error {
	for {
		p, err := m.NextRawPart()
		if err != nil {
			return nil
		}
		if err := r.part(p.Header, p, depth+1); err != nil {
			return err
		}
	}
}

func decodedBody(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}

// decodedWords decodes a field: "=?UTF-8?Q?caf=C3=A9?=". One in an unknown encoding
// stays as it is.
func decodedWords(s string) string {
	d := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		data, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		text, err := encoding.Named(charset, data)
		return strings.NewReader(text), err
	}}
	if text, err := d.DecodeHeader(s); err == nil {
		s = text
	}
	return lang.Squeeze(lang.Scrub(s))
}

// text gives the characters of a part, in the encoding that it says, else in the
// one that it looks like. Letters of UTF-8 are such by no chance, whatever it says.
func (p mailPart) text() (string, error) {
	if utf8.Valid(p.data) && slices.ContainsFunc(p.data, func(c byte) bool { return c >= utf8.RuneSelf }) {
		return plain.DecodeRows(p.data)
	}
	if text, err := encoding.Named(p.charset, p.data); err == nil {
		return plain.DecodeRows([]byte(text))
	}
	return plain.DecodeRows(p.data)
}

// document reads the text: of a saved page the page, of a letter what was written,
// and else its page.
func (r *mailReader) document(ctx context.Context, h mail.Header) (corpus.Document, error) {
	page := h.Get("Snapshot-Content-Location")
	var plain, web *mailPart
	for i := range r.parts {
		p := &r.parts[i]
		isWeb := p.kind == "text/html" || p.kind == "application/xhtml+xml"
		switch {
		case isWeb && (web == nil || page != "" && p.place == page && web.place != page):
			web = p
		case p.kind == "text/plain" && plain == nil && len(bytes.TrimSpace(p.data)) > 0:
			plain = p
		}
	}
	saved := page != "" || web != nil && web.place != "" && h.Get("Received") == "" && h.Get("To") == ""
	var d corpus.Document
	var err error
	switch {
	case web != nil && (saved || plain == nil):
		d, err = web.page(ctx, cmp.Or(page, web.place), !saved, h)
	case plain != nil:
		d, err = plain.letter(ctx, h)
	default:
		return corpus.Document{}, corpus.ErrNoText
	}
	if d.MediaType = "multipart/related"; !saved {
		d.MediaType = "message/rfc822"
	}
	for _, name := range r.attached {
		if err == nil && !saved {
			d.Skipped = append(d.Skipped, corpus.Skipped{Text: name, Reason: "attachment"})
		}
	}
	return d, err
}

// page reads a part that is a page of the web. Where it is the body of a letter,
// the head of that says more of it.
func (p mailPart) page(ctx context.Context, address string, isLetter bool, h mail.Header) (corpus.Document, error) {
	if !corpus.IsAddress(address) {
		address = ""
	}
	kind := "text/html"
	if p.charset != "" {
		kind = mime.FormatMediaType(kind, map[string]string{"charset": p.charset})
	}
	f := corpus.File{Origin: address, MediaType: kind, Data: p.data}
	if isLetter {
		return pageOfLetter(ctx, f, h)
	}
	d, err := html.ReadSaved(ctx, f)
	if err != nil {
		return corpus.Document{}, err
	}
	d.Metadata.NoteOrigin(address)
	if title := decodedWords(h.Get("Subject")); d.Metadata.Title == "" {
		record.Put(&d.Metadata, record.Finding{Field: "title", Value: title, From: "saved page"})
	}
	return d, nil
}

// pageOfLetter reads a letter that is written as a page.
func pageOfLetter(ctx context.Context, f corpus.File, h mail.Header) (corpus.Document, error) {
	lines, err := html.LetterLines(ctx, f)
	if err != nil {
		return corpus.Document{}, err
	}
	lines = headsAsRows(lines)
	l := letterUnder(h)
	l.lines = lines
	for _, row := range lines {
		l.rows = append(l.rows, row.Text)
	}
	if head, found := findHead(l.rows); found && (head.isPassed || l.passing || l.part(0, head.from).words() < html.FewestOfLetter) {
		return l.read(ctx, 0)
	}
	d, err := html.ReadLetter(ctx, f, l.answer)
	if err != nil {
		return corpus.Document{}, err
	}
	leaveService(&d)
	record.Put(&d.Metadata, l.known...)
	return d, nil
}

// letter reads a part that is text as somebody wrote it.
func (p mailPart) letter(ctx context.Context, h mail.Header) (corpus.Document, error) {
	text, err := p.text()
	if err != nil {
		return corpus.Document{}, err
	}
	l := letterUnder(h)
	l.rows = strings.Split(text, "\n")
	return l.read(ctx, 0)
}

// letterUnder gives what the head of a mail says of the letter in it.
func letterUnder(h mail.Header) letter {
	about := decodedWords(h.Get("Subject"))
	isPassing := subject.Passes(about)
	return letter{known: letterRecord(h), passing: isPassing, answer: subject.Answers(about) || !isPassing && cmp.Or(h.Get("In-Reply-To"), h.Get("References")) != ""}
}

// signatureMark is the row that programs for mail write over what they put below each letter,
// and mostOfSignature how many rows that has.
var signatureMark = lang.Regexp(`(?m)^--[ \t]*$`)

const mostOfSignature = 10

// cutSignature parts a letter from what a program put below it.
func cutSignature(text string) (letter, signature string) {
	at := signatureMark.FindAllStringIndex(text, -1)
	if len(at) == 0 {
		return text, ""
	}
	last := at[len(at)-1]
	letter, signature = text[:last[0]], strings.TrimSpace(text[last[1]:])
	if strings.TrimSpace(letter) == "" || strings.Count(signature, "\n") >= mostOfSignature {
		return text, ""
	}
	return letter, lang.Squeeze(signature)
}

// archivedFrom is how archives of mailing lists write who sent a letter, so that no program
// finds the address: "ida at tides.example (Ida Sund)".
var archivedFrom = lang.Regexp(`^\s*\S+ at \S+\s+\(([^()]+)\)\s*$`)

const foundMail = "head of the mail"

// letterRecord reads who wrote a letter, when and about what.
func letterRecord(h mail.Header) []record.Finding {
	found := []record.Finding{{Field: "title", Value: subject.About(decodedWords(h.Get("Subject"))), From: foundMail}}
	from := ""
	if m := archivedFrom.FindStringSubmatch(h.Get("From")); m != nil {
		from = decodedWords(m[1])
	} else if parsed, err := (&mail.AddressParser{WordDecoder: &mime.WordDecoder{}}).Parse(h.Get("From")); err == nil {
		from = parsed.Name
	}
	found = append(found, record.Finding{Field: "authors", Names: record.Names(lang.Squeeze(lang.Scrub(from)), record.Inverted).People, From: foundMail})
	if date, err := h.Date(); err == nil {
		found = append(found, record.Finding{Field: "issued", Value: date.Format("2006-01-02"), From: foundMail})
	}
	return found
}

// What programs that send letters to many write above and below them, and how far from
// either end it stands at most.
var (
	browserLine = lang.Regexp(`(?i)\b(?:view|read|open) (?:this|it)\b.*\bbrowser\b|\bim browser (?:ansehen|anzeigen|öffnen|lesen)|\bversion en ligne\b|\ben (?:el|tu|su) navegador\b|\bnel browser\b|\bin (?:je|uw) browser\b`)
	leavingLine = lang.Regexp(`(?i)\bunsubscribe\b|\b(?:newsletter )?(?:abbestellen|abmelden)\b|\b(?:se )?désabonner\b|\bdésinscri|\bdar(?:se|te|me) de baja\b|\bcancelar (?:la |a )?(?:suscripción|subscrição)|\bannulla(?:re)? l['’]iscrizione\b|\buitschrijven\b`)
)

const (
	serviceEnds  = 3
	mostOfNotice = 60 // words
)

// leaveService leaves these lines out of a letter.
func leaveService(d *corpus.Document) {
	var kept []corpus.Block
	for i, b := range d.Blocks {
		isHead := i < serviceEnds && browserLine.MatchString(b.Text)
		isFoot := i >= len(d.Blocks)-serviceEnds && leavingLine.MatchString(b.Text)
		if len(d.Blocks) > 1 && (isHead || isFoot) && lang.WordCount(b.Text) <= mostOfNotice {
			d.Skipped = append(d.Skipped, corpus.Skipped{Text: b.Text, Reason: "subscription"})
			continue
		}
		kept = append(kept, b)
	}
	if len(kept) > 0 {
		d.Blocks = kept
	}
}
