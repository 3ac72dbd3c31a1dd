package titles

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"footnote/corpus"
	"footnote/corpus/extract/pdf"
	"footnote/corpus/extract/pdf/titling"
)

// A page is the first page of a file with what may be its title, and which of it is.
type page struct {
	repository string
	candidates []titling.Candidate
	right      []bool
}

// A label says what the title of a file is: the ways in which it may be given.
type label struct {
	repository string
	titles     []string
}

// readPages reads the pages that are labelled.
func readPages(labels, files string, progress io.Writer) ([]page, error) {
	wanted, err := readLabels(labels)
	if err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(files, "*"))
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", files, err)
	}
	var out []page
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read a labelled file: %w", err)
		}
		sum := sha256.Sum256(data)
		l, ok := wanted[hex.EncodeToString(sum[:])]
		if !ok {
			continue
		}
		candidates, err := pdf.TitleCandidates(context.Background(), corpus.File{Data: data})
		if err != nil {
			fmt.Fprintf(progress, "%s: %v\n", path, err)
			continue
		}
		out = append(out, l.page(candidates))
	}
	return out, nil
}

// readLabels reads the labels by the checksums of their files.
func readLabels(path string) (map[string]label, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read labels: %w", err)
	}
	out := map[string]label{}
	for n, row := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		fields := strings.Split(row, "\t")
		if len(fields) != 3 {
			return nil, fmt.Errorf("%s: line %d has %d fields, not 3", path, n+1, len(fields))
		}
		out[fields[0]] = label{repository: fields[1], titles: waysOf(fields[2])}
	}
	return out, nil
}

// waysOf gives the ways in which a title may be given: several are parted by "##", and one may
// leave out its subtitle, behind "::". There is none for "-".
func waysOf(title string) (out []string) {
	if title == "-" {
		return nil
	}
	for _, one := range strings.Split(title, " ## ") {
		main, subtitle, _ := strings.Cut(one, " :: ")
		out = append(out, letters(main))
		if subtitle != "" {
			out = append(out, letters(main+subtitle))
		}
	}
	return out
}

func (l label) page(candidates []titling.Candidate) page {
	p := page{repository: l.repository, candidates: candidates, right: make([]bool, len(candidates))}
	for i, c := range candidates {
		text := letters(c.Text())
		for _, way := range l.titles {
			p.right[i] = p.right[i] || text == way
		}
	}
	return p
}

// letters leaves of a text only its letters and digits, without accents.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFKD.String(strings.ToLower(text)))
}
