package pdf

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

var judged = flag.String("judged", "", "compare what is read of the PDF files in this folder with pdftotext")

// TestJudge prints for each file how much of its words, and of its pairs of
// neighbouring words, pdftotext reads as well.
func TestJudge(t *testing.T) {
	if *judged == "" {
		t.Skip("no -judged")
	}
	var words, pairs []float64
	_ = filepath.WalkDir(*judged, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".pdf") {
			return nil
		}
		start := time.Now()
		got, err := plainText(t.Context(), path)
		took := time.Since(start)
		want, wantErr := pdftotext(path)
		w, p := agreement(wordsIn(want), wordsIn(got)), agreement(pairsIn(want), pairsIn(got))
		if len(wordsIn(want)) >= 30 && err == nil && wantErr == nil {
			words, pairs = append(words, w), append(pairs, p)
		}
		fmt.Printf("%.3f %.3f %6d %6dms %s %v\n", w, p, len(wordsIn(want)), took.Milliseconds(), path, err)
		return nil
	})
	fmt.Printf("files %d words %.3f pairs %.3f\n", len(words), mean(words), mean(pairs))
}

func mean(numbers []float64) float64 {
	sum := 0.0
	for _, n := range numbers {
		sum += n
	}
	return sum / float64(max(len(numbers), 1))
}

func plainText(ctx context.Context, path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	f, err := Open(ctx, data)
	if err != nil {
		return "", err
	}
	return textWith(ctx, f, func(p Page) []Line { return p.Turned })
}

func pdftotext(path string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "pdftotext", "-q", path, "-").Output()
	return string(out), err
}

// wordsIn counts the words of a text.
func wordsIn(text string) map[string]int {
	out := map[string]int{}
	for _, w := range fieldsOf(text) {
		out[w]++
	}
	return out
}

func pairsIn(text string) map[string]int {
	out := map[string]int{}
	words := fieldsOf(text)
	for i := 1; i < len(words); i++ {
		out[words[i-1]+" "+words[i]]++
	}
	return out
}

func fieldsOf(text string) []string {
	text = strings.ToLower(norm.NFKC.String(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// agreement is the F1 of two bags.
func agreement(want, got map[string]int) float64 {
	both, a, b := 0, 0, 0
	for w, n := range want {
		a += n
		both += min(n, got[w])
	}
	for _, n := range got {
		b += n
	}
	if a+b == 0 {
		return 1
	}
	return 2 * float64(both) / float64(a+b)
}
