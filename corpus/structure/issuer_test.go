package structure_test

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// A report has its number at the head, which shows that the office there gives it out.
func TestIssuerOfReport(t *testing.T) {
	text := " The weirs of the upper river were built for boats that nobody sails any more, and each of them holds back a little of the water that the lower towns would drink."
	for head, want := range map[string]string{
		"Northern Rivers Agency\nThe State of the Weirs\nTechnical Report NRA-TR-2014-03\nMay 2014\nPrepared by: Jane Doe":           "Doe, Jane||Northern Rivers Agency|NRA-TR-2014-03",
		"Northern Rivers Agency\nThe State of the Weirs\nTechnical Report NRA-TR-2014-03\nMay 2014":                                  "|Northern Rivers Agency||NRA-TR-2014-03",
		"Agencia de los Ríos del Norte\nEl estado de las presas\nInforme técnico n.º 12/2014\nMayo de 2014\nElaborado por: Ana Roca": "Roca, Ana||Agencia de los Ríos del Norte|12/2014",
		"Northern Rivers Agency\nThe State of the Weirs\nMay 2014\nPrepared by: Jane Doe":                                            "Doe, Jane|||", // where she works
	} {
		d, err := structure.Refine(t.Context(), structure.Page, line.SignedLines(strings.ReplaceAll(head, "\n", "\n\n")+"\n\n"+strings.Repeat(text, 2)+"\n\n"+text), corpus.Metadata{})
		if err != nil {
			t.Fatal(err)
		}
		m := d.Metadata
		if got := strings.Join(m.Authors, "; ") + "|" + m.Organisation + "|" + m.Publisher + "|" + m.Number; got != want {
			t.Errorf("%q: %q, want %q", head, got, want)
		}
	}
}
