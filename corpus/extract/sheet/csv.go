package sheet

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/plain"
)

// ReadSeparated reads a table whose cells are separated by commas, semicolons, tabs
// or bars.
func ReadSeparated(ctx context.Context, f corpus.File) (corpus.Document, error) {
	text, err := plain.DecodeRows(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	if rest, ok := strings.CutPrefix(text, "sep="); ok { // for Excel
		_, text, _ = strings.Cut(rest, "\n")
	}
	cards, text := cardsOf(text)
	if cards.mark == 0 && areTerms(text) && (!namedTable.MatchString(f.Name) || explains(text)) {
		cards.mark, cards.names = '\t', []string{}
	}
	mark, _ := separatorOf(text)
	mark = cmp.Or(cards.mark, mark, ',')
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = mark, -1, true
	t := table{names: cards.names}
	for n := 1; ; n++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return corpus.Document{}, fmt.Errorf("table: %w: %w", err, corpus.ErrMalformed)
		}
		if n > mostRows || len(cells) > mostColumns {
			return corpus.Document{}, tooLarge()
		}
		t.rows = append(t.rows, row{n, cards.shown(cells)})
	}
	return document(ctx, []table{t}, corpus.Metadata{})
}

// What a text has at least that is a table by its look.
const (
	fewestRows    = 4
	fewestColumns = 3
	mostMeanCell  = 40 // characters
)

// SniffSeparated says whether a text is a table, whatever its name is: its first rows
// have as many separators each, and cells that are short. A comma in front of a space is
// one of a sentence, or of verse, however regular that is.
func SniffSeparated(data []byte) bool {
	head := sniff.Head(data)
	if strings.HasPrefix(head, cardsMark) {
		return true
	}
	if at := strings.LastIndexByte(head, '\n'); at > 0 && len(data) > len(head) {
		head = head[:at]
	}
	if areTerms(head) {
		return true
	}
	mark, columns := separatorOf(head)
	if mark == 0 || columns < fewestColumns || 2*strings.Count(head, string(mark)+" ") > strings.Count(head, string(mark)) {
		return false
	}
	rows := strings.Split(strings.TrimSpace(head), "\n")
	letters := 0
	for _, row := range rows {
		letters += len([]rune(row))
	}
	return len(rows) >= fewestRows && letters <= mostMeanCell*columns*len(rows) && !strings.HasPrefix(strings.TrimSpace(rows[0]), "|")
}

// separatorOf gives the mark that parts the first rows into as many cells each, more than
// one, and how many; 0 without one.
func separatorOf(text string) (mark rune, columns int) {
	for _, try := range []rune{'\t', ';', ',', '|'} {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = try, -1, true
		var counts []int
		for len(counts) < 20 {
			cells, err := r.Read()
			if err != nil {
				break
			}
			counts = append(counts, len(cells))
		}
		if len(counts) > 1 && slices.Min(counts) > 1 && slices.Min(counts) == slices.Max(counts) && counts[0] > columns {
			mark, columns = try, counts[0]
		}
	}
	return mark, columns
}
