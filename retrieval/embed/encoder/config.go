package encoder

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A Pooling makes one vector of those of a text's tokens.
type Pooling string

// The ways of pooling. CLS takes the first token, which models trained so leave for
// the whole text.
const (
	Mean Pooling = "mean"
	CLS  Pooling = "cls"
)

// A config is config.json, as far as it says how to compute.
type config struct {
	Kind      string  `json:"model_type"`
	Hidden    int     `json:"hidden_size"`
	Layers    int     `json:"num_hidden_layers"`
	Heads     int     `json:"num_attention_heads"`
	Inner     int     `json:"intermediate_size"`
	Positions int     `json:"max_position_embeddings"`
	Words     int     `json:"vocab_size"`
	Types     int     `json:"type_vocab_size"`
	Pad       int     `json:"pad_token_id"`
	Epsilon   float64 `json:"layer_norm_eps"`
	Bend      string  `json:"hidden_act"`
	Places    string  `json:"position_embedding_type"`
}

// Bounds of a model. Those that are known here are a tenth of them.
const (
	mostHidden    = 2048
	mostInner     = 8192
	mostLayers    = 48
	mostPositions = 1 << 14
	mostWords     = 1 << 20
)

func readConfig(folder string) (config, error) {
	c := config{Epsilon: 1e-12, Bend: "gelu", Types: 2}
	if err := readJSON(folder, "config.json", 1<<20, &c); err != nil {
		return c, err
	}
	return c, c.check()
}

func (c config) check() error {
	known := c.Kind == "bert" || c.Kind == "xlm-roberta" || c.Kind == "roberta"
	bound := func(n, most int) bool { return n >= 1 && n <= most }
	switch {
	case !known:
		return fmt.Errorf("%w: config.json: kind %.40q, want bert, roberta or xlm-roberta", ErrModel, c.Kind)
	case c.Bend != "gelu":
		return fmt.Errorf("%w: config.json: hidden_act %.40q, want gelu", ErrModel, c.Bend)
	case c.Places != "" && c.Places != "absolute":
		return fmt.Errorf("%w: config.json: position_embedding_type %.40q, want absolute", ErrModel, c.Places)
	case !bound(c.Hidden, mostHidden), !bound(c.Inner, mostInner), !bound(c.Layers, mostLayers), !bound(c.Heads, c.Hidden),
		!bound(c.Positions, mostPositions), !bound(c.Words, mostWords), !bound(c.Types, 16), c.Pad < 0, c.Pad >= c.Words,
		!(c.Epsilon > 0 && c.Epsilon < 1):
		return fmt.Errorf("%w: config.json: sizes out of bounds", ErrModel)
	case c.Hidden%c.Heads != 0, c.Hidden/c.Heads%tileColumns != 0, c.Inner%tileColumns != 0:
		return fmt.Errorf("%w: config.json: %d numbers for %d heads and %d inside, want multiples of %d for each", ErrModel, c.Hidden, c.Heads, c.Inner, tileColumns)
	case c.tokens() < 8:
		return fmt.Errorf("%w: config.json: %d positions", ErrModel, c.Positions)
	}
	return nil
}

// firstPosition is the row of a text's first token among the positions: the RoBERTa
// family counts from behind the number of its padding.
func (c config) firstPosition() int {
	if c.Kind == "bert" {
		return 0
	}
	return c.Pad + 1
}

// tokens is the most that a text may have.
func (c config) tokens() int { return c.Positions - c.firstPosition() }

// readPooling reads what sentence-transformers writes beside a model: the pooling, Mean
// where nothing is said, and the most tokens, 0 if nothing is said.
func readPooling(folder string) (Pooling, int, error) {
	var p struct {
		CLS  bool `json:"pooling_mode_cls_token"`
		Mean bool `json:"pooling_mode_mean_tokens"`
	}
	err := readJSON(folder, filepath.Join("1_Pooling", "config.json"), 1<<20, &p)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", 0, err
	}
	if err == nil && p.CLS == p.Mean {
		return "", 0, fmt.Errorf("%w: 1_Pooling/config.json: neither mean nor first token", ErrModel)
	}
	var s struct {
		Most int `json:"max_seq_length"`
	}
	if err := readJSON(folder, "sentence_bert_config.json", 1<<20, &s); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", 0, err
	}
	if p.CLS {
		return CLS, s.Most, nil
	}
	return Mean, s.Most, nil
}

// readJSON reads a file of at most so many bytes.
func readJSON(folder, name string, most int64, into any) error {
	f, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		return fmt.Errorf("open model: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if int64(len(b)) > most {
		return fmt.Errorf("%w: %s: more than %d bytes", ErrModel, name, most)
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrModel, name, err)
	}
	return nil
}
