package encoder

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
)

// splitters reads how a text is cut into words.
func splitters(raw json.RawMessage) (list []func([]string) []string, err error) {
	err = parts(raw, 2, func(kind string, raw json.RawMessage) error {
		switch kind {
		case "BertPreTokenizer":
			list = append(list, eachPart(bertWords))
		case "WhitespaceSplit":
			list = append(list, eachPart(strings.Fields))
		case "Metaspace":
			f, err := metaspace(raw)
			list = append(list, f)
			return err
		default:
			return fmt.Errorf("kind %.40q is not known", kind)
		}
		return nil
	})
	return list, err
}

func eachPart(cut func(string) []string) func([]string) []string {
	return func(parts []string) (words []string) {
		for _, p := range parts {
			words = append(words, cut(p)...)
		}
		return words
	}
}

// bertWords cuts at spaces, and makes a word of each mark of punctuation.
func bertWords(text string) (words []string) {
	start := -1
	end := func(i int) {
		if start >= 0 {
			words = append(words, text[start:i])
			start = -1
		}
	}
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			end(i)
		case isPunctuation(r):
			end(i)
			words = append(words, string(r))
		case start < 0:
			start = i
		}
	}
	end(len(text))
	return words
}

func isPunctuation(r rune) bool {
	return r >= '!' && r <= '/' || r >= ':' && r <= '@' || r >= '[' && r <= '`' || r >= '{' && r <= '~' || unicode.IsPunct(r)
}

// metaspace writes spaces as a mark that a piece may begin with.
func metaspace(raw json.RawMessage) (func([]string) []string, error) {
	p := struct {
		Mark   string `json:"replacement"`
		Prefix *bool  `json:"add_prefix_space"` // of older files
		Scheme string `json:"prepend_scheme"`
		Split  *bool  `json:"split"`
	}{Mark: "▁"}
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, err
	}
	switch {
	case p.Scheme == "" && p.Prefix != nil && !*p.Prefix:
		p.Scheme = "never"
	case p.Scheme == "":
		p.Scheme = "always"
	case p.Scheme != "always" && p.Scheme != "first" && p.Scheme != "never":
		return nil, fmt.Errorf("prepend_scheme %.40q is not known", p.Scheme)
	}
	if p.Mark == "" || len(p.Mark) > 8 {
		return nil, fmt.Errorf("replacement %.40q", p.Mark)
	}
	whole := p.Split != nil && !*p.Split
	return func(parts []string) (words []string) {
		for i, text := range parts {
			if text == "" {
				continue
			}
			text = strings.ReplaceAll(text, " ", p.Mark)
			if (p.Scheme == "always" || p.Scheme == "first" && i == 0) && !strings.HasPrefix(text, p.Mark) {
				text = p.Mark + text
			}
			if whole {
				words = append(words, text)
			} else {
				words = append(words, beforeEach(text, p.Mark)...)
			}
		}
		return words
	}, nil
}

// beforeEach cuts a text before each mark.
func beforeEach(text, mark string) (words []string) {
	for text != "" {
		n := len(text)
		if at := strings.Index(text[min(len(mark), n):], mark); at >= 0 && strings.HasPrefix(text, mark) {
			n = at + len(mark)
		} else if at := strings.Index(text, mark); at > 0 {
			n = at
		}
		words = append(words, text[:n])
		text = text[n:]
	}
	return words
}
