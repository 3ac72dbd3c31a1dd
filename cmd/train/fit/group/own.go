package group

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"footnote/cmd/train/table"
)

// An ownGroup is a study group of whose texts nothing is kept beside its questions: where
// they stand in the encyclopaedia, and by what one tells that it is the same text. The file is
// one of JSON lines, this one and then the questions.
type ownGroup struct {
	Articles map[string]string `json:"articles"` // by title, the checksum of each text
	Kept     bool              `json:"kept"`     // back: nothing is learned from it, and it only gives figures
}

// A place is a quotation that answers: bytes of an article of the encyclopaedia.
type place struct {
	article  string
	from, to int
}

// UnmarshalJSON reads ["Title", from, to].
func (p *place) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&p.article, &p.from, &p.to})
}

// ReadOwn reads the groups of a folder, none where it has no name. Their texts are taken from
// the articles of the encyclopaedia.
func ReadOwn(folder string, raw map[string]string) ([]Group, error) {
	if folder == "" {
		return nil, nil
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no study groups in %q: %w", folder, errors.Join(err, os.ErrNotExist))
	}
	var groups []Group
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		g, err := readOwnGroup(b, raw)
		if err != nil {
			return nil, fmt.Errorf("read %q: %w", f, err)
		}
		g.Name = strings.TrimSuffix(filepath.Base(f), ".jsonl")
		groups = append(groups, g)
	}
	return groups, nil
}

func readOwnGroup(b []byte, raw map[string]string) (Group, error) {
	var head ownGroup
	d := json.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(&head); err != nil {
		return Group{}, err
	}
	g := Group{Texts: map[string]string{}, Own: true, Kept: head.Kept}
	for title, want := range head.Articles {
		text, ok := raw[title]
		if got := table.Checksum(text); !ok || got != want {
			return Group{}, fmt.Errorf("the text of %q is another one than the questions are about (checksum %s, want %s)", title, got, want)
		}
		g.Texts[title] = Markdown(title, text)
	}
	for d.More() {
		var q struct {
			Kind, Q string
			Gold    []place
		}
		if err := d.Decode(&q); err != nil {
			return Group{}, err
		}
		own := Question{Kind: q.Kind, Q: q.Q}
		for _, p := range q.Gold {
			text := raw[p.article]
			if head.Articles[p.article] == "" || p.from < 0 || p.to > len(text) || p.from >= p.to {
				return Group{}, fmt.Errorf("%q is answered at %v, where the group has nothing", q.Q, p)
			}
			own.Gold = append(own.Gold, text[p.from:p.to])
		}
		g.Questions = append(g.Questions, own)
	}
	return g, nil
}

// Markdown gives an article of the encyclopaedia as Markdown.
func Markdown(title, raw string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", title)
	table.EachParagraph("= "+title+" =\n"+raw, nil, func(kind table.LineKind, line string) {
		switch kind {
		case table.HeadingLine:
			fmt.Fprintf(&b, "\n## %s\n", line)
		case table.BodyLine:
			fmt.Fprintf(&b, "\n%s\n", line)
		}
	})
	return b.String()
}
