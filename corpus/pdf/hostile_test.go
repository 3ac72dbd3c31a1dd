package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// writePDF makes a file of objects, numbered from 1; the first is the catalog.
func writePDF(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

func deflated(data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.String()
}

// onePage makes a file of one page with the content and more objects, which
// are numbered from 6.
func onePage(content string, more ...string) []byte {
	return writePDF(append([]string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R /Y 7 0 R >> >> >>",
		content,
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}, more...)...)
}

const hello = "BT /F 12 Tf 20 200 Td (Hello, plain page.) Tj ET"

// readAll reads a file as a caller does, and gives its text.
func readAll(ctx context.Context, data []byte) (string, error) {
	f, err := Open(ctx, data)
	if err != nil {
		return "", err
	}
	return textWith(ctx, f, func(Page) []Line { return nil })
}

// textWith gives the lines of all columns, and besides those that more gives of a page.
func textWith(ctx context.Context, f *File, more func(Page) []Line) (string, error) {
	var out strings.Builder
	for n := 1; n <= f.Pages(); n++ {
		p, err := f.Page(ctx, n)
		if err != nil {
			return "", err
		}
		for _, c := range p.Columns {
			for _, l := range c.Lines {
				out.WriteString(l.Text() + "\n")
			}
		}
		for _, l := range more(p) {
			out.WriteString(l.Text() + "\n")
		}
	}
	return out.String(), nil
}

func TestHostile(t *testing.T) {
	bomb := deflated(make([]byte, 100<<20))
	glyphs := "BT /F 1 Tf " + strings.Repeat("("+strings.Repeat("a", 50)+") Tj ", 500_000)
	flate := "/Filter /FlateDecode"
	loop := "/X Do /Y Do " + hello
	deep := strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000)
	many := slices.Repeat([]string{stream(flate, deflated(bytes.Repeat([]byte("q Q "), 7<<20)))}, 40)
	plain := onePage(stream("", hello))
	tests := []struct {
		name string
		data []byte
		text string // what is read, where it is read
		err  error
	}{
		{"plain", plain, "Hello, plain page.\n", nil},
		{"page tree in itself", writePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"), "", ErrMalformed},
		{"a billion pages", writePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>",
			"<< /Type /Page /Parent 2 0 R >>"), "", nil},
		{"a page listed 100,000 times", writePDF("<< /Type /Catalog /Pages 2 0 R >>",
			"<< /Type /Pages /Count 1 /Kids ["+strings.Repeat("3 0 R ", 100_000)+"] >>", "<< /Type /Page >>"), "", nil},
		{"content of 100 MB", onePage(stream(flate, bomb)), "", ErrTooLarge},
		{"25 million glyphs", onePage(stream(flate, deflated([]byte(glyphs)))), "", ErrTooLarge},
		{"streams of 1,1 GB in all", onePage("[ "+references(6, 40)+" ]", many...), "", ErrTooLarge},
		{"forms in themselves", onePage(stream("", loop), stream("/Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R /Y 7 0 R >> >>", strings.Repeat("/X Do /Y Do ", 50)),
			stream("/Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R /Y 7 0 R >> >>", strings.Repeat("/X Do /Y Do ", 50))), "Hello, plain page.\n", nil},
		{"deep arrays", onePage(stream("", deep+" TJ "+hello)), "", nil},
		{"deep objects", onePage(stream("", hello), deep), "Hello, plain page.\n", nil},
		{"cut in the middle", plain[:len(plain)/2], "", ErrMalformed},
		{"length that lies", bytes.Replace(plain, []byte("/Length 48"), []byte("/Length 999999999999"), 1), "Hello, plain page.\n", nil},
		{"numbers out of range", onePage(stream("", "BT /F 1e308 Tf 1e300 0 0 -1e300 9e999 1 Tm (x) Tj --5 .. Td "+hello)), "Hello, plain page.\n", nil},
		{"nothing", []byte("%PDF-1.7\n"), "", ErrMalformed},
		{"object streams of 2 GB", objectStreams(70), "", ErrMalformed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			stop := watchMemory()
			start := time.Now()
			text, err := readAll(ctx, test.data)
			took := time.Since(start)
			most := stop()
			if took > 20*time.Second || most > 512<<20 {
				t.Errorf("took %v and %d MiB", took, most>>20)
			}
			t.Logf("%v, %d MiB, %v", took.Round(time.Millisecond), most>>20, err)
			if !errors.Is(err, test.err) || test.err == nil && err != nil {
				t.Errorf("error %v, want %v", err, test.err)
			}
			if test.err == nil && text != test.text {
				t.Errorf("text %.80q, want %q", text, test.text)
			}
		})
	}
}

