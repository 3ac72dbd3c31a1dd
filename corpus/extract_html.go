package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// readHTML reads a page of the web: its main text without what stands around
// it, and its record from the data for programs in it, then from its words. A
// page that is none, such as one that asks for a login, gives its sentinel.
func readHTML(ctx context.Context, f File) (Document, error) {
	source, err := decodeHTML(f)
	if err != nil {
		return Document{}, err
	}
	root, err := parseHTML(ctx, source)
	if err != nil {
		return Document{}, err
	}
	apart := aroundText(root)
	lines, err := treeLines(ctx, root, apart)
	if err != nil {
		return Document{}, err
	}
	data := dataOf(root, apart)
	kept, left := parted(lines)
	d, err := refine(ctx, kept, data.record(f.Origin))
	if err != nil && !errors.Is(err, ErrNoText) {
		return Document{}, err
	}
	look := lookAt(root, data, d.Blocks)
	if err := look.refusal(); err != nil {
		return Document{}, err
	}
	if !look.hasText {
		return Document{}, fmt.Errorf("less than two sentences: %w", ErrNoText)
	}
	d.Skipped = append(d.Skipped, left...)
	return d, nil
}

// parted parts the lines of the text from those of the page around it.
func parted(lines []line) (kept []line, left []Skipped) {
	for _, l := range lines {
		if l.skip == "" {
			kept = append(kept, l)
		} else {
			left = append(left, Skipped{Text: squeeze(l.Text), Reason: l.skip})
		}
	}
	return kept, left
}

// parseHTML parses a page within bounds.
func parseHTML(ctx context.Context, source string) (*html.Node, error) {
	if err := weigh(ctx, source); err != nil {
		return nil, err
	}
	root, err := html.Parse(contextReader{ctx, strings.NewReader(source)})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, fmt.Errorf("%w: %w", err, ErrMalformed)
	}
	return root, nil
}

// formatting elements that a page leaves open are opened again by the parser
// in each paragraph that follows.
var formatting = set(`a b big code em font i nobr s small strike strong tt u`)

// weigh counts the elements that the parser will make of a page and gives
// ErrTooLarge where they are too many for its memory.
func weigh(ctx context.Context, source string) error {
	z := html.NewTokenizer(contextReader{ctx, strings.NewReader(source)})
	weight, open := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return err
			}
			return nil
		case html.StartTagToken:
			name, _ := z.TagName()
			weight += 1 + open
			if formatting[string(name)] {
				open++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); formatting[string(name)] {
				open = max(0, open-1)
			}
			weight++
		default:
			weight++
		}
		if weight > mostNodes {
			return fmt.Errorf("more than %d elements and texts: %w", mostNodes, ErrTooLarge)
		}
	}
}

// A contextReader ends with its context.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
