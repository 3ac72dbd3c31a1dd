package group

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/cmd/train/table"
)

const twoArticles = `= Mills =
The mill grinds from October on, when the stream turns the lower wheel again. It rests in May.
Stones.
They were cut in the hills behind the pass, and are dressed anew by the miller every second winter.

= Other =
= Weirs =
A weir holds the stream. Ünder it the eels wait.
= Mills =
Another article of the name.
`

func TestReadOwn(t *testing.T) {
	raw := table.RawArticles(twoArticles)
	mills, weirs := raw["Mills"], raw["Weirs"]
	at := strings.Index(weirs, "Ünder")
	questions := fmt.Sprintf(`{"articles":{"Mills":%q,"Weirs":%q},"kept":true}
{"kind":"fact","q":"where do the eels wait","gold":[["Weirs",%d,%d]]}
{"kind":"near","q":"who owns the mill"}
`, table.Checksum(mills), table.Checksum(weirs), at, at+len("Ünder it"))
	folder := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("stream.jsonl", questions)
	groups, err := ReadOwn(folder, raw)
	if err != nil || len(groups) != 1 {
		t.Fatal(len(groups), err)
	}
	g := groups[0]
	if g.Name != "stream" || !g.Own || !g.Kept || len(g.Questions) != 2 || g.Questions[1].Kind != "near" || len(g.Questions[1].Gold) > 0 {
		t.Errorf("read %+v", g)
	}
	if got := g.Questions[0].Gold; len(got) != 1 || got[0] != "Ünder it" {
		t.Errorf("gold = %q, want what stands there", got)
	}
	want := "# Mills\n\n" + strings.ReplaceAll(strings.TrimSpace(mills), "\n", "\n\n") + "\n"
	if want = strings.Replace(want, "Stones.", "## Stones", 1); g.Texts["Mills"] != want {
		t.Errorf("text = %q, want %q", g.Texts["Mills"], want)
	}

	for name, broken := range map[string]string{
		"another edition":       strings.Replace(questions, table.Checksum(mills), "00000000", 1),
		"an article missing":    strings.Replace(questions, `"Mills"`, `"Brooks"`, 1),
		"beyond the text":       strings.Replace(questions, fmt.Sprint(at+len("Ünder it")), "900", 1),
		"an article not named":  strings.Replace(questions, `[["Weirs"`, `[["Other"`, 1),
		"no line of articles":   "{}\n" + strings.SplitN(questions, "\n", 2)[1],
		"a place of other form": strings.Replace(questions, `[["Weirs",`, `[["Weirs","a",`, 1),
	} {
		write("stream.jsonl", broken)
		if _, err := ReadOwn(folder, raw); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := ReadOwn(t.TempDir(), raw); err == nil {
		t.Error("an empty folder gives no error")
	}
}
