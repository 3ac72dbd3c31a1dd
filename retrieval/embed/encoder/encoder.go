package encoder

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// Options say what the files of a model do not. The zero value is the usual choice.
type Options struct {
	Name                          string   // of the model's space, before the digest; if empty, that of the folder
	Pooling                       Pooling  // if empty, as the folder says
	QuestionPrefix, PassagePrefix string   // what the model was trained to see before a text
	Languages                     []string // primary subtags that it was made for; all if nil
	Exact                         bool     // keep weights as numbers: four times the memory
	MostTokens                    int      // of a text, if it is fewer than the folder says
	Workers                       int      // most cores for passages; if 0, half of them
}

// An Encoder is an open model. It may be used by several goroutines. It must be closed.
type Encoder struct {
	options Options
	model   *model
	words   *tokenizer
	most    int // tokens of a text
	file    *os.File
	name    string
	busy    sync.Mutex // passages wait for each other, so that their share of the cores holds
}

// files are those of a folder that an encoder is read from.
var files = []string{"config.json", "tokenizer.json", "model.safetensors"}

// Open reads the model in a folder. What cannot be run as its makers meant it wraps [ErrModel].
func Open(folder string, o Options) (*Encoder, error) {
	e, err := open(folder, o)
	if err != nil {
		return nil, fmt.Errorf("open model %q: %w", folder, err)
	}
	return e, nil
}

func open(folder string, o Options) (*Encoder, error) {
	c, err := readConfig(folder)
	if err != nil {
		return nil, err
	}
	e := &Encoder{options: o, most: min(c.tokens(), mostTokens)}
	pooling, most, err := readPooling(folder)
	if err != nil {
		return nil, err
	}
	for _, n := range []int{most, o.MostTokens} {
		if n >= 8 {
			e.most = min(e.most, n)
		}
	}
	if o.Pooling == "" {
		e.options.Pooling = pooling
	}
	if e.options.Workers < 1 {
		e.options.Workers = (runtime.GOMAXPROCS(0) + 1) / 2
	}
	if e.words, err = readTokenizer(folder); err != nil {
		return nil, err
	}
	if int(e.words.largest()) >= c.Words {
		return nil, fmt.Errorf("%w: tokenizer.json has token %d, the model %d", ErrModel, e.words.largest(), c.Words)
	}
	if e.file, err = os.Open(filepath.Join(folder, "model.safetensors")); err != nil {
		return nil, err
	}
	if err := e.load(folder, c); err != nil {
		e.file.Close()
		return nil, err
	}
	return e, nil
}

// mostTokens of a text are read, whatever the model allows: attention grows with their square.
const mostTokens = 512

func (e *Encoder) load(folder string, c config) error {
	info, err := e.file.Stat()
	if err != nil {
		return err
	}
	t, err := readTensors(e.file, info.Size())
	if err != nil {
		return err
	}
	if e.model, err = loadModel(c, t, e.options.Exact); err != nil {
		return err
	}
	digest, err := e.digest(folder)
	if err != nil {
		return err
	}
	name := e.options.Name
	if name == "" {
		name = filepath.Base(folder)
	}
	e.name = fmt.Sprintf("local:%s@%s", name, digest)
	return nil
}

// digest tells models apart by whatever changes a vector: what was loaded, how a text is
// cut, the pooling and the prefixes.
func (e *Encoder) digest(folder string) (string, error) {
	h := sha256.New()
	for _, name := range files[:2] {
		f, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			return "", err
		}
		_, err = io.Copy(h, f)
		f.Close()
		if err != nil {
			return "", err
		}
	}
	o := e.options
	fmt.Fprintf(h, "%s %q %q %v %d %x", o.Pooling, o.QuestionPrefix, o.PassagePrefix, o.Exact, e.most, e.model.digest)
	return hex.EncodeToString(h.Sum(nil)[:6]), nil
}

// Close lets the file go. Nobody may use the encoder any more.
func (e *Encoder) Close() error { return e.file.Close() }

