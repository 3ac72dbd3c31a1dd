package structure_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/split"
	"footnote/corpus/structure"
)

// A passCase is a file of which a golden file says what is read of it.
type passCase struct {
	name string
	file corpus.File
}

// read gives what a golden file would hold, with a watch over the passes.
func (c passCase) read(t *testing.T, w func(*structure.Draft, structure.Pass)) string {
	t.Helper()
	d, err := extract.Extract(context.WithValue(t.Context(), structure.WatchKey{}, &structure.PassWatch{Run: w}), c.file)
	if err != nil {
		return err.Error()
	}
	return corpustest.Golden(t, d)
}

// readers is where the golden cases of the readers lie, which go through the passes too.
const readers = "../extract/testdata/"

// passCases gives the files of all golden tests.
func passCases(t *testing.T) []passCase {
	t.Helper()
	var cases []passCase
	for _, pattern := range []string{"testdata/passes/*/*", readers + "text/*", readers + "html/*.html", readers + "docx/*.docx", readers + "epub/*.epub", readers + "pdf/*.pdf"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no files for %s (%v)", pattern, err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, ".golden") {
				cases = append(cases, passCase{file, caseFile(t, file)})
			}
		}
	}
	slices.SortStableFunc(cases, func(a, b passCase) int { return len(a.file.Data) - len(b.file.Data) }) // the first that notices a pass is enough
	return cases
}

// caseFile reads a file of testdata. Two kinds stand for a file that is made of
// them: of ".pages" a PDF file, each of its lines a row with its size, x and y,
// "---" between two pages; of ".chapter" a book with one chapter.
func caseFile(t *testing.T, name string) corpus.File {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f := corpus.File{Name: filepath.Base(name), Data: data}
	switch filepath.Ext(name) {
	case ".html":
		f.Origin, f.MediaType = "https://www.courier.example/pages/"+f.Name+"?utm_medium=mail", "text/html"
	case ".pages":
		f = corpus.File{Name: f.Name + ".pdf", Data: corpustest.PdfOf("", pagesOfRows(t, string(data))...)}
	case ".chapter":
		f = corpus.File{Name: f.Name + ".epub", Data: corpustest.EpubOf(t, "<dc:language>en</dc:language>", corpustest.Xhtml("a.xhtml", string(data)))}
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
			content.WriteString(corpustest.TextRow(size, x, y, escaped) + "\n")
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
			d, err := extract.Extract(t.Context(), caseFile(t, file))
			if err != nil {
				t.Fatal(err)
			}
			corpustest.CheckPassages(t, d, split.Split(d))
			corpustest.CompareGolden(t, file, corpustest.Golden(t, d))
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
		full[c.name] = c.read(t, func(d *structure.Draft, p structure.Pass) {
			before := stateOf(d)
			p.Run(d)
			if name := d.Table + "/" + p.Name; before != stateOf(d) {
				works[name] = append(works[name], c)
			}
		})
	}
	for _, table := range []structure.PassTable{structure.Page, structure.Print, structure.Work, structure.Manual} {
		for _, p := range table.Passes {
			without := func(d *structure.Draft, other structure.Pass) {
				if other.Name != p.Name {
					other.Run(d)
				}
			}
			if !slices.ContainsFunc(ownFirst(works[table.Name+"/"+p.Name], p.Name), func(c passCase) bool { return c.read(t, without) != full[c.name] }) {
				t.Errorf("no golden case notices the pass %s of the table %s; it changes something in %d", p.Name, table.Name, len(works[table.Name+"/"+p.Name]))
			}
		}
	}
	for _, sign := range slices.Concat(structure.AllTitleSigns.Vetoes, structure.AllTitleSigns.Weighs) {
		without := func(d *structure.Draft, p structure.Pass) {
			d.Signs = withoutSign(sign.Name)
			p.Run(d)
		}
		if !slices.ContainsFunc(ownFirst(cases, "title-"+sign.Name), func(c passCase) bool { return c.read(t, without) != full[c.name] }) {
			t.Errorf("no golden case notices the sign %q of a title", sign.Name)
		}
	}
}

