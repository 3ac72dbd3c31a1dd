package opendocument

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	f.Add(`<style:style style:name="P" style:parent-style-name="Title"/>`, `<text:p text:style-name="P">A</text:p><text:h text:outline-level="1">B</text:h><text:p>c<text:s text:c="2"/><text:note><text:note-body><text:p>d</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>e</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>f</text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, styles, body string) {
		d, err := Read(t.Context(), corpus.File{Data: []byte(`<office:document xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>` + styles + `</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document>`)})
		corpustest.CheckDocument(t, d, err)
	})
}
