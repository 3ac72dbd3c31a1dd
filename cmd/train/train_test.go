package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"footnote/retrieval/static"
)

// madeUp writes an encyclopaedia of invented words, with questions, pairs,
// glosses and a development set, and gives the arguments that name them.
func madeUp(t *testing.T) []string {
	t.Helper()
	rng := rand.New(rand.NewPCG(7, 7))
	word := func(topic int) string { return fmt.Sprintf("w%dx%d", topic, rng.IntN(12)) }
	sentence := func(topic int) string {
		var words []string
		for range 8 {
			words = append(words, word(topic), word(100))
		}
		return "The " + strings.Join(words, " ") + ". "
	}
	var articles, questions, pairs, glosses, corpus, queries, qrels strings.Builder
	for topic := range 20 {
		fmt.Fprintf(&articles, "= Title%d =\n%s\nHistory.\n", topic, sentence(topic)+sentence(topic))
		for range 4 {
			paragraph := sentence(topic) + sentence(topic) + sentence(topic)
			fmt.Fprintln(&articles, paragraph)
			fmt.Fprintf(&questions, "Title%d\twhy %s %s\t%s\n", topic, word(topic), word(topic), strings.TrimSpace(paragraph))
		}
		fmt.Fprintf(&pairs, "what %s\t%s\n", word(topic), sentence(topic))
		fmt.Fprintf(&glosses, "title%d, %s\t%s\n", topic, word(topic), sentence(topic))
		fmt.Fprintf(&corpus, "{\"id\":\"d%d\",\"title\":\"\",\"text\":%q}\n", topic, sentence(topic))
		fmt.Fprintf(&queries, "{\"id\":\"q%d\",\"text\":\"%s %s\"}\n", topic, word(topic), word(topic))
		fmt.Fprintf(&qrels, "q%d\td%d\t1\n", topic, topic)
	}
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "small"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"articles.txt": articles.String(), "questions.tsv": questions.String(), "pairs.tsv": pairs.String(),
		"glosses.tsv": glosses.String(), "reserved.txt": "Title3\n",
		"small/corpus.jsonl": corpus.String(), "small/queries.jsonl": queries.String(), "small/qrels.tsv": qrels.String(),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	return []string{
		"-o", in("table.bin"), "-text", in("articles.txt"), "-reserved", in("reserved.txt"), "-questions", in("questions.tsv"),
		"-pairs", in("pairs.tsv"), "-glosses", in("glosses.tsv"), "-eval", folder, "-sets", "small",
		"-rows", "400", "-dimensions", "32", "-batch", "64", "-steps", "40",
	}
}

func trained(t *testing.T, args []string, processors int) (table []byte, curve string) {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
	var out bytes.Buffer
	if err := run(args, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(args[1])
	if err != nil {
		t.Fatal(err)
	}
	return table, out.String()
}

// TestRunIsDeterministic trains the same small table three times: the seed
// decides, not the number of processors.
func TestRunIsDeterministic(t *testing.T) {
	args := madeUp(t)
	first, curve := trained(t, args, 1)
	second, again := trained(t, args, 3)
	if !bytes.Equal(first, second) || curve != again {
		t.Errorf("run with 3 processors gives another table than with 1:\n%s%s", curve, again)
	}
	other, _ := trained(t, append(args, "-seed", "2"), 2)
	if bytes.Equal(first, other) {
		t.Error("run with another seed gives the same table, want another")
	}
	if _, err := static.Decode(first); err != nil {
		t.Error(err)
	}
	if points := strings.Count(curve, "small "); points != 10 {
		t.Errorf("curve has %d points, want 10:\n%s", points, curve)
	}
}

// TestRunLearns sees that the table finds passages of made-up topics.
func TestRunLearns(t *testing.T) {
	_, curve := trained(t, append(madeUp(t), "-steps", "400"), 2)
	lines := strings.Split(strings.TrimSpace(curve), "\n")
	var last float64
	if _, err := fmt.Sscan(lines[len(lines)-1][strings.LastIndex(lines[len(lines)-1], " ")+1:], &last); err != nil {
		t.Fatal(err)
	}
	if last < 0.9 {
		t.Errorf("nDCG@10 after training = %v, want at least 0.9:\n%s", last, curve)
	}
}
