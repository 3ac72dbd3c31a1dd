package corpus

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// A passCase is a file of which a golden file says what is read of it.
type passCase struct {
	name string
	file File
}

// read gives what a golden file would hold, with a watch over the passes.
func (c passCase) read(t *testing.T, w func(*draft, pass)) string {
	t.Helper()
	d, err := Extract(context.WithValue(t.Context(), watchKey{}, &passWatch{run: w}), c.file)
	if err != nil {
		return err.Error()
	}
	return golden(t, d)
}

// passCases gives the files of all golden tests.
func passCases(t *testing.T) []passCase {
	t.Helper()
	var cases []passCase
	for _, pattern := range []string{"text/*", "html/*.html", "docx/*.docx", "epub/*.epub", "pdf/*.pdf", "passes/*/*"} {
		files, err := filepath.Glob("testdata/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no files for %s (%v)", pattern, err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, ".golden") {
				cases = append(cases, passCase{strings.TrimPrefix(file, "testdata/"), caseFile(t, file)})
			}
		}
	}
	for name, data := range map[string][]byte{"made.docx": madeDOCX(t), "made.epub": madeEPUB(t), "old.epub": madeOldEPUB(t)} {
		cases = append(cases, passCase{name, File{Name: name, Data: data}})
	}
	return cases
}

// caseFile reads a file of testdata. Two kinds stand for a file that is made of
// them: of ".pages" a PDF file, each of its lines a row with its size, x and y,
// "---" between two pages; of ".chapter" a book with one chapter.
func caseFile(t *testing.T, name string) File {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f := File{Name: filepath.Base(name), Data: data}
	switch filepath.Ext(name) {
	case ".html":
		f = pageFile(t, name)
	case ".pages":
		f = File{Name: f.Name + ".pdf", Data: pdfOf("", pagesOfRows(t, string(data))...)}
	case ".chapter":
		f = File{Name: f.Name + ".epub", Data: epubOf(t, "<dc:language>en</dc:language>", xhtml("a.xhtml", string(data)))}
	}
	return f
}

func pagesOfRows(t *testing.T, text string) []string {
	t.Helper()
	var pages []string
	for page := range strings.SplitSeq(text, "---\n") {
		var content strings.Builder
		for row := range strings.Lines(page) {
			var size, x, y int
			if _, err := fmt.Sscanf(row, "%d %d %d", &size, &x, &y); err != nil {
				t.Fatalf("row %q: %v", row, err)
			}
			escaped := strings.NewReplacer("(", `\(`, ")", `\)`, "“", `\223`, "”", `\224`, "’", `\222`, "–", `\226`, "©", `\251`).Replace(strings.SplitN(strings.TrimSuffix(row, "\n"), " ", 4)[3])
			content.WriteString(textRow(size, x, y, escaped) + "\n")
		}
		pages = append(pages, content.String())
	}
	return pages
}

func TestGoldenPasses(t *testing.T) {
	files, err := filepath.Glob("testdata/passes/*/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(strings.TrimPrefix(file, "testdata/passes/"), func(t *testing.T) {
			d, err := Extract(t.Context(), caseFile(t, file))
			if err != nil {
				t.Fatal(err)
			}
			checkPassages(t, d, Split(d))
			compareGolden(t, file, golden(t, d))
		})
	}
}

// TestEveryPassIsNoticed switches each pass off in turn, and each sign of a
// title: one that changes what no golden case holds has to show one, in
// testdata/passes/NAME, or to go.
func TestEveryPassIsNoticed(t *testing.T) {
	cases := passCases(t)
	full := map[string]string{}
	works := map[string][]passCase{} // by table and pass: where it changes anything
	for _, c := range cases {
		full[c.name] = c.read(t, func(d *draft, p pass) {
			before := stateOf(d)
			p.run(d)
			if name := d.table + "/" + p.name; before != stateOf(d) {
				works[name] = append(works[name], c)
			}
		})
	}
	for _, table := range []passTable{pagePasses, printPasses, workPasses} {
		for _, p := range table.passes {
			without := func(d *draft, other pass) {
				if other.name != p.name {
					other.run(d)
				}
			}
			if !slices.ContainsFunc(works[table.name+"/"+p.name], func(c passCase) bool { return c.read(t, without) != full[c.name] }) {
				t.Errorf("no golden case notices the pass %s of the table %s; it changes something in %d", p.name, table.name, len(works[table.name+"/"+p.name]))
			}
		}
	}
	for _, sign := range slices.Concat(allTitleSigns.vetoes, allTitleSigns.weighs) {
		without := func(d *draft, p pass) {
			d.signs = withoutSign(sign.name)
			p.run(d)
		}
		if !slices.ContainsFunc(cases, func(c passCase) bool { return c.read(t, without) != full[c.name] }) {
			t.Errorf("no golden case notices the sign %q of a title", sign.name)
		}
	}
}

