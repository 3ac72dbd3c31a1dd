package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"footnote/retrieval/static"
)

// The world of a table: how many vectors stand for it, every how manieth
// paragraph they are made from, and how often they are moved.
const (
	worldRows   = 1024
	worldStride = 30
	worldRounds = 6
)

// A paragraph for the world has at least so many bytes.
const worldShortest = 200

// writeWorld makes the world of a finished table from the articles: vectors that
// stand for paragraphs of all of them, by k-means over cosines.
func writeWorld(p *plan) error {
	b, err := os.ReadFile(p.out)
	if err != nil {
		return err
	}
	table, err := static.Decode(b)
	if err != nil {
		return fmt.Errorf("read %q: %w", p.out, err)
	}
	r := &reader{}
	articles, titles := r.read(p.text), r.read(p.reserved)
	if r.err != nil {
		return r.err
	}
	m := static.New(table)
	vectors, err := m.EmbedPassages(context.Background(), someParagraphs(articles, reservedTitles(titles)))
	if err != nil {
		return err
	}
	if len(vectors) == 0 {
		return errors.New("no paragraphs for a world")
	}
	world, err := static.EncodeWorld(m, centres(vectors, min(worldRows, len(vectors)), worldRounds))
	if err != nil {
		return err
	}
	return os.WriteFile(p.world, world, 0o644)
}

// someParagraphs gives every so manieth long paragraph under the title of its article.
func someParagraphs(articles string, reserved map[string]bool) []string {
	var some []string
	title, n := "", 0
	eachParagraph(articles, reserved, func(kind lineKind, line string) {
		switch {
		case kind == titleLine:
			title = line
		case kind == bodyLine && len(line) >= worldShortest:
			if n%worldStride == 0 {
				some = append(some, title+"\n"+line)
			}
			n++
		}
	})
	return some
}

func reservedTitles(lines string) map[string]bool {
	reserved := map[string]bool{}
	for title := range strings.Lines(lines) {
		reserved[strings.TrimSpace(title)] = true
	}
	return reserved
}

// centres moves k of the vectors, each into the middle of those that are nearer
// to it than to the others, so many times.
func centres(vectors [][]float32, k, rounds int) [][]float32 {
	middle := make([][]float32, k)
	for i := range middle {
		middle[i] = append([]float32(nil), vectors[i*len(vectors)/k]...)
	}
	nearest := make([]int, len(vectors))
	for range rounds {
		parallel(len(vectors), func(from, to int) {
			for i := from; i < to; i++ {
				nearest[i] = nearestTo(vectors[i], middle)
			}
		})
		sums := newMatrix(k, len(vectors[0]))
		for i, v := range vectors {
			addScaled(sums.row(nearest[i]), v, 1)
		}
		for i := range middle {
			if dot(sums.row(i), sums.row(i)) > 0 {
				unit(sums.row(i))
				middle[i] = sums.row(i)
			}
		}
	}
	return middle
}

// nearestTo gives the place of the middle with the largest cosine, the first of equals.
func nearestTo(v []float32, middle [][]float32) int {
	best, most := 0, float32(-2)
	for i, m := range middle {
		if cosine := dot4(v, m); cosine > most {
			best, most = i, cosine
		}
	}
	return best
}
