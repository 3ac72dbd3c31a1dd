package encoder

import (
	"encoding/json"
	"fmt"
)

// Bounds of tokenizer.json. The largest known, for a hundred languages, has 17 MB and
// 250,037 pieces.
const (
	mostTokenizer  = 32 << 20
	mostPieces     = 1 << 19
	mostPieceBytes = 512
)

// A tokenizer cuts a text into the tokens that a model was trained with. What stands in
// a text is text: also "[SEP]" is no mark there.
type tokenizer struct {
	normalise     []func(string) string
	split         []func([]string) []string
	words         words
	before, after []int32 // marks around a text
}

// words turns a word into tokens.
type words interface {
	append(tokens []int32, word string) []int32
	size() int
	forget(piece string) // which no text has, since it is a mark
}

// A tokenizerFile is tokenizer.json.
type tokenizerFile struct {
	Normalizer    json.RawMessage `json:"normalizer"`
	PreTokenizer  json.RawMessage `json:"pre_tokenizer"`
	PostProcessor json.RawMessage `json:"post_processor"`
	Model         json.RawMessage `json:"model"`
	Added         []struct {
		Text    string `json:"content"`
		Special bool   `json:"special"`
	} `json:"added_tokens"`
}

func readTokenizer(folder string) (*tokenizer, error) {
	var f tokenizerFile
	if err := readJSON(folder, "tokenizer.json", mostTokenizer, &f); err != nil {
		return nil, err
	}
	t, err := f.tokenizer()
	if err != nil {
		return nil, fmt.Errorf("%w: tokenizer.json: %w", ErrModel, err)
	}
	return t, nil
}

func (f tokenizerFile) tokenizer() (*tokenizer, error) {
	t := &tokenizer{}
	var err error
	if t.normalise, err = normalisers(f.Normalizer); err != nil {
		return nil, fmt.Errorf("normalizer: %w", err)
	}
	if t.split, err = splitters(f.PreTokenizer); err != nil {
		return nil, fmt.Errorf("pre_tokenizer: %w", err)
	}
	if t.words, err = readWords(f.Model); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	for _, a := range f.Added {
		if a.Special {
			t.words.forget(a.Text)
		}
	}
	if t.before, t.after, err = marks(f.PostProcessor); err != nil {
		return nil, fmt.Errorf("post_processor: %w", err)
	}
	return t, nil
}

// largest is the largest token that a text can have.
func (t *tokenizer) largest() int32 {
	most := int32(t.words.size() - 1)
	for _, marks := range [][]int32{t.before, t.after} {
		for _, id := range marks {
			most = max(most, id)
		}
	}
	return most
}

// tokens gives at most so many tokens of a text, its marks among them.
func (t *tokenizer) tokens(text string, most int) []int32 {
	for _, f := range t.normalise {
		text = f(text)
	}
	parts := []string{text}
	for _, f := range t.split {
		parts = f(parts)
	}
	tokens := append([]int32(nil), t.before...)
	most -= len(t.after)
	for _, word := range parts {
		if len(tokens) >= most {
			break
		}
		if word != "" {
			tokens = t.words.append(tokens, word)
		}
	}
	return append(tokens[:min(len(tokens), most)], t.after...)
}

// A part names its kind, and holds others if it is a sequence.
type part struct {
	Type           string            `json:"type"`
	Normalizers    []json.RawMessage `json:"normalizers"`
	PreTokenizers  []json.RawMessage `json:"pretokenizers"`
	Postprocessors []json.RawMessage `json:"processors"`
}

// parts gives the parts of a sequence, in order, with their kinds: none of what is absent.
func parts(raw json.RawMessage, depth int, yield func(kind string, raw json.RawMessage) error) error {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	var p part
	if err := json.Unmarshal(raw, &p); err != nil {
		return err
	}
	if p.Type != "Sequence" {
		return yield(p.Type, raw)
	}
	if depth == 0 {
		return fmt.Errorf("sequences within sequences")
	}
	for _, list := range [][]json.RawMessage{p.Normalizers, p.PreTokenizers, p.Postprocessors} {
		for _, one := range list {
			if err := parts(one, depth-1, yield); err != nil {
				return err
			}
		}
	}
	return nil
}

// marks reads which tokens go before and after a single text.
func marks(raw json.RawMessage) (before, after []int32, err error) {
	err = parts(raw, 2, func(kind string, raw json.RawMessage) error {
		switch kind {
		case "TemplateProcessing":
			before, after, err = templateMarks(raw)
			return err
		case "BertProcessing", "RobertaProcessing":
			var p struct{ Cls, Sep mark }
			if err := json.Unmarshal(raw, &p); err != nil {
				return err
			}
			before, after = []int32{p.Cls.id}, []int32{p.Sep.id}
			return nil
		}
		return fmt.Errorf("kind %.40q is not known", kind)
	})
	for _, id := range append(append([]int32(nil), before...), after...) {
		if id < 0 || id >= mostWords {
			return nil, nil, fmt.Errorf("mark %d", id)
		}
	}
	return before, after, err
}

// A mark is written as its text and its number.
type mark struct{ id int32 }

func (m *mark) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{new(string), &m.id})
}

func templateMarks(raw json.RawMessage) (before, after []int32, err error) {
	type named struct {
		ID string `json:"id"`
	}
	var p struct {
		Single []struct {
			Special  *named `json:"SpecialToken"`
			Sequence *named `json:"Sequence"`
		} `json:"single"`
		Special map[string]struct {
			IDs []int32 `json:"ids"`
		} `json:"special_tokens"`
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, nil, err
	}
	texts := 0
	for _, s := range p.Single {
		switch {
		case s.Sequence != nil:
			texts++
		case s.Special == nil || len(p.Special[s.Special.ID].IDs) != 1:
			return nil, nil, fmt.Errorf("a mark without one number")
		case texts == 0:
			before = append(before, p.Special[s.Special.ID].IDs[0])
		default:
			after = append(after, p.Special[s.Special.ID].IDs[0])
		}
	}
	if texts != 1 || len(before)+len(after) > 4 {
		return nil, nil, fmt.Errorf("%d texts and %d marks in one", texts, len(before)+len(after))
	}
	return before, after, nil
}
