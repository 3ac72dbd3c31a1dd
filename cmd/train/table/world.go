package table

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"

	"footnote/retrieval/static"
)

// The passages that stand for the world: so many of them, and every how manieth
// is counted for the rarity of tokens.
const (
	worldRows    = 2048
	rarityStride = 5
)

// A paragraph for the world has at least so many bytes.
const worldShortest = 250

// writeWorld makes the world of a finished table from the articles.
func writeWorld(p *Plan) error {
	b, err := os.ReadFile(p.Out)
	if err != nil {
		return err
	}
	table, err := static.Decode(b)
	if err != nil {
		return fmt.Errorf("read %q: %w", p.Out, err)
	}
	r := &Reader{}
	articles, titles := r.Read(p.Text), r.Read(p.Reserved)
	if r.Err != nil {
		return r.Err
	}
	world, err := EncodeWorldOf(static.New(table), LongParagraphs(articles, ReservedTitles(titles)))
	if err != nil {
		return err
	}
	return os.WriteFile(p.world, world, 0o644)
}

// EncodeWorldOf makes the bytes of a world from paragraphs.
func EncodeWorldOf(m *static.Model, paragraphs []string) ([]byte, error) {
	if len(paragraphs) == 0 {
		return nil, errors.New("no paragraphs for a world")
	}
	var some []string
	for i := range min(worldRows, len(paragraphs)) {
		some = append(some, paragraphs[i*len(paragraphs)/worldRows])
	}
	vectors, err := m.EmbedPassages(context.Background(), some)
	if err != nil {
		return nil, err
	}
	said, err := m.EmbedPassages(context.Background(), strings.Split(strings.TrimSpace(chatter), "\n"))
	if err != nil {
		return nil, err
	}
	return static.EncodeWorld(m, vectors, said, rarities(m, paragraphs))
}

// chatter is what people say to a bot, or to each other, rather than ask of a library.
//
//go:embed chatter.txt
var chatter string

// rarities tells how rare each token is in paragraphs.
func rarities(m *static.Model, paragraphs []string) []float64 {
	counts := make([]float64, m.Size())
	var passages float64
	for i := 0; i < len(paragraphs); i += rarityStride {
		passages++
		static.EachCount(m.Tokens(paragraphs[i]), func(t static.Token, _ float32) { counts[t]++ })
	}
	for t, n := range counts {
		counts[t] = math.Log1p((passages - n + 0.5) / (n + 0.5))
	}
	return counts
}

// LongParagraphs gives the long paragraphs, each under the title of its article.
func LongParagraphs(articles string, reserved map[string]bool) []string {
	var all []string
	title := ""
	EachParagraph(articles, reserved, func(kind LineKind, line string) {
		switch {
		case kind == TitleLine:
			title = line
		case kind == BodyLine && len(line) >= worldShortest:
			all = append(all, title+"\n"+line)
		}
	})
	return all
}

// ReservedTitles reads the titles of articles that nothing is learned from.
func ReservedTitles(lines string) map[string]bool {
	reserved := map[string]bool{}
	for title := range strings.Lines(lines) {
		reserved[strings.TrimSpace(title)] = true
	}
	return reserved
}
