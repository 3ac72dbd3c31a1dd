package extract

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/lang"
)

// tricks are runes that turn, hide or carry text unseen.
func tricks() string {
	var b strings.Builder
	for _, r := range []rune{0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180E, 0x2800, 0x3164, 0xFE00, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE0041, 0xE0100, 0x7F, 0x9B} {
		b.WriteRune(r)
	}
	for r := rune(0x200B); r <= 0x200F; r++ {
		b.WriteRune(r)
	}
	for r := rune(0x2028); r <= 0x202E; r++ {
		b.WriteRune(r)
	}
	for r := rune(0x2060); r <= 0x206F; r++ {
		b.WriteRune(r)
	}
	return b.String()
}

// No reader lets a rune through that turns or hides text. Markdown of Discord
// and its pings are words like others here: who shows a passage escapes it.
func TestNoTricks(t *testing.T) {
	bad := tricks()
	plain := "The " + bad + "mill" + bad + " gro" + bad + "und" + bad + " the @everyone barley of <@123> four **villages** and [a](https://example.org) ||town||."
	escaped := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || r >= 0xFFFE && r <= 0xFFFF {
			return -1
		}
		return r
	}, strings.ReplaceAll(plain, "<@123>", "&lt;@123&gt;"))
	front := "---\ntitle: \"A " + strings.NewReplacer("\u007f", "", "\u009b", "").Replace(bad) + "mill\"\n---\n"
	for name, f := range map[string]corpus.File{
		"a.txt":  {Data: []byte("A mill" + bad + "\n\n" + plain + "\n\n" + plain[10:] + "\n")},
		"a.md":   {Data: []byte(front + "# A mill" + bad + "\n\n" + plain + "&#8238;&#x200b;&shy;&zwj;\n\n- " + plain + "\n\n> " + plain + "\n\n```\n" + plain + "\n```\n")},
		"a.docx": {Data: corpustest.DocxOf(t, corpustest.Para("", corpustest.Say("A mill"+bad))+corpustest.Para("", corpustest.Say(escaped+"&#x202E;"))+corpustest.Item(1, 0, escaped), "docProps/core.xml", `<a><title>A mill`+escaped+`</title></a>`)},
		"a.epub": {Data: corpustest.EpubOf(t, `<dc:title>A `+escaped+`</dc:title><dc:creator>Jane `+"\u202E"+`Roe</dc:creator>`, corpustest.NavOf(`<li><a href="a.xhtml">Wa`+"\u200Bter\u202E"+`</a></li>`, ""),
			corpustest.Xhtml("a.xhtml", "<p>"+escaped+"&#8238;&zwj;&shy;</p><pre>"+escaped+"</pre><span epub:type='pagebreak' title='\u202E7'/>"+corpustest.Prose1))},
	} {
		f.Name = name
		d, err := Extract(t.Context(), f)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, text := range append([]string{d.Text(), fmt.Sprintf("%+v %+v", d.Metadata, d.Skipped)}, labelsOf(d)...) {
			for i, r := range text {
				if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) || r == 0x2800) {
					t.Errorf("%s: %U in %.60q", name, r, text[max(0, i-20):])
					break
				}
			}
		}
	}
}

func labelsOf(d corpus.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		out = append(out, b.Label)
	}
	return out
}

// Scripts and emoji that need a joiner keep it.
func TestJoiners(t *testing.T) {
	for text, want := range map[string]string{
		"می\u200Cروم":                       "می\u200Cروم",
		"क्\u200Dष":                         "क्\u200Dष",
		"ශ්\u200Dරී":                        "ශ්\u200Dරී",
		"👩\u200D🚀":                          "👩\u200D🚀",
		"👩🏽\u200D🚀":                         "👩🏽\u200D🚀",
		"❤\uFE0F\u200D🔥":                    "❤\uFE0F\u200D🔥",
		"葛\U000E0100城":                      "葛\U000E0100城",
		"pass\u200Dword":                    "password",
		"пар\u200Cоль":                      "пароль",
		"e\u0301\u200Dx":                    "éx",
		"\u200Dx \u200C":                    "x ",
		"a\uFE0F\uFE01\uFE02\U000E0101b":    "ab",
		"1\uFE0F\u20E3 2":                   "1\uFE0F\u20E3 2",
		"1 \uFE0F2":                         "1 2",
		"מים\u202E זורמים\u2069":            "מים זורמים",
		"admin\u3164\u2800\u115F":           "admin",
		"line\u2028next\u2029last\u0085x":   "line\nnext\nlast\nx",
		"tag\U000E0041\U000E0042\U000E007F": "tag",
	} {
		if got := lang.Scrub(text); got != want {
			t.Errorf("scrub(%+q) = %+q, want %+q", text, got, want)
		}
	}
}
