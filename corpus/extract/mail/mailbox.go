package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// mailMark is the row before each mail in a mailbox, and the first of its head.
var mailMark = lang.Regexp(`(?m)^From \S+ [^\n]*\d{4}\r?\n[A-Za-z][A-Za-z0-9-]*:`)

// readMailbox reads the mails of a mailbox: a section each, with its writer for a heading,
// where there is more than one. Whose the whole is cannot be said of several writers.
func readMailbox(ctx context.Context, data []byte) (corpus.Document, error) {
	var mails [][]byte
	at := mailMark.FindAllStringIndex(string(data), mostMailParts+1)
	if len(at) > mostMailParts {
		return corpus.Document{}, fmt.Errorf("mailbox of more than %d mails: %w", mostMailParts, corpus.ErrTooLarge)
	}
	for i, mark := range at {
		end := len(data)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		_, mail, _ := bytes.Cut(data[mark[0]:end], []byte("\n"))
		mails = append(mails, mail)
	}
	if len(mails) < 2 {
		_, mail, _ := bytes.Cut(data, []byte("\n"))
		return readMail(ctx, mail)
	}
	return readEach(len(mails), func(i int) (corpus.Document, error) { return readMail(ctx, mails[i]) })
}

// readEach reads several letters that stand below one another.
func readEach(count int, read func(int) (corpus.Document, error)) (corpus.Document, error) {
	var letters []corpus.Document
	for i := range count {
		d, err := read(i)
		if errors.Is(err, corpus.ErrNoText) {
			continue
		}
		if err != nil {
			return corpus.Document{}, fmt.Errorf("mail %d: %w", i+1, err)
		}
		letters = append(letters, d)
	}
	switch len(letters) {
	case 0:
		return corpus.Document{}, corpus.ErrNoText
	case 1:
		return letters[0], nil
	}
	return joined(letters), nil
}

// joined makes one document of letters, with the record of the first: a section each.
func joined(letters []corpus.Document) corpus.Document {
	whole := corpus.Document{Metadata: letters[0].Metadata, MediaType: letters[0].MediaType}
	writers := map[string]bool{}
	for i, d := range letters {
		writer := strings.Join(d.Metadata.Authors, "; ")
		writers[writer] = true
		heading := lang.JoinSome(", ", writer, d.Metadata.Issued)
		if heading == "" {
			heading = fmt.Sprint(i + 1)
		}
		whole.Blocks = append(whole.Blocks, corpus.Block{Kind: corpus.Heading, Level: 1, Text: heading})
		for _, b := range d.Blocks {
			if b.Kind == corpus.Heading {
				b.Level++
			}
			whole.Blocks = append(whole.Blocks, b)
		}
		whole.Skipped = append(whole.Skipped, d.Skipped...)
	}
	if len(writers) > 1 {
		whole.Metadata.Authors = nil
		delete(whole.Metadata.Found, "authors")
	}
	return whole
}