// Model names the space of the vectors.
func (e *Encoder) Model() string { return e.name }

// Dimensions is how many numbers a vector has.
func (e *Encoder) Dimensions() int { return e.model.hidden }

// Knows says whether the model was made for a language, and for "" what is not known.
func (e *Encoder) Knows(language string) bool {
	if e.options.Languages == nil || language == "" {
		return true
	}
	for _, known := range e.options.Languages {
		if known == language {
			return true
		}
	}
	return false
}

// EmbedQuestion gives the vector of a question, on all cores.
func (e *Encoder) EmbedQuestion(ctx context.Context, text string) ([]float32, error) {
	vectors, err := e.encode(ctx, [][]int32{e.tokens(e.options.QuestionPrefix + text)}, runtime.GOMAXPROCS(0))
	if err != nil {
		return nil, fmt.Errorf("embed question with %s: %w", e.name, err)
	}
	return vectors[0], nil
}

// together is how many tokens are run at once: enough to use what is loaded, few enough
// to stay near the processor.
const together = 512

// EmbedPassages gives one vector for each text, in order, on a share of the cores.
func (e *Encoder) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	e.busy.Lock()
	defer e.busy.Unlock()
	var vectors [][]float32
	var batch [][]int32
	count := 0
	run := func() error {
		encoded, err := e.encode(ctx, batch, e.options.Workers)
		vectors, batch, count = append(vectors, encoded...), batch[:0], 0
		return err
	}
	for _, text := range texts {
		tokens := e.tokens(e.options.PassagePrefix + text)
		if count > 0 && count+len(tokens) > together {
			if err := run(); err != nil {
				return nil, fmt.Errorf("embed passages with %s: %w", e.name, err)
			}
		}
		batch, count = append(batch, tokens), count+len(tokens)
	}
	if err := run(); err != nil {
		return nil, fmt.Errorf("embed passages with %s: %w", e.name, err)
	}
	return vectors, nil
}

// tokens cuts a text. Of a long one no more is looked at than can be tokens.
func (e *Encoder) tokens(text string) []int32 {
	const bytesOfToken = 64
	if len(text) > e.most*bytesOfToken {
		text = text[:e.most*bytesOfToken]
	}
	return e.words.tokens(clean(text), e.most)
}

// encode runs the model on some texts and pools their tokens.
func (e *Encoder) encode(ctx context.Context, texts [][]int32, workers int) ([][]float32, error) {
	if len(texts) == 0 {
		return nil, ctx.Err()
	}
	count := 0
	for _, tokens := range texts {
		count += len(tokens)
	}
	x := newRows(count, e.model.hidden)
	spans := make([]span, len(texts))
	at := 0
	for i, tokens := range texts {
		spans[i] = span{at, len(tokens)}
		if err := e.model.embed(x, at, tokens); err != nil {
			return nil, err
		}
		at += len(tokens)
	}
	if err := e.model.forward(ctx, x, spans, workers); err != nil {
		return nil, err
	}
	vectors := make([][]float32, len(texts))
	for i, s := range spans {
		var err error
		if vectors[i], err = pooled(x, s, e.options.Pooling); err != nil {
			return nil, err
		}
	}
	return vectors, nil
}

// pooled makes one vector of unit length of a text's tokens.
func pooled(x rows, s span, how Pooling) ([]float32, error) {
	if how == CLS {
		s.count = min(s.count, 1)
	}
	vector := make([]float32, x.width)
	for i := range s.count {
		for k, v := range x.row(s.start + i) {
			vector[k] += v
		}
	}
	var squares float64
	for _, v := range vector {
		squares += float64(v) * float64(v)
	}
	if !(squares > 0) || math.IsInf(squares, 1) { // NaN is not above 0
		return nil, fmt.Errorf("%w: a vector without a direction", ErrModel)
	}
	scale := float32(1 / math.Sqrt(squares))
	for k := range vector {
		vector[k] *= scale
	}
	return vector, nil
}

var errTokens = errors.New("a token that the model does not have")