func references(first, n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "%d 0 R ", first+i)
	}
	return out.String()
}

// objectStreams makes a file whose cross references lead into streams that
// inflate to 30 MB each.
func objectStreams(n int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	data := append([]byte("100 0 "), bytes.Repeat([]byte(" "), 30<<20)...)
	object := stream("/Type /ObjStm /N 1 /First 6 /Filter /FlateDecode", deflated(data))
	entries := []byte{0, 0, 0, 0, 0}
	for i := 1; i <= n; i++ {
		entries = append(entries, 1, byte(b.Len()>>16), byte(b.Len()>>8), byte(b.Len()), 0)
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i, object)
	}
	for i := 1; i <= n; i++ {
		entries = append(entries, 2, 0, 0, byte(i), 0)
	}
	start := b.Len()
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", 2*n+1,
		stream(fmt.Sprintf("/Type /XRef /W [1 3 1] /Size %d /Root 1 0 R", 2*n+1), string(entries)), start)
	return b.Bytes()
}

// watchMemory looks at the heap while something runs, and gives the most of it.
func watchMemory() func() uint64 {
	runtime.GC()
	done, most := make(chan bool), make(chan uint64)
	go func() {
		var peak uint64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
			select {
			case <-done:
				most <- peak
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(done); return <-most }
}

func FuzzOpen(f *testing.F) {
	f.Add(onePage(stream("", hello)))
	f.Add(onePage(stream("/Filter /FlateDecode", deflated([]byte(hello)))))
	f.Add(onePage(stream("", "/X Do"), stream("/Type /XObject /Subtype /Form /Matrix [1 0 0 1 5 5]", hello)))
	f.Add(objectStreams(1))
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if _, err := readAll(ctx, data); errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	})
}

// FuzzContent feeds what is ours: the content of a page, a CMap, the program of
// a font.
func FuzzContent(f *testing.F) {
	f.Add([]byte(hello), []byte("1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <5A> <0041> endbfrange"), []byte("/Encoding 256 array dup 65 /A put"))
	f.Add([]byte("q 1 0 0 1 5 5 cm BT /F 9 Tf 12 TL [(ab) -300 <6364>] TJ T* (e\\051) ' 1 2 (x) \" ET Q"), []byte("<0041> <0042> 2 beginbfchar <41> /f_i <42> <D835DC00> endbfchar"), []byte("\x01\x00\x04\x01\x00\x00\x00"))
	f.Add([]byte("/Span << /ActualText (fi) >> BDC BT /F 9 Tf (fi) Tj ET EMC BI /W 1 ID xx EI /Artifact BMC "+hello+" EMC"), []byte{}, []byte{})
	f.Fuzz(func(t *testing.T, content, cmap, program []byte) {
		objects := onePage(stream("", string(content)))
		file, err := Open(t.Context(), objects)
		if err != nil {
			t.Skip()
		}
		if _, err := file.Page(t.Context(), 1); err != nil && !errors.Is(err, ErrTooLarge) {
			t.Error(err)
		}
		m := readCMap(cmap)
		for s := string(content); s != ""; {
			code, length := m.cut(s)
			if length < 1 {
				t.Fatalf("cut(%q) takes %d bytes", s, length)
			}
			m.text(code)
			m.cid(code)
			s = s[length:]
		}
		type1Encoding(program)
		cffEncoding(program)
	})
}
