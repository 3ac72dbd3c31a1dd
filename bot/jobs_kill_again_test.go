package bot

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/bot/sandbox"
)

// refreshing is a source that is read again from a new file: of its ten sections one is
// another, and one is new.
func refreshing(at string, times int) *killCase {
	first := longText(10)
	now := bytes.Replace(first, []byte("## Crossing 3"), []byte("## Another crossing"), 1)
	now = append(now, "\n## Last\n\nThe ferry stopped in the winter of the great frost, and nobody knows who rowed the mail after that.\n"...)
	return &killCase{at: at, times: times, ends: "**Read again:** 1 changed, 0 unchanged, 0 not replaced.", says: "2 passages new, 1 gone, 9 as before", titles: []string{"On Ferries"},
		begin: func(w *world) (*sandbox.Pending, error) {
			adding, err := addFile("ferries.md", first)(w)
			if err == nil {
				err = wasAdded(adding)
			}
			if err != nil {
				return nil, err
			}
			return w.moderator(0).Start("source refresh", sandbox.Opt("source", "On Ferries"), sandbox.Opt("file", sandbox.File{Name: "ferries.md", Data: now}))
		}}
}

// wasAdded waits until a source is in the library.
func wasAdded(p *sandbox.Pending) error {
	for begun := time.Now(); time.Since(begun) < patience/3; time.Sleep(5 * time.Millisecond) {
		if m := p.Latest().Message; m != nil && strings.HasPrefix(m.Content, "Added.") {
			return nil
		}
	}
	return errors.New("the source is not added")
}

// Killed when two pages of a scan have been read, the next process reads the third only.
func TestKilledInAScan(t *testing.T) {
	if raceDetector {
		t.Skip("skipped: what is killed is a process, in which the detector says nothing any more")
	}
	dir := t.TempDir()
	read := filepath.Join(dir, "read") // a line for each page
	counting := strings.Replace(tesseractStandIn, "cat > /dev/null", "cat > /dev/null; echo page >> "+read, 1)
	if err := os.WriteFile(filepath.Join(dir, "tesseract"), []byte(counting), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	c := &killCase{at: "page", times: 2, ends: "Added.", says: "3 pages", titles: []string{"Harbour Books"}, begin: func(w *world) (*sandbox.Pending, error) {
		refused, err := w.moderator(0).Command(w.ctx, "source add", sandbox.Opt("title", "Harbour Books"), sandbox.Opt("file", sandbox.File{Name: "scan.pdf", Data: scanOf(3)}))
		if err != nil {
			return nil, err
		}
		on := w.message(refused, nil)
		return w.moderator(0).Interact(sandbox.ComponentInteraction, map[string]any{"custom_id": w.customID(on, "recognise"), "component_type": sandbox.Button}, on)
	}}
	c.killed(t)
	c.goesOn(t)
	c.check(t)
	said, err := os.ReadFile(read)
	if n := bytes.Count(said, []byte("\n")); err != nil || n != 3 {
		t.Errorf("%d pages were read, %v, want each of 3 once", n, err)
	}
}

// scanOf makes a PDF file of pages that are a picture each.
func scanOf(pages int) []byte {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "", stream("", "q 200 0 0 300 0 0 cm /P Do Q"),
		stream("/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8", "\x40\x80\xa0\xf0")}
	kids := ""
	for range pages {
		objects = append(objects, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 3 0 R /Resources << /XObject << /P 4 0 R >> >> >>")
		kids += fmt.Sprintf("%d 0 R ", len(objects))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", pages, kids)
	b := bytes.NewBufferString("%PDF-1.4\n")
	xref := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		xref += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(b, "%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", xref, len(objects)+1, b.Len())
	return b.Bytes()
}

func stream(dictionary, content string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dictionary, len(content), content)
}
