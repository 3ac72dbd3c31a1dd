package rst

import (
	"testing"

	"footnote/corpus"
)

// Tables that are written as lists or with commas are rows, as others are; what is none is text.
func TestWrittenTables(t *testing.T) {
	const head = "Weirs\n=====\n\nThe weirs are counted.\n\n"
	for text, want := range map[string]string{
		".. csv-table:: Dues\n   :header: \"Weir\", \"Dues\"\n   :widths: 10, 20\n\n   \"Upper, old\", 12\n   \"Lower\", \"0\"\n":              "Dues\n\nWeir | Dues\nUpper, old | 12\nLower | 0",
		".. csv-table::\n   :delim: ;\n\n   Weir;Dues\n   Upper;12\n":                                                                          "Weir | Dues\nUpper | 12",
		".. list-table:: Dues\n   :header-rows: 1\n\n   * - Weir\n     - Dues\n   * - Upper\n       and lower\n     -\n   * - Old\n     - 3\n": "Dues\n\nWeir | Dues\nUpper and lower | \nOld | 3",
		".. list-table:: Dues\n\n   Nothing is due.\n":                                                                                         "Dues\n\nNothing is due.",
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a.rst", Data: []byte(head + text)})
		if got := d.Text(); err != nil || got != "The weirs are counted.\n\n"+want {
			t.Errorf("%q is read as %q, %v, want %q", text, got, err, want)
		}
	}
}

// A reference to a label shows the heading below it; one to a label that is elsewhere stays.
func TestReferencesToLabels(t *testing.T) {
	const text = ".. _gates:\n\n=====\nGates\n=====\n\nSee :ref:`low-weir`, :ref:`the gates <gates>` and :ref:`elsewhere`.\n\n.. _Low-Weir:\n\nThe low weir\n------------\n\nIt is low.\n"
	d, err := Read(t.Context(), corpus.File{Name: "a.rst", Data: []byte(text)})
	if got, want := d.Text(), "See The low weir, the gates and elsewhere.\n\nThe low weir\n\nIt is low."; err != nil || got != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}
