package encoding

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"

	"footnote/corpus/internal/corpustest"
)

func TestDecode(t *testing.T) {
	const english = "The café’s naïve owner paid 5 € — “too much”, she said. "
	const russian = "В этом городе живёт много людей, которые помнят старую пристань и первый паром. "
	const turkish = "Köyün çocukları şimdi ırmağın kıyısında oynuyor ve güneş batana kadar eve dönmüyor. "
	const chinese = "城南的老茶馆去年差点关门，年轻人不再喝盖碗茶。"
	const japan = "この町には古い灯台があり、毎年たくさんの人が訪れます。"
	many := func(s string) string { return strings.TrimSpace(strings.Repeat(s, 6)) }
	tests := []struct {
		name, want string
		data       []byte
	}{
		{"UTF-8", english, []byte(english)},
		{"UTF-8 with a mark", english, []byte("\xEF\xBB\xBF" + english)},
		{"UTF-8 with a broken end", english + "\uFFFD", []byte(english + "\xE2\x80")},
		{"UTF-16 little with mark", english, corpustest.In16(english, false, true)},
		{"UTF-16 big with mark", english, corpustest.In16(english, true, true)},
		{"UTF-16 little", english, corpustest.In16(english, false, false)},
		{"UTF-16 big", english, corpustest.In16(english, true, false)},
		{"UTF-16 Cyrillic", russian, corpustest.In16(russian, false, false)},
		{"Windows-1252", english, corpustest.In(t, charmap.Windows1252, english)},
		{"Windows-1251", many(russian), corpustest.In(t, charmap.Windows1251, many(russian))},
		{"KOI8-R", many(russian), corpustest.In(t, charmap.KOI8R, many(russian))},
		{"Windows-1254", many(turkish), corpustest.In(t, charmap.Windows1254, many(turkish))},
		{"GB18030", many(chinese), corpustest.In(t, simplifiedchinese.GB18030, many(chinese))},
		{"Shift JIS", many(japan), corpustest.In(t, japanese.ShiftJIS, many(japan))},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Decode(test.data)
			if err != nil || strings.TrimSpace(got) != strings.TrimSpace(test.want) {
				t.Errorf("decode(%s) = %.60q, %v, want %.60q", test.name, got, err, test.want)
			}
		})
	}
}

func TestStrayZerosAreNoUTF16(t *testing.T) {
	const text = "a\x00b\x00c some text"
	if got, err := Decode([]byte(text)); err != nil || got != "abc some text" {
		t.Errorf("decode(%q) = %q, %v, want %q", text, got, err, "abc some text")
	}
}

// Bytes that are no text are none of an older encoding either, however few they are.
func TestBytesThatAreNoText(t *testing.T) {
	tests := map[string]string{
		"two controls of six":          "ab\x07\x08cd",
		"accents alone":                "\xde\xad\xbe\xef\xca\xfe",
		"signs within words":           "a\xb6b\xbcc\xd7d\xb1e\xbdf",
		"six characters of Big5":       "\xaae\xa4W\xaa\xba\xbe\xf4\xab\xd8\xa9\xf3",
		"capitals within words":        "a\xc9a\xc9a\xc9 b\xcab",
		"controls at the end of words": "\x01ab \x02",
	}
	for name, data := range tests {
		if got, err := Decode([]byte(data)); err == nil {
			t.Errorf("%s: decode(%q) = %q, want an error", name, data, got)
		}
	}
}

// Texts of a few words in an older encoding are still read.
func TestShortTextsInOlderEncodings(t *testing.T) {
	tests := map[string]string{
		"\xc9vry en \xe9t\xe9":              "Évry en été",
		"Tee 2 \x80, bei 5\xb0C, McRae\xae": "Tee 2 €, bei 5°C, McRae®",
		"\xcc\xee\xf1\xf2 \xf7":             "Мост ч",
		"a\x0bb, still a short verse":       "a\vb, still a short verse",
	}
	for data, want := range tests {
		got, err := Decode([]byte(data))
		if got = strings.ReplaceAll(got, "\n", "\v"); err != nil || got != want {
			t.Errorf("decode(%q) = %q, %v, want %q", data, got, err, want)
		}
	}
}
