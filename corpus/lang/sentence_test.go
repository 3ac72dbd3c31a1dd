package lang

import (
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	// Each sentence of a case stands between bars.
	tests := []string{
		`One.|Two!|Three?`,
		`Dr. J. S. Bach met Mr. Lee in No. 10 on p. 13.|He left.`,
		`The U.S. President spoke.|He lives in the U.S.|The end.`,
		`It was found by Smith et al. (2019) to be 3.5 m.|Nobody asked.`,
		`He left (…).|Then he came.`,
		`Resolution No. 1929 was adopted.|It passed.`,
		`See Fig. 3 and pp. 4-5, e.g. Table 2, i.e. the last one.|Good.`,
		`“We have no friends. We have a lake.”|He laughed.`,
		`He said “Go. Now.” and went.|She stayed.`,
		`"Why?" he asked.|"Because," she said.`,
		`Wait... What?|Yes… No.`,
		`(It rained. It stopped.)|We went out.`,
		`1. First item.|2. Second item.`,
		`I took vitamin C.|The effect was small.`,
		`It cost 1.5 million in 2014.|Prices rose.`,
		`Acme Inc. Announced it.|Acme Inc.|The end.`,
		`Er kam am 3. Oktober, z. B. mit dem Zug.|Dann ging er.`,
		`Das gilt i. V. m. Art. 5 der Satzung.|Dann nicht.`,
		`He read the papers, e. g. The Times.|He was late, i. e. The show was over.`,
		`„Ich weiß. Mehr nicht.“|Er schwieg.`,
		`Das war im 19. Jahrhundert.|Heute nicht.`,
		`В 2014 г. Россия и др. страны.|А. С. Пушкин, т.е. поэт, умер.`,
		`«Я знаю. Он тоже.»|Все молчали.`,
		`Η πρώτη.|Η δεύτερη!|Ναι.`,
		`هذه جملة.|هل هذه ثانية؟|نعم.`,
		`זה משפט.|וזה עוד אחד.`,
		`यह पहला वाक्य है।|यह दूसरा है।`,
		`这是第一句。|这是第二句！|“你好。再见。”`,
		`El Sr. Gómez llegó.|¿Cuándo?|A las 3.`,
		`M. Dupont est là.|Mme. Petit aussi.`,
		`5 Kasım 2021 günü Dr. Demir geldi.|Sonra gitti.`,
	}
	for _, test := range tests {
		want := strings.Split(test, "|")
		text := strings.Join(want, " ")
		var got []string
		for _, r := range Sentences(text) {
			got = append(got, text[r.Start:r.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("Sentences(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSentencesAtLines(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{
		{"A verse that goes\nover two lines.", 1},
		{"A line.\nAnother line.", 2},
		{"No full stop\n\nbut a blank line", 2},
		{"a | b\nc | d", 2},
		{"", 0},
		{" \n ", 0},
	}
	for _, test := range tests {
		if got := len(Sentences(test.text)); got != test.want {
			t.Errorf("len(Sentences(%q)) = %d, want %d", test.text, got, test.want)
		}
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("One. Two. “Three. Four.” U.S. (5. 6.) 七。八。")
	for _, c := range sentenceCases {
		f.Add(strings.ReplaceAll(strings.Join(c.texts, " "), "|", c.joint))
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		var b strings.Builder
		end := 0
		for _, r := range Sentences(text) {
			if r.Start < end || r.End <= r.Start || strings.TrimSpace(text[end:r.Start]) != "" {
				t.Fatalf("range %v after %d", r, end)
			}
			end = r.End
			b.WriteString(text[r.Start:r.End])
		}
		if withoutSpace(b.String()) != withoutSpace(text) {
			t.Error("letters are lost")
		}
	})
}

func withoutSpace(s string) string { return strings.Join(strings.Fields(s), "") }
