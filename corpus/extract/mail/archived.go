package mail

import (
	"context"
	"math"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/extract/internal/encoding"
	"footnote/corpus/extract/internal/subject"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// The archive of a mailing list shows each letter as a page. Pipermail, which most lists had,
// writes who sent it, and when, in one form, and the letter between two marks. Where these were
// taken out, as from a page that was cleaned, it is what is set as it was written, between rules.

// The marks, and what stands before them.
var (
	archiveBegins = lang.Regexp(`(?i)<!--beginarticle-->|<hr>\s*<pre>`)
	archiveEnds   = lang.Regexp(`(?i)<!--endarticle-->|</pre>\s*<hr>`)
	archivedTitle = lang.Regexp(`(?is)<h1>(.*?)</h1>`)
	archivedBy    = lang.Regexp(`(?is)<b>([^<>]*)</b>\s*<a\s+href="mailto:([^"@%]*)[^"]*"[^<>]*>`)
	archivedOn    = lang.Regexp(`(?is)<i>([^<>]*)</i>\s*<p>`)
	listTag       = lang.Regexp(`^\[([\w.-]+)\]\s*`)
)

// SniffArchived says whether a file is a letter as Pipermail shows it.
func SniffArchived(data []byte) bool {
	head := string(data[:min(len(data), mostHead)])
	at := archiveBegins.FindStringIndex(head)
	return at != nil && archivedBy.MatchString(head[:at[0]])
}

// ReadArchived reads a letter of the archive of a mailing list.
func ReadArchived(ctx context.Context, f corpus.File) (corpus.Document, error) {
	source, err := encoding.DecodeHTML(f)
	if err != nil {
		return corpus.Document{}, err
	}
	head, body := source, ""
	if at := archiveBegins.FindStringIndex(source); at != nil {
		head, body = source[:at[0]], source[at[1]:]
	}
	if at := archiveEnds.FindStringIndex(body); at != nil {
		body = body[:at[0]]
	}
	root, err := xhtml.Parse(ctx, body)
	if err != nil {
		return corpus.Document{}, err
	}
	known, err := archivedRecord(ctx, head)
	if err != nil {
		return corpus.Document{}, err
	}
	// Nearly all letters to a list answer one, and Pipermail takes from the subject what says so.
	d, err := letter{rows: strings.Split(written(root), "\n"), known: known, answer: true}.read(ctx, 0)
	d.MediaType = "text/html"
	return d, err
}

// written gives the text under a node as it stands.
func written(root *xhtml.Node) string { return lang.Scrub(xhtml.RawStart(root, math.MaxInt)) }

// archivedRecord reads who wrote a letter, when, and to which list.
func archivedRecord(ctx context.Context, head string) ([]record.Finding, error) {
	said := func(pattern *lang.Pattern) (string, error) {
		m := pattern.FindStringSubmatch(head)
		if m == nil {
			return "", nil
		}
		root, err := xhtml.Parse(ctx, m[1])
		if err != nil {
			return "", err
		}
		return lang.Squeeze(written(root)), nil
	}
	title, err := said(archivedTitle)
	if err != nil {
		return nil, err
	}
	by, err := said(archivedBy)
	if err != nil {
		return nil, err
	}
	found := writtenBy(by)
	if m := listTag.FindStringSubmatch(title); m != nil && strings.EqualFold(m[1], archivedBy.FindStringSubmatch(head)[2]) {
		title = strings.TrimPrefix(title, m[0])
		found = append(found, record.Finding{Field: "container", Value: m[1], From: foundMail})
	}
	if m := archivedOn.FindStringSubmatch(head); m != nil {
		if sent, err := time.Parse(time.UnixDate, strings.TrimSpace(m[1])); err == nil {
			found = append(found, record.Finding{Field: "issued", Value: sent.Format(time.DateOnly), From: foundMail})
		}
	}
	return append(found, record.Finding{Field: "title", Value: subject.About(title), From: foundMail}), nil
}