// A case in the folder of a pass is one that this pass is needed for.
func TestCasesOfPasses(t *testing.T) {
	for _, c := range passCases(t) {
		name, found := strings.CutPrefix(filepath.Dir(c.name), "passes/")
		if !found {
			continue
		}
		without := func(d *draft, p pass) {
			d.signs = withoutSign(strings.TrimPrefix(name, "title-"))
			if p.name != name {
				p.run(d)
			}
		}
		if c.read(t, without) == c.read(t, runPass) {
			t.Errorf("%s is read as well without the pass", c.name)
		}
	}
}

func withoutSign(name string) titleSigns {
	isOther := func(list []titleSign) []titleSign {
		return slices.DeleteFunc(slices.Clone(list), func(s titleSign) bool { return s.name == name })
	}
	return titleSigns{vetoes: isOther(allTitleSigns.vetoes), weighs: isOther(allTitleSigns.weighs)}
}

func stateOf(d *draft) string {
	return fmt.Sprintf("%+v %+v %d", d.lines, d.meta, d.title)
}

// A pass writes nothing but what its table says, and finds settled what it reads.
func TestPassesSayWhatTheyDo(t *testing.T) {
	tables := []passTable{pagePasses, printPasses, workPasses}
	for _, table := range tables {
		settled := fieldKind | fieldSkip | fieldRecord | fieldText // by the reader
		for _, p := range table.passes {
			if missing := p.reads &^ settled; missing != 0 {
				t.Errorf("%s/%s reads %b before any pass writes it", table.name, p.name, missing)
			}
			settled |= p.writes
		}
	}
	for _, c := range passCases(t) {
		c.read(t, func(d *draft, p pass) {
			lines, record, title := slices.Clone(d.lines), d.meta, d.title
			p.run(d)
			wrote := fields(0)
			if !reflect.DeepEqual(record, d.meta) {
				wrote |= fieldRecord
			}
			if title != d.title {
				wrote |= fieldTitle
			}
			wrote |= writtenLines(lines, d.lines)
			if more := wrote &^ p.writes; more != 0 {
				t.Errorf("%s: %s/%s wrote %b besides %b", c.name, d.table, p.name, more, p.writes)
			}
		})
	}
}

func writtenLines(before, after []line) fields {
	was := map[int]line{}
	for _, l := range before {
		was[l.number] = l
	}
	wrote := fields(0)
	if len(before) != len(after) {
		wrote = fieldText
	}
	for i, l := range after {
		old := was[l.number]
		if i < len(before) && before[i].number != l.number {
			wrote |= fieldText
		}
		for written, differs := range map[fields]bool{
			fieldText: l.Text != old.Text, fieldKind: l.Kind != old.Kind || l.Level != old.Level,
			fieldSkip: l.skip != old.skip, fieldHint: l.hint != old.hint || l.whole != old.whole,
		} {
			if differs {
				wrote |= written
			}
		}
	}
	return wrote
}

// A trace tells of each pass that changes a text what it did.
func TestTrace(t *testing.T) {
	f := caseFile(t, "testdata/text/news.txt")
	d, err := Extract(WithTrace(t.Context()), f)
	if err != nil || len(d.Trace) == 0 {
		t.Fatalf("%d steps (%v)", len(d.Trace), err)
	}
	plain, err := Extract(t.Context(), f)
	if err != nil || plain.Trace != nil || golden(t, d) != golden(t, plain) {
		t.Errorf("a trace changes what is read, or comes unasked: %v (%v)", plain.Trace, err)
	}
	for _, s := range d.Skipped {
		if !slices.ContainsFunc(d.Trace, func(step Step) bool { return strings.HasPrefix(step.What, "left out (") }) {
			t.Errorf("no step left out %q", s.Text)
		}
	}
}
