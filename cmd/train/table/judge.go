package table

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"footnote/retrieval/eval"
	"footnote/retrieval/static"
)

// A development set is passages and questions, and which answer which.
type developmentSet struct {
	name                string
	passages, questions []entry
	judgments           eval.Judgments
}

// An entry is a line of the files of a set.
type entry struct{ ID, Title, Text string }

// readSets reads the named sets of a folder.
func readSets(folder string, names []string) ([]*developmentSet, error) {
	var sets []*developmentSet
	for _, name := range names {
		s, err := readSet(filepath.Join(folder, name))
		if err != nil {
			return nil, fmt.Errorf("read development set %q: %w", name, err)
		}
		sets = append(sets, s)
	}
	return sets, nil
}

func readSet(folder string) (*developmentSet, error) {
	s := &developmentSet{name: filepath.Base(folder)}
	var err error
	if s.passages, err = readEntries(filepath.Join(folder, "corpus.jsonl")); err != nil {
		return nil, err
	}
	if s.questions, err = readEntries(filepath.Join(folder, "queries.jsonl")); err != nil {
		return nil, err
	}
	s.judgments, err = readJudgments(filepath.Join(folder, "qrels.tsv"))
	return s, err
}

func readEntries(path string) ([]entry, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var entries []entry
	for d := json.NewDecoder(f); d.More(); {
		var e entry
		if err := d.Decode(&e); err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func readJudgments(path string) (eval.Judgments, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	j := eval.Judgments{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		gain, err := strconv.Atoi(fields[len(fields)-1])
		if len(fields) != 3 || err != nil {
			continue // the heading
		}
		if j[fields[0]] == nil {
			j[fields[0]] = map[string]int{}
		}
		j[fields[0]][fields[1]] = gain
	}
	return j, nil
}

// judge measures the vectors of a model alone, over titles and texts.
func (s *developmentSet) judge(m *static.Model) (eval.Measures, error) {
	passages, err := m.EmbedPassages(context.Background(), texts(s.passages))
	if err != nil {
		return eval.Measures{}, err
	}
	questions := make([][]float32, len(s.questions))
	for i, q := range s.questions {
		if questions[i], err = m.EmbedQuestion(context.Background(), q.Text); err != nil {
			return eval.Measures{}, err
		}
	}
	found := make([][]string, len(questions))
	Parallel(len(questions), func(from, to int) {
		for i := from; i < to; i++ {
			found[i] = s.nearest(questions[i], passages)
		}
	})
	run := map[string][]string{}
	for i, q := range s.questions {
		run[q.ID] = found[i]
	}
	return s.judgments.Judge(run), nil
}

// texts gives what is embedded of each entry.
func texts(entries []entry) []string {
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = strings.TrimSpace(e.Title + "\n" + e.Text)
	}
	return all
}

// nearest gives the ten passages nearest to a question.
func (s *developmentSet) nearest(question []float32, passages [][]float32) []string {
	const count = 10
	names, cosines := make([]string, 0, count+1), make([]float32, 0, count+1)
	for i, p := range passages {
		cosine := Dot4(question, p)
		if len(names) == count && cosine <= cosines[count-1] {
			continue
		}
		rank, _ := slices.BinarySearchFunc(cosines, cosine, func(a, b float32) int {
			if a >= b { // of equals the first stays first
				return -1
			}
			return 1
		})
		names = slices.Insert(names, rank, s.passages[i].ID)
		cosines = slices.Insert(cosines, rank, cosine)
		names, cosines = names[:min(len(names), count)], cosines[:min(len(cosines), count)]
	}
	return names
}

// Dot4 is dot with four sums, which is faster.
func Dot4(x, y []float32) float32 {
	var a, b, c, d float32
	y = y[:len(x)]
	for ; len(x) >= 4; x, y = x[4:], y[4:] {
		a += x[0] * y[0]
		b += x[1] * y[1]
		c += x[2] * y[2]
		d += x[3] * y[3]
	}
	return a + b + c + d + dot(x, y[:len(x)])
}
