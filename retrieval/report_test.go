//go:build !race

package retrieval

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"footnote/corpus"
)

var update = flag.Bool("update", false, "rewrite golden files")

// The development sets: their language, and the nDCG@10 of BM25 with runs of
// four letters, which was measured before this package was written.
var developmentSets = []struct {
	name, language string
	floor          float64
}{
	{"squad", "en", .870}, {"nq", "en", .956}, {"nq-sent", "en", .764}, {"scifact", "en", .696},
	{"cranfield", "en", .503}, {"pool", "en", .724}, {"paraphrase", "en", .141}, {"x2en", "en", .266},
	{"xquad-es", "es", .965}, {"xquad-de", "de", .954}, {"xquad-ru", "ru", .955},
	{"xquad-ar", "ar", .955}, {"xquad-tr", "tr", .948}, {"xquad-zh", "zh", .961},
}

// TestReport measures ranking and abstaining on the development sets and
// compares with the golden report, so that a change of either is seen in review.
// It is left out under the race detector, where it would take minutes.
func TestReport(t *testing.T) {
	if testing.Short() {
		t.Skip("short: the development sets take half a minute")
	}
	root := filepath.Join("..", "..", "shared", "eval")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the development sets are not here: no ../shared/eval")
	}
	var report strings.Builder
	fmt.Fprintln(&report, "set         passages questions  nDCG@10  recall@5  recall@10  MRR@10  answered    ood  absent")
	for _, set := range developmentSets {
		measured := measure(t, filepath.Join(root, set.name), set.language)
		fmt.Fprintf(&report, "%-11s %s\n", set.name, measured)
		if measured.NDCG10 < set.floor {
			t.Errorf("%s: nDCG@10 = %.4f, want at least %.3f", set.name, measured.NDCG10, set.floor)
		}
	}
	golden := filepath.Join("testdata", "report.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(report.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if report.String() != string(want) {
		t.Errorf("the report has changed; if it is meant to, run go test ./retrieval -run Report -update\ngot:\n%swant:\n%s", report.String(), want)
	}
}

// measures of one set: of the ranking, and the share of the questions of each
// kind that are answered, -1 where the set has none.
type setMeasures struct {
	Measures
	passages              int
	answered, ood, absent float64
}

func (m setMeasures) String() string {
	return fmt.Sprintf("%8d %9d   %.4f    %.4f     %.4f  %.4f     %s  %s   %s", m.passages, m.Questions,
		m.NDCG10, m.Recall5, m.Recall10, m.MRR10, share(m.answered), share(m.ood), share(m.absent))
}

func share(x float64) string {
	if x < 0 {
		return "    -"
	}
	return fmt.Sprintf("%.3f", x)
}

// A line is one of corpus.jsonl or of a file of questions.
type line struct{ ID, Title, Text string }

func measure(t *testing.T, dir, language string) setMeasures {
	passages := readLines(t, filepath.Join(dir, "corpus.jsonl"))
	e, names := engineOver(t, passages, language)
	judgments := readJudgments(t, filepath.Join(dir, "qrels.tsv"))
	run := map[string][]string{}
	m := setMeasures{passages: len(passages)}
	m.answered = answeredShare(t, e, readLines(t, filepath.Join(dir, "queries.jsonl")), func(q line, r Ranking) {
		for _, h := range r.Hits {
			run[q.ID] = append(run[q.ID], names[h.Source])
		}
	})
	m.ood = answeredShare(t, e, readLines(t, filepath.Join(dir, "ood.jsonl")), nil)
	m.absent = answeredShare(t, e, readLines(t, filepath.Join(dir, "absent.jsonl")), nil)
	m.Measures = judgments.Judge(run)
	return m
}

// engineOver gives an engine over passages as they are, each a source of its own.
func engineOver(t testing.TB, passages []line, language string) (*Engine, map[corpus.SourceID]string) {
	lib, err := corpus.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	names := map[corpus.SourceID]string{}
	for _, p := range passages {
		s, err := lib.Add(t.Context(), corpus.Source{
			Metadata: corpus.Metadata{Title: p.Title, Language: language}, Digest: p.ID,
		}, []corpus.Passage{{Ordinal: 1, Text: p.Text}})
		if err != nil {
			t.Fatal(err)
		}
		names[s.ID] = p.ID
	}
	return newEngine(t, lib, builtIn(t)), names
}

func answeredShare(t *testing.T, e *Engine, questions []line, each func(line, Ranking)) float64 {
	var answered float64
	for _, q := range questions {
		r, err := e.Rank(t.Context(), q.Text, 10)
		if err != nil {
			t.Fatal(err)
		}
		if r.Answered() {
			answered++
		}
		if each != nil {
			each(q, r)
		}
	}
	if len(questions) == 0 {
		return -1
	}
	return answered / float64(len(questions))
}

// readLines reads a file of JSON lines; one that is not there has none.
func readLines(t testing.TB, path string) []line {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []line
	for dec := json.NewDecoder(f); dec.More(); {
		var l line
		if err := dec.Decode(&l); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		lines = append(lines, l)
	}
	return lines
}

func readJudgments(t testing.TB, path string) Judgments {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	j := Judgments{}
	scanner := bufio.NewScanner(f)
	for scanner.Scan() {
		fields := strings.Fields(scanner.Text())
		gain, err := strconv.Atoi(fields[2])
		if err != nil {
			continue // the heading
		}
		if j[fields[0]] == nil {
			j[fields[0]] = map[string]int{}
		}
		j[fields[0]][fields[1]] = gain
	}
	return j
}