// ownFirst puts the cases in the folder of a pass before the others, to find sooner one that notices it.
func ownFirst(cases []passCase, pass string) []passCase {
	own := func(c passCase) int {
		if filepath.Base(filepath.Dir(c.name)) == pass {
			return 0
		}
		return 1
	}
	return slices.SortedStableFunc(slices.Values(cases), func(a, b passCase) int { return own(a) - own(b) })
}

// A case in the folder of a pass is one that this pass is needed for.
func TestCasesOfPasses(t *testing.T) {
	for _, c := range passCases(t) {
		name, found := strings.CutPrefix(filepath.Dir(c.name), "testdata/passes/")
		if !found {
			continue
		}
		without := func(d *structure.Draft, p structure.Pass) {
			d.Signs = withoutSign(strings.TrimPrefix(name, "title-"))
			if p.Name != name {
				p.Run(d)
			}
		}
		if c.read(t, without) == c.read(t, structure.RunPass) {
			t.Errorf("%s is read as well without the pass", c.name)
		}
	}
}

func withoutSign(name string) structure.TitleSigns {
	isOther := func(list []structure.TitleSign) []structure.TitleSign {
		return slices.DeleteFunc(slices.Clone(list), func(s structure.TitleSign) bool { return s.Name == name })
	}
	return structure.TitleSigns{Vetoes: isOther(structure.AllTitleSigns.Vetoes), Weighs: isOther(structure.AllTitleSigns.Weighs)}
}

func stateOf(d *structure.Draft) string {
	return fmt.Sprintf("%+v %+v %d", d.Lines, d.Meta, d.Title)
}

// A pass writes nothing but what its table says, and finds settled what it reads.
func TestPassesSayWhatTheyDo(t *testing.T) {
	tables := []structure.PassTable{structure.Page, structure.Print, structure.Work, structure.Manual}
	for _, table := range tables {
		settled := structure.FieldKind | structure.FieldSkip | structure.FieldRecord | structure.FieldText // by the reader
		for _, p := range table.Passes {
			if missing := p.Reads &^ settled; missing != 0 {
				t.Errorf("%s/%s reads %b before any pass writes it", table.Name, p.Name, missing)
			}
			settled |= p.Writes
		}
	}
	for _, c := range passCases(t) {
		c.read(t, func(d *structure.Draft, p structure.Pass) {
			lines, record, title := slices.Clone(d.Lines), d.Meta, d.Title
			p.Run(d)
			wrote := structure.Fields(0)
			if !reflect.DeepEqual(record, d.Meta) {
				wrote |= structure.FieldRecord
			}
			if title != d.Title {
				wrote |= structure.FieldTitle
			}
			wrote |= writtenLines(lines, d.Lines)
			if more := wrote &^ p.Writes; more != 0 {
				t.Errorf("%s: %s/%s wrote %b besides %b", c.name, d.Table, p.Name, more, p.Writes)
			}
		})
	}
}

func writtenLines(before, after []structure.Line) structure.Fields {
	was := map[int]structure.Line{}
	for _, l := range before {
		was[l.Number] = l
	}
	wrote := structure.Fields(0)
	if len(before) != len(after) {
		wrote = structure.FieldText
	}
	for i, l := range after {
		old := was[l.Number]
		if i < len(before) && before[i].Number != l.Number {
			wrote |= structure.FieldText
		}
		for written, differs := range map[structure.Fields]bool{
			structure.FieldText: l.Text != old.Text, structure.FieldKind: l.Kind != old.Kind || l.Level != old.Level,
			structure.FieldSkip: l.Skip != old.Skip, structure.FieldHint: l.Hint != old.Hint || l.Whole != old.Whole,
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
	f := caseFile(t, readers+"text/news.txt")
	d, err := extract.Extract(structure.WithTrace(t.Context()), f)
	if err != nil || len(d.Trace) == 0 {
		t.Fatalf("%d steps (%v)", len(d.Trace), err)
	}
	plain, err := extract.Extract(t.Context(), f)
	if err != nil || plain.Trace != nil || corpustest.Golden(t, d) != corpustest.Golden(t, plain) {
		t.Errorf("a trace changes what is read, or comes unasked: %v (%v)", plain.Trace, err)
	}
	for _, s := range d.Skipped {
		if !slices.ContainsFunc(d.Trace, func(step corpus.Step) bool { return strings.HasPrefix(step.What, "left out (") }) {
			t.Errorf("no step left out %q", s.Text)
		}
	}
}
