package extract

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/extract/pdf"
	"footnote/corpus/picture"
)

// kana are rows of a text in hiragana.
var kana = []string{"むらのがらすはやまのすなでつくられた", "すなはしろくてあらうひつようがなかった", "はじめのろはじゅうきゅうねんのあいだつかわれた", "ひとびとはまきをはこびよるもひをまもった"}

// numberedFont makes a file whose font names its signs by their numbers in Adobe's
// collection for Japanese, and has no table of what they mean; with another shift they
// are numbers of nothing. Programs of a publisher made many such files.
func numberedFont(shift int) []byte {
	var rows strings.Builder
	for i, text := range kana {
		fmt.Fprintf(&rows, "BT /F 14 Tf 50 %d Td <", 500-24*i)
		for _, c := range text {
			fmt.Fprintf(&rows, "%04x", shift+int(c)-'ぁ')
		}
		rows.WriteString("> Tj ET\n")
	}
	b := "%PDF-1.4\n"
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 420 595] >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", rows.Len(), rows.String()),
		"<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
		"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>",
		"<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
	} {
		b += fmt.Sprintf("%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	return []byte(b + "trailer\n<< /Size 8 /Root 1 0 R >>\n%%EOF\n")
}

const firstKana = 842 // the number of ぁ

// A file whose fonts our reader does not know is read by the second reader, if that is
// prepared, and refused as before where it is not, or knows no more.
func TestSecondReader(t *testing.T) {
	f := corpus.File{Name: "kana.pdf", Data: numberedFont(firstKana)}
	r := &Reader{Second: pictures()}
	if _, err := r.Extract(t.Context(), f); !errors.Is(err, corpus.ErrGarbled) {
		t.Fatalf("before it is prepared: %v, want %v", err, corpus.ErrGarbled)
	}
	if err := r.Second.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	inChild := childOf("serve")
	inChild.Second = r.Second
	for name, r := range map[string]*Reader{"here": r, "in a child": inChild} {
		d, err := r.Extract(t.Context(), f)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, row := range kana {
			if !strings.Contains(d.Text(), row) {
				t.Errorf("%s: the text lacks %q: %s", name, row, d.Text())
			}
		}
		if d.Unread != nil {
			t.Errorf("%s: pages %v are not read", name, d.Unread)
		}
		nothing := corpus.File{Name: "nothing.pdf", Data: numberedFont(60_000)}
		if _, err := r.Extract(t.Context(), nothing); !errors.Is(err, corpus.ErrGarbled) {
			t.Errorf("%s: numbers of nothing: %v, want %v", name, err, corpus.ErrGarbled)
		}
	}
}

// Only what cannot be read is read a second time.
func TestSecondReaderIsNotAskedInVain(t *testing.T) {
	r := &Reader{Second: &picture.Pictures{Prepare: func() error { return nil }}} // it has no child to ask
	if err := r.Second.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"chapter.pdf", "scanned.pdf"} {
		f := corpus.File{Name: file, Data: fileIn(t, "testdata/pdf/"+file)}
		want, wantErr := Extract(context.Background(), f)
		got, err := r.Extract(t.Context(), f)
		if (err == nil) != (wantErr == nil) || got.Text() != want.Text() {
			t.Errorf("%s: %v, want %v", file, err, wantErr)
		}
	}
	left := corpus.Document{Unread: []int{2}, Skipped: []corpus.Skipped{{Text: "PDF page 2", Reason: "scanned"}, {Text: "%%", Reason: pdf.Unreadable}}}
	if hasGarbled(left) {
		t.Error("a page that is a picture is taken for one of unknown letters")
	}
	left.Skipped[0].Reason = pdf.Unreadable
	if !hasGarbled(left) {
		t.Error("a page of unknown letters is not seen")
	}
}

func fileIn(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
