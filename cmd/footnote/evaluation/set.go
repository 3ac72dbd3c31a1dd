package evaluation

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/corpus"
	"footnote/retrieval"
	"footnote/retrieval/eval"
)

// The files of an evaluation set: corpus.jsonl, queries.jsonl and, where the
// questions are judged, qrels.tsv ("query-id corpus-id score").
const questionsFile = "queries.jsonl"

// foreignFiles may stand beside them: questions of other fields, and questions
// whose answer is not among the passages.
var foreignFiles = []string{"ood.jsonl", "absent.jsonl"}

type document struct{ ID, Title, Text string }

type query struct{ ID, Text string }

type evalSet struct {
	documents []document
	queries   []query
	judgments eval.Judgments      // nil if there are none
	foreign   map[string][]query  // by file
	base      map[string][]string // another run: names of passages by question, nil if none is named
}

// readSet reads the set in dir. Questions of another file, if one is named, are
// asked instead of its own and without its foreign ones.
func readSet(dir, queries, base string) (evalSet, error) {
	var s evalSet
	var err error
	if s.documents, err = readLines(filepath.Join(dir, "corpus.jsonl"), func(d document) string { return d.ID }); err != nil {
		return s, err
	}
	own := queries == ""
	if own {
		queries = filepath.Join(dir, questionsFile)
	}
	if s.queries, err = readLines(queries, func(q query) string { return q.ID }); err != nil {
		return s, err
	}
	if own {
		if s.foreign, err = readForeign(dir); err != nil {
			return s, err
		}
	}
	if base != "" {
		if s.base, err = readRun(base); err != nil {
			return s, err
		}
	}
	s.judgments, err = readJudgments(filepath.Join(dir, "qrels.tsv"))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return s, err
}

func readForeign(dir string) (map[string][]query, error) {
	foreign := map[string][]query{}
	for _, file := range foreignFiles {
		rows, err := readLines(filepath.Join(dir, file), func(q query) string { return q.ID })
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		foreign[file] = rows
	}
	return foreign, nil
}

// readRun reads a TREC run: the names of the passages of each question, by
// falling score; equal scores by falling name, as trec_eval has them.
func readRun(path string) (map[string][]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, advice.At(path, err)
	}
	type line struct {
		name  string
		score float64
	}
	lines, number := map[string][]line{}, 0
	for text := range strings.Lines(string(data)) {
		number++
		f := strings.Fields(text)
		if len(f) == 0 {
			continue
		}
		if len(f) != 6 {
			return nil, advice.Mistake("%s: line %d is not of a run. Each has: question Q0 passage rank score name.", path, number)
		}
		score, err := strconv.ParseFloat(f[4], 64)
		if err != nil {
			return nil, advice.Mistake("%s: line %d: the score %q is no number.", path, number, f[4])
		}
		lines[f[0]] = append(lines[f[0]], line{f[2], score})
	}
	run := map[string][]string{}
	for question, found := range lines {
		slices.SortFunc(found, func(a, b line) int {
			return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.name, a.name))
		})
		for _, l := range found {
			run[question] = append(run[question], l.name)
		}
	}
	return run, nil
}

// judged gives the judgments of the questions that were asked.
func (s evalSet) judged() eval.Judgments {
	asked := eval.Judgments{}
	for _, q := range s.queries {
		if grades, ok := s.judgments[q.ID]; ok {
			asked[q.ID] = grades
		}
	}
	return asked
}

// readLines reads a file with one JSON object a line, each with a name of its
// own that can stand in a run file.
func readLines[T any](path string, id func(T) string) ([]T, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, advice.Because(err, "There is no file %s. A set needs corpus.jsonl and queries.jsonl.", path)
	} else if err != nil {
		return nil, advice.At(path, err)
	}
	defer f.Close()
	var rows []T
	seen := map[string]bool{}
	for dec := json.NewDecoder(bufio.NewReader(f)); ; {
		var row T
		err := dec.Decode(&row)
		if err == io.EOF {
			return rows, nil
		}
		name := id(row)
		if err != nil || name == "" || seen[name] || len(strings.Fields(name)) != 1 {
			return nil, advice.Mistake(`%s: object %d is not as it should be. Each needs an "id" of its own without spaces, and "text".`, path, len(rows)+1)
		}
		seen[name] = true
		rows = append(rows, row)
	}
}

// readJudgments reads three columns, or the four of TREC; a heading is passed over.
func readJudgments(path string) (eval.Judgments, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, advice.At(path, err)
	}
	judgments := eval.Judgments{}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if len(f) == 4 {
			f = []string{f[0], f[2], f[3]}
		}
		if len(f) != 3 {
			return nil, advice.Mistake("%s: line %d has %d columns. Write query-id, corpus-id and score.", path, number, len(f))
		}
		grade, err := strconv.Atoi(f[2])
		switch {
		case err != nil && number == 1:
			continue
		case err != nil:
			return nil, advice.Mistake("%s: line %d: the score %q is no whole number.", path, number, f[2])
		case judgments[f[0]] == nil:
			judgments[f[0]] = map[string]int{}
		}
		judgments[f[0]][f[1]] = grade
	}
	return judgments, nil
}

// runLines writes rankings as TREC does. Judges order by score and may read it
// as a 32-bit number, so that equal scores are set apart by the least that
// keeps our order.
func runLines(ids map[corpus.SourceID]string, results []measured) []byte {
	var b bytes.Buffer
	for _, m := range results {
		above := float32(math.Inf(1))
		for i, h := range m.ranking.Hits {
			score := min(float32(h.Score), math.Nextafter32(above, float32(math.Inf(-1))))
			above = score
			fmt.Fprintf(&b, "%s Q0 %s %d %s footnote\n", m.query.ID, ids[h.Source], i+1, strconv.FormatFloat(float64(score), 'g', -1, 32))
		}
	}
	return b.Bytes()
}

func answerLines(results []measured) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, m := range results {
		_ = enc.Encode(struct { // a buffer takes everything
			ID         string            `json:"id"`
			Answered   bool              `json:"answered"`
			Verdict    retrieval.Verdict `json:"verdict"`
			Confidence float64           `json:"confidence"`
		}{m.query.ID, m.verdict.Answered(), m.verdict, m.ranking.Confidence})
	}
	return b.Bytes()
}

func writeFile(path string, data []byte) error {
	return advice.At(path, os.WriteFile(path, data, 0o644))
}
