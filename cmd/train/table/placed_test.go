package table

import (
	"fmt"
	"strings"
	"testing"

	"footnote/retrieval/static"
)

func TestPlaces(t *testing.T) {
	const articles = "= Weirs =\nA weir holds the stream.\nÜnder it the eels wait. \n= Mills =\nIt grinds.\n"
	raw := RawArticles(articles)
	from := strings.Index(raw["Weirs"], "Ünder")
	line := fmt.Sprintf("Weirs\t%d\t%s\twhere do eels live\twhat waits below", from, Checksum("Ünder it the eels wait. "))
	got, err := places(line+"\n", raw)
	want := "Weirs\twhere do eels live\tÜnder it the eels wait.\nWeirs\twhat waits below\tÜnder it the eels wait.\n"
	if err != nil || got != want {
		t.Errorf("places = %q, %v, want %q", got, err, want)
	}
	for name, bad := range map[string]string{
		"another edition":   strings.Replace(line, Checksum("Ünder it the eels wait. "), "00000000", 1),
		"behind the end":    strings.Replace(line, fmt.Sprint(from), "999", 1),
		"before the start":  strings.Replace(line, fmt.Sprint(from), "-1", 1),
		"no article of it":  strings.Replace(line, "Weirs", "Dams", 1),
		"no number":         strings.Replace(line, fmt.Sprint(from), "x", 1),
		"another paragraph": strings.Replace(line, fmt.Sprint(from), "0", 1),
	} {
		if got, err := places(bad, raw); err == nil {
			t.Errorf("%s: places = %q, want an error", name, got)
		}
	}
}

func TestReadWords(t *testing.T) {
	v, err := static.NewVocabulary(strings.Fields("asylum mad house refuge big large"))
	if err != nil {
		t.Fatal(err)
	}
	words := readWords("asylum\tmad house; refuge\nlarge\tbig\n", v)
	var got []string
	for _, p := range words.list {
		got = append(got, fmt.Sprint(p.question.len(), p.passage.len(), p.paragraph))
	}
	if strings.Join(got, " ") != "2 1 0 1 1 0 3 1 0 1 1 1 1 1 1" || !words.turn {
		t.Errorf("readWords = %v", got)
	}
}
