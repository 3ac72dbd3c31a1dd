package plain

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"

	"footnote/corpus"
	"footnote/corpus/extract/internal/encoding"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure"
)

// Read reads plain and pasted text.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	text, err := DecodeRows(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	if clippings, book := line.ClippingLines(text); clippings != nil {
		return structure.Refine(ctx, structure.Kept, clippings, ofBook(book))
	}
	text, channel := line.WithoutCopier(text)
	if log := line.LogLines(text); log != nil {
		known := conversation(cmp.Or(channel, chatName(f.Name), line.GroupName(text)))
		readHead(log, &known)
		return structure.Refine(ctx, structure.Kept, log, known)
	}
	lines := line.ManualLines(text)
	if lines == nil {
		lines = line.SignedLines(text)
	}
	return structure.Refine(ctx, structure.Plain(lines), lines, conversation(channel))
}

// readHead reads what the rows over a recording say of it: what it is of, who asks, when.
func readHead(log []line.Line, known *corpus.Metadata) {
	end := slices.IndexFunc(log, func(l line.Line) bool { return l.Label != "" })
	for i := range log[:max(end, 0)] {
		l := &log[i]
		said, named := record.ReadLabelled(l.Text), record.ReadByline(l.Text)
		iso, isDate := date.Whole(l.Text)
		l.Skip = "record"
		switch {
		case said.Value != "":
			record.Put(known, said)
		case i > 0 && len(named.People) > 0:
			record.Put(known, named.Credit(record.FromLabel)...)
			l.Skip = line.Byline
		case isDate:
			record.Put(known, record.Finding{Field: "issued", Value: iso, From: record.FromHead})
		case known.Title == "":
			known.Title, l.Skip = l.Text, "title"
		}
	}
}

// authorInBrackets stands behind the title of a book on an e-book reader.
var authorInBrackets = lang.Regexp(`^(.+?)\s*\(([^()]+)\)$`)

// ofBook is the record of the one book that marked passages are of: "Low Water (Sund, Ida)".
func ofBook(name string) corpus.Metadata {
	const from = "clippings"
	if m := authorInBrackets.FindStringSubmatch(name); m != nil {
		if named := record.Names(m[2], record.Stated); len(named.People) > 0 {
			known := record.Merge(record.Finding{Field: "title", Value: m[1], From: from})
			record.Put(&known, named.Credit(from)...)
			return known
		}
	}
	return record.Merge(record.Finding{Field: "title", Value: name, From: from})
}

// conversation is the record of one that was copied.
func conversation(title string) corpus.Metadata {
	return record.Merge(record.Finding{Field: "title", Value: title, From: "copy of a conversation"})
}

// chatFile is how programs for chats name a copy of a conversation.
var chatFile = lang.Regexp(`(?i)^((?:WhatsApp|Signal|Telegram)\b.{0,20}\s\S.*)\.txt$`)

// chatName gives the title of a copied conversation by the name of its file.
func chatName(name string) string {
	if m := chatFile.FindStringSubmatch(path.Base(name)); m != nil {
		return lang.Squeeze(lang.Scrub(m[1]))
	}
	return ""
}

// mostRows bounds the rows of a text as it stands: each takes a few hundred bytes
// while it is read, however short it is. The largest file has fewer if they are
// as long as those of a book.
const mostRows = 600000

// DecodeRows turns bytes into clean text of no more than mostRows rows.
func DecodeRows(data []byte) (string, error) {
	text, err := encoding.Decode(data)
	if err != nil {
		return "", err
	}
	if rows := fullRows(text); rows > mostRows {
		return "", fmt.Errorf("%d lines of at most %d: %w", rows, mostRows, corpus.ErrTooLarge)
	}
	return text, nil
}

// fullRows counts the rows that are not empty.
func fullRows(text string) int {
	n := 0
	for i := 1; i < len(text); i++ {
		if text[i] == '\n' && text[i-1] != '\n' {
			n++
		}
	}
	return n
}
