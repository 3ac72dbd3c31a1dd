package corpus

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// in16 writes text in UTF-16.
func in16(s string, big, mark bool) []byte {
	var out []byte
	if mark {
		s = "\uFEFF" + s
	}
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func in(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func TestDecode(t *testing.T) {
	const english = "The café’s naïve owner paid 5 € — “too much”, she said. "
	const russian = "В этом городе живёт много людей, которые помнят старую пристань и первый паром. "
	const turkish = "Köyün çocukları şimdi ırmağın kıyısında oynuyor ve güneş batana kadar eve dönmüyor. "
	const chinese = "城南的老茶馆去年差点关门，年轻人不再喝盖碗茶。"
	const japan = "この町には古い灯台があり、毎年たくさんの人が訪れます。"
	many := func(s string) string { return strings.TrimSpace(strings.Repeat(s, 6)) }
	tests := []struct {
		name, want string
		data       []byte
	}{
		{"UTF-8", english, []byte(english)},
		{"UTF-8 with a mark", english, []byte("\xEF\xBB\xBF" + english)},
		{"UTF-8 with a broken end", english + "\uFFFD", []byte(english + "\xE2\x80")},
		{"UTF-16 little with mark", english, in16(english, false, true)},
		{"UTF-16 big with mark", english, in16(english, true, true)},
		{"UTF-16 little", english, in16(english, false, false)},
		{"UTF-16 big", english, in16(english, true, false)},
		{"UTF-16 Cyrillic", russian, in16(russian, false, false)},
		{"Windows-1252", english, in(t, charmap.Windows1252, english)},
		{"Windows-1251", many(russian), in(t, charmap.Windows1251, many(russian))},
		{"KOI8-R", many(russian), in(t, charmap.KOI8R, many(russian))},
		{"Windows-1254", many(turkish), in(t, charmap.Windows1254, many(turkish))},
		{"GB18030", many(chinese), in(t, simplifiedchinese.GB18030, many(chinese))},
		{"Shift JIS", many(japan), in(t, japanese.ShiftJIS, many(japan))},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := decode(test.data)
			if err != nil || strings.TrimSpace(got) != strings.TrimSpace(test.want) {
				t.Errorf("decode(%s) = %.60q, %v, want %.60q", test.name, got, err, test.want)
			}
		})
	}
}

func TestScrub(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		{"a\u00A0b\u3000c", "a b c"},
		{"ze\u200Bro\uFEFF wi\u00ADdth", "zero width"},
		{"\u202Eevil\u202C \u2066x\u2069 \x07bell\x00", "evil x bell"},
		{"e\u0301", "é"},
		{"می\u200Cخواهم", "می\u200Cخواهم"},
		{"\u200Dx", "x"},
	}
	for _, test := range tests {
		if got := scrub(test.in); got != test.want {
			t.Errorf("scrub(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestExtractRefuses(t *testing.T) {
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"empty.txt", nil, ErrNoText},
		{"blank.txt", []byte(" \n\t\n"), ErrNoText},
		{"marks.txt", []byte("--- *** ???"), ErrNoText},
		{"zero-width.txt", []byte("\u200b\u200b\ufeff"), ErrNoText},
		{"huge.txt", bytes.Repeat([]byte("a"), MaxBytes+1), ErrTooLarge},
		{"binary.txt", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00"), ErrUnsupported},
		{"noise.txt", bytes.Repeat([]byte{0x00, 0x9f, 0x03, 0x17, 0xfe, 0x00, 0x11, 0x80}, 500), ErrUnsupported},
		{"picture.txt", []byte("\x89PNG\r\n\x1a\n...."), ErrUnsupported},
		{"paper.pdf", []byte("%PDF-1.7\n..."), ErrMalformed},
		{"book.epub", []byte("PK\x03\x04...."), ErrUnsupported},
		{"page.html", []byte("<!DOCTYPE html><p>Hello"), ErrNoText},
		{"only-record.md", []byte("---\ntitle: A\n---\n"), ErrNoText},
	}
	for _, test := range tests {
		_, err := Extract(context.Background(), File{Name: test.name, Data: test.data})
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
		{"run.sh", "", "#!/bin/sh\n# one\n\n# two\n\necho", "text"},
	}
	for _, test := range tests {
		got := formatOf(File{Name: test.name, MediaType: test.mediaType, Data: []byte(test.data)})
		if got.name != test.want {
			t.Errorf("formatOf(%s, %q, %.20q) = %s, want %s", test.name, test.mediaType, test.data, got.name, test.want)
		}
	}
}

func TestGuarded(t *testing.T) {
	panics := format{name: "test", read: func(context.Context, File) (Document, error) { panic("broken") }}
	if _, err := panics.guarded(context.Background(), File{}); !errors.Is(err, ErrMalformed) {
		t.Errorf("a reader that panics gives %v, want %v", err, ErrMalformed)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	hangs := format{name: "test", read: func(ctx context.Context, _ File) (Document, error) {
		<-ctx.Done()
		return Document{}, ctx.Err()
	}}
	if _, err := hangs.guarded(ctx, File{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a reader that is stopped gives %v, want %v", err, context.Canceled)
	}
}

func TestStrayZerosAreNoUTF16(t *testing.T) {
	const text = "a\x00b\x00c some text"
	if got, err := decode([]byte(text)); err != nil || got != "abc some text" {
		t.Errorf("decode(%q) = %q, %v, want %q", text, got, err, "abc some text")
	}
}
