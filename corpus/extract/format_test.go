package extract

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"footnote/corpus"
)

func TestExtractRefuses(t *testing.T) {
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"empty.txt", nil, corpus.ErrNoText},
		{"empty.pdf", nil, corpus.ErrEmpty},
		{"blank.txt", []byte(" \n\t\n"), corpus.ErrNoText},
		{"marks.txt", []byte("--- *** ???"), corpus.ErrNoText},
		{"zero-width.txt", []byte("\u200b\u200b\ufeff"), corpus.ErrNoText},
		{"huge.txt", bytes.Repeat([]byte("a"), corpus.MaxBytes+1), corpus.ErrTooLarge},
		{"binary.txt", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00"), corpus.ErrUnsupported},
		{"noise.txt", bytes.Repeat([]byte{0x00, 0x9f, 0x03, 0x17, 0xfe, 0x00, 0x11, 0x80}, 500), corpus.ErrUnsupported},
		{"picture.txt", []byte("\x89PNG\r\n\x1a\n...."), corpus.ErrUnsupported},
		{"noise.pdf", bytes.Repeat([]byte{0x00, 0x9f, 0x03, 0x17, 0xfe, 0x00, 0x11, 0x80}, 500), corpus.ErrMalformed},
		{"paper.pdf", []byte("%PDF-1.7\n..."), corpus.ErrMalformed},
		{"book.epub", []byte("PK\x03\x04...."), corpus.ErrUnsupported},
		{"page.html", []byte("<!DOCTYPE html><p>Hello"), corpus.ErrNoText},
		{"only-record.md", []byte("---\ntitle: A\n---\n"), corpus.ErrNoText},
	}
	for _, test := range tests {
		_, err := Extract(context.Background(), corpus.File{Name: test.name, Data: test.data})
		if !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.name) {
			t.Errorf("Extract(%s) gives error %v, want %v", test.name, err, test.want)
		}
	}
}

func TestFormatOf(t *testing.T) {
	markdown := "# A title\n\nText.\n\n## A section\n\nMore.\n"
	tests := []struct{ name, mediaType, data, want string }{
		{"a.txt", "", "Some text.", "text"},
		{"a.md", "", "Some text.", "Markdown"},
		{"a.txt", "text/markdown; charset=utf-8", "Some text.", "Markdown"},
		{"a.txt", "text/plain", markdown, "Markdown"},
		{"noname", "", "Some text.", "text"},
		{"a.pdf", "", "Some text.", "text"},
		{"a.txt", "text/plain", "%PDF-1.4", "PDF"},
		{"page.html", "", "<br> <b>Warning</b>: cannot open <b>/srv/weir.php</b> <!DOCTYPE html> <html><body><p>Text.</body></html>", "HTML"},
		{"page.html", "", "<style>\n" + strings.Repeat(".weir { top: 0; }\n", 900) + "</style>\n<div><p>Text.</p></div>", "HTML"},
		{"sheet.css", "", strings.Repeat(".weir { top: 0; }\n", 900), "a program or a style sheet"},
		{"a.md", "text/markdown", "<br>\n\n# A page\n\nWrite this:\n\n```html\n<!DOCTYPE html>\n```\n", "Markdown"},
		{"weirs.xml", "", "<weirs><weir>One</weir></weirs>", "XML data"},
		{"run.sh", "", "#!/bin/sh\n# one\n\n# two\n\necho", "text"},
	}
	for _, test := range tests {
		got := formatOf(corpus.File{Name: test.name, MediaType: test.mediaType, Data: []byte(test.data)})
		if got.name != test.want {
			t.Errorf("formatOf(%s, %q, %.20q) = %s, want %s", test.name, test.mediaType, test.data, got.name, test.want)
		}
	}
}

func TestGuarded(t *testing.T) {
	panics := format{name: "test", read: func(context.Context, corpus.File) (corpus.Document, error) { panic("broken") }}
	if _, err := panics.guarded(context.Background(), corpus.File{}); !errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("a reader that panics gives %v, want %v", err, corpus.ErrMalformed)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	hangs := format{name: "test", read: func(ctx context.Context, _ corpus.File) (corpus.Document, error) {
		<-ctx.Done()
		return corpus.Document{}, ctx.Err()
	}}
	if _, err := hangs.guarded(ctx, corpus.File{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a reader that is stopped gives %v, want %v", err, context.Canceled)
	}
}

// A folder is asked for files by these endings.
func TestMarkupOfJiraIsReadable(t *testing.T) {
	if !isReadableName("log.jira") {
		t.Error("log.jira is left aside")
	}
}
