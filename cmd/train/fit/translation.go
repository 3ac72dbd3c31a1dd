package fit

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"footnote/cmd/train/fit/bitext"
	"footnote/cmd/train/table"
	"footnote/retrieval/static"
)

// What a pair is worth beside a question of ours and its paragraph.
const (
	sentencePair = 0.5 // of SQuAD
	medicalPair  = 0.3 // answers are long
)

// translationOf learns from the questions of some articles, from pairs of questions and
// answers, from a dictionary, and from what people say for words.
func (m *fitMaterial) translationOf(p *table.Plan, of func(article string) bool) (map[string][]static.Rendering, error) {
	b := bitext.New()
	for _, article := range slices.Sorted(maps.Keys(m.questions)) {
		if !of(article) {
			continue
		}
		for _, q := range m.questions[article] {
			b.Add(q.question, article+"\n"+q.paragraph, 1)
		}
	}
	for _, q := range m.unasked {
		b.Add(q.question, q.article+"\n"+q.paragraph, 1)
	}
	r := &table.Reader{}
	for i, path := range p.Pairs {
		weight := []float64{sentencePair, medicalPair}[min(i, 1)]
		table.EachRow(r.Read(path), 2, func(f []string) { b.Add(f[0], f[1], weight) })
	}
	table.EachRow(r.Read(p.Glosses), 2, func(f []string) { b.Define(f[0], f[1]) })
	table.EachRow(r.Read(p.Words), 2, func(f []string) {
		for other := range strings.SplitSeq(f[1], ";") {
			b.Add(other, f[0], 1)
		}
	})
	if r.Err != nil {
		return nil, r.Err
	}
	return b.Learn(), nil
}

// translations learns the translation of the program, which is written where the command
// line wants it, and one from the articles that nothing is asked about.
func (c *collection) translations(p *fitPlan, asked map[string]string) error {
	whole, err := c.material.translationOf(p.plan, func(string) bool { return true })
	if err != nil {
		return err
	}
	half, err := c.material.translationOf(p.plan, func(article string) bool { _, ok := asked[article]; return !ok })
	if err != nil {
		return err
	}
	var b []byte
	if b, c.shipped.Translation, err = coded(whole); err != nil {
		return err
	}
	if _, c.models.Translation, err = coded(half); err != nil {
		return err
	}
	if p.translation == "" {
		return nil
	}
	return os.WriteFile(p.translation, b, 0o644)
}

// coded gives a translation as it is shipped, and as it is read from that.
func coded(renderings map[string][]static.Rendering) ([]byte, *static.Translation, error) {
	b, err := static.EncodeTranslation(renderings)
	if err != nil {
		return nil, nil, fmt.Errorf("encode a translation: %w", err)
	}
	t, err := static.DecodeTranslation(b)
	return b, t, err
}
