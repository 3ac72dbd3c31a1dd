package pdf

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// What the file says of itself is often what its program or another document said.

// notOfTitle is what stands in the names of files and of programs that write them.
var notOfTitle = lang.Regexp(`(?i)[_\\/{}<>]|\.\p{L}{2,5}\b|^(?:microsoft|untitled|slide|document|layout)\b`)

// titleInNeed takes the title that the properties state where the text has none, if it
// is made of words as a title is: many properties state the name of a file.
func titleInNeed(s *layout.File, m *corpus.Metadata) {
	if stated := statedTitle(s); m.Title == "" && mayBeTitle(stated) && !notOfTitle.MatchString(stated) {
		record.Put(m, record.Finding{Field: "title", Value: stated, From: record.FromProperties})
	}
}

// statedTitle gives the title that the properties of the file state.
func statedTitle(s *layout.File) string {
	if title := lang.Squeeze(lang.Scrub(s.Info.Title)); title != "" {
		return title
	}
	return fromXMP(s.Info.XMP, "dc:title")
}

var xmpText = lang.Regexp(`(?s)>([^<>]*[^<>\s][^<>]*)<`)

// fromXMP gives the first text inside an element of the metadata stream.
func fromXMP(xmp []byte, element string) string {
	_, after, found := strings.Cut(string(xmp[:min(len(xmp), 1<<20)]), "<"+element)
	inside, _, closed := strings.Cut(after, "</"+element)
	if !found || !closed {
		return ""
	}
	m := xmpText.FindStringSubmatch(inside + "<")
	if m == nil {
		return ""
	}
	return lang.Squeeze(lang.Scrub(xmlEntities.Replace(m[1])))
}

var xmlEntities = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'")
