package xhtml

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// A Node is a part of a parsed page: an element, a text, or one of the others.
type Node = html.Node

type Attribute = html.Attribute

const (
	DocumentNode = html.DocumentNode
	ElementNode  = html.ElementNode
	TextNode     = html.TextNode
	CommentNode  = html.CommentNode
)

// TagOf is the name of an element, "" of any other node.
func TagOf(n *Node) string {
	if n.Type != ElementNode {
		return ""
	}
	return n.Data
}

// A Token is a tag or a text of a page as it stands.
type Token = html.Token

const (
	TextToken  = html.TextToken
	StartToken = html.StartTagToken
	EmptyToken = html.SelfClosingTagToken
	EndToken   = html.EndTagToken
)

// VisitTags visits the tags and texts of a page in their order, without making a
// tree of them. An element that is closed in its own tag has no text, as in XML.
func VisitTags(ctx context.Context, source string, visit func(Token) error) error {
	z := html.NewTokenizer(contextReader{ctx, strings.NewReader(source)})
	for z.Next() != html.ErrorToken {
		t := z.Token()
		if t.Type == EmptyToken {
			z.NextIsNotRawText()
		}
		if err := visit(t); err != nil {
			return err
		}
	}
	if err := z.Err(); !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// Parse parses a page within bounds.
func Parse(ctx context.Context, source string) (*Node, error) {
	if err := weigh(ctx, source); err != nil {
		return nil, err
	}
	root, err := html.Parse(contextReader{ctx, strings.NewReader(source)})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, fmt.Errorf("%w: %w", err, corpus.ErrMalformed)
	}
	openShadows(root)
	LeavePermalinks(root)
	return root, nil
}

// formatting elements that a page leaves open are opened again by the parser
// in each paragraph that follows.
var formatting = lang.Set(`a b big code em font i nobr s small strike strong tt u`)

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
			return fmt.Errorf("more than %d elements and texts: %w", mostNodes, corpus.ErrTooLarge)
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
