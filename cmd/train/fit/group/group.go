package group

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A Group is a library of one field with questions as students type them.
type Group struct {
	Name      string
	Texts     map[string]string
	Questions []Question
	Own       bool // of articles that the shipped table has read
	Kept      bool // back: nothing is learned from it
}

// A Question is one of a group's; Gold are the quotations that answer it.
type Question struct {
	Kind, Q string
	Gold    []string
}

// Read reads the study groups of a folder: NAME.jsonl and texts/NAME/*.md.
func Read(folder string) ([]Group, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no study groups in %q: %w", folder, errors.Join(err, os.ErrNotExist))
	}
	var groups []Group
	for _, f := range files {
		g := Group{Name: strings.TrimSuffix(filepath.Base(f), ".jsonl"), Texts: map[string]string{}}
		if g.Questions, err = readGroup(f); err != nil {
			return nil, fmt.Errorf("read %q: %w", f, err)
		}
		texts, err := filepath.Glob(filepath.Join(folder, "texts", g.Name, "*.md"))
		if err != nil {
			return nil, err
		}
		for _, path := range texts {
			data, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			g.Texts[strings.TrimSuffix(filepath.Base(path), ".md")] = string(data)
		}
		if len(g.Texts) > 0 {
			groups = append(groups, g)
		}
	}
	return groups, nil
}

func readGroup(path string) ([]Question, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var questions []Question
	for d := json.NewDecoder(f); d.More(); {
		var q Question
		if err := d.Decode(&q); err != nil {
			return nil, err
		}
		questions = append(questions, q)
	}
	return questions, nil
}

var spaces = regexp.MustCompile(`\s+`)

var plainMarks = strings.NewReplacer("*", "", "_", "", `\`, "", "’", "'", "‘", "'", "“", `"`, "”", `"`)

func Normal(s string) string {
	return strings.ToLower(strings.TrimSpace(spaces.ReplaceAllString(plainMarks.Replace(s), " ")))
}

// Quotes tells whether a text holds one of some quotations.
func Quotes(gold []string) func(string) bool {
	var list []string
	for _, g := range gold {
		list = append(list, Normal(g))
	}
	return func(text string) bool {
		text = Normal(text)
		return slices.ContainsFunc(list, func(g string) bool { return strings.Contains(text, g) })
	}
}

// Overlaps tells whether a text has at least half of a paragraph, or is half of it.
func Overlaps(paragraph string) func(string) bool {
	grams := map[string]bool{}
	const n = 5
	words := strings.Fields(Normal(paragraph))
	for i := 0; i+n <= len(words); i++ {
		grams[strings.Join(words[i:i+n], " ")] = true
	}
	return func(text string) bool {
		w := strings.Fields(Normal(text))
		hits := 0
		for i := 0; i+n <= len(w); i++ {
			if grams[strings.Join(w[i:i+n], " ")] {
				hits++
			}
		}
		return len(grams) > 0 && (2*hits >= len(grams) || len(w) > n && 3*hits >= 2*(len(w)-n))
	}
}
