// Package titles learns to choose the title of a first page from labelled ones.
package titles

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"footnote/corpus/extract/pdf/titling"
)

// aim is the share of the titles of repositories not seen that are to be right.
const aim = 0.92

// Run learns the weights of package titling and writes them with their figures.
func Run(args []string, out, progress io.Writer) error {
	f := flag.NewFlagSet("train titles", flag.ContinueOnError)
	f.SetOutput(progress)
	to := f.String("o", "weights.json", "write the weights to this `file`")
	labels := f.String("labels", "", "`file` of labels: a line for each PDF file with its SHA-256, its repository and its title, parted by tabs")
	files := f.String("files", "", "`folder` of these PDF files, by whatever name")
	if err := f.Parse(args); err != nil {
		return err
	}
	if *labels == "" || *files == "" {
		return errors.New("titles wants -labels and -files")
	}
	pages, err := readPages(*labels, *files, progress)
	if err != nil {
		return err
	}
	w := learned(pages)
	w.Command = "train titles, with the files in cmd/train/README.md"
	for _, name := range []string{"pages", "precision", "recall"} {
		fmt.Fprintf(out, "%-10s %.3f\n", name, w.Figures[name])
	}
	b, err := json.MarshalIndent(w, "", "\t")
	if err != nil {
		return fmt.Errorf("encode the weights: %w", err)
	}
	return os.WriteFile(*to, append(b, '\n'), 0o644)
}

// learned gives the weights learned from all pages, and what those learned from the other
// repositories make of each repository's pages.
func learned(pages []page) titling.Weights {
	guesses := crossed(pages)
	least, precision, recall := threshold(guesses, len(pages))
	w := titling.Weights{Least: least, Of: map[string]float64{}, Figures: map[string]float64{"pages": float64(len(pages)), "precision": precision, "recall": recall}}
	for i, weight := range fit(pages) {
		w.Of[titling.Signs[i].Name] = rounded(weight)
	}
	return w
}
