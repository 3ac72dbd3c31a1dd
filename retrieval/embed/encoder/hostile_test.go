package encoder

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func contextThatIsOver(t *testing.T) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx, cancel
}

func copyModel(t testing.TB, name string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("testdata", name))); err != nil {
		t.Fatal(err)
	}
	return folder
}

func readFile(t testing.TB, folder, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func writeFile(t testing.TB, folder, name string, b []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// header gives weights with this header before these numbers.
func header(text string, numbers int) []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(text)))
	return append(append(b, text...), make([]byte, numbers)...)
}

func TestHostileWeights(t *testing.T) {
	good := readFile(t, "testdata/wordpiece", "model.safetensors")
	cut := func(n int) []byte { return good[:n] }
	with := func(change func(b []byte)) []byte {
		b := bytes.Clone(good)
		change(b)
		return b
	}
	for name, weights := range map[string][]byte{
		"empty":                  {},
		"cut in the length":      cut(5),
		"cut in the header":      cut(100),
		"cut in the numbers":     cut(len(good) - 1),
		"cut half":               cut(len(good) / 2),
		"a header of everything": with(func(b []byte) { binary.LittleEndian.PutUint64(b, math.MaxUint64) }),
		"a header of 2^62":       with(func(b []byte) { binary.LittleEndian.PutUint64(b, 1<<62) }),
		"a longer header":        with(func(b []byte) { binary.LittleEndian.PutUint64(b, uint64(len(b))) }),
		"no header":              header("", 0),
		"no JSON":                header("{{{", 0),
		"a list":                 header("[]", 0),
		"no tensors":             header("{}", 0),
		"deep JSON":              header(strings.Repeat(`{"a":`, 100_000), 0),
		"not finite":             with(func(b []byte) { copy(b[len(b)-4:], "\xff\x7f\xff\x7f") }),
		"infinite":               with(func(b []byte) { copy(b[len(b)-2:], "\x80\x7f") }),
		"negative offsets":       bytes.Replace(good, []byte(`"data_offsets": [0, `), []byte(`"data_offsets":[-1, `), 1),
		"swapped offsets":        header(`{"embeddings.word_embeddings.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[8,4]}}`, 64),
		"an offset of 2^63":      header(`{"x":{"dtype":"F32","shape":[1,1],"data_offsets":[0,9223372036854775807]}}`, 64),
		"a shape that overflows": header(`{"x":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,64]}}`, 64),
		"a negative shape":       header(`{"x":{"dtype":"F32","shape":[-1,-16],"data_offsets":[0,64]}}`, 64),
		"another shape":          header(`{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,64]}}`, 64),
		"tensors that overlap":   header(`{"x":{"dtype":"F32","shape":[16],"data_offsets":[0,64]},"y":{"dtype":"F32","shape":[16],"data_offsets":[0,64]}}`, 64),
	} {
		folder := copyModel(t, "wordpiece")
		writeFile(t, folder, "model.safetensors", weights)
		if e, err := Open(folder, Options{}); !errors.Is(err, ErrModel) {
			t.Errorf("%s: Open = %v, %v, want ErrModel", name, e, err)
		}
	}
}

func TestHostileConfig(t *testing.T) {
	good := string(readFile(t, "testdata/wordpiece", "config.json"))
	change := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("config.json has no %q", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	for name, config := range map[string]string{
		"empty":              "",
		"another kind":       change(`"model_type": "bert"`, `"model_type": "llama"`),
		"another bend":       change(`"hidden_act": "gelu"`, `"hidden_act": "relu"`),
		"other places":       change(`"absolute"`, `"relative_key"`),
		"no layers":          change(`"num_hidden_layers": 2`, `"num_hidden_layers": 0`),
		"more layers":        change(`"num_hidden_layers": 2`, `"num_hidden_layers": 3`),
		"a billion layers":   change(`"num_hidden_layers": 2`, `"num_hidden_layers": 1000000000`),
		"no heads":           change(`"num_attention_heads": 2`, `"num_attention_heads": 0`),
		"three heads":        change(`"num_attention_heads": 2`, `"num_attention_heads": 3`),
		"a negative size":    change(`"hidden_size": 32`, `"hidden_size": -32`),
		"a huge size":        change(`"hidden_size": 32`, `"hidden_size": 4611686018427387904`),
		"more positions":     change(`"max_position_embeddings": 64`, `"max_position_embeddings": 640000000`),
		"fewer words":        change(`"vocab_size": 319`, `"vocab_size": 300`),
		"padding out of it":  change(`"pad_token_id": 0`, `"pad_token_id": 100000`),
		"padding everything": strings.Replace(change(`"model_type": "bert"`, `"model_type": "roberta"`), `"pad_token_id": 0`, `"pad_token_id": 63`, 1),
	} {
		folder := copyModel(t, "wordpiece")
		writeFile(t, folder, "config.json", []byte(config))
		if e, err := Open(folder, Options{}); !errors.Is(err, ErrModel) {
			t.Errorf("%s: Open = %v, %v, want ErrModel", name, e, err)
		}
	}
}

func TestHostileTokenizer(t *testing.T) {
	var many strings.Builder
	many.WriteString(`{"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]`)
	for range 10_000_000 {
		many.WriteString(`,["",0]`)
	}
	many.WriteString(`]}}`)
	pieces := strings.Repeat(`["",0],`, mostPieces) + `["a",0]`
	for name, file := range map[string]string{
		"empty":                       "",
		"ten million pieces":          many.String(),
		"more pieces than allowed":    `{"model":{"type":"Unigram","unk_id":0,"vocab":[` + pieces + `]}}`,
		"no model":                    `{}`,
		"another model":               `{"model":{"type":"BPE"}}`,
		"no token for what is new":    `{"model":{"type":"WordPiece","vocab":{"a":0}}}`,
		"a number below 0":            `{"model":{"type":"WordPiece","unk_token":"a","vocab":{"a":-1}}}`,
		"a number of 2^31":            `{"model":{"type":"WordPiece","unk_token":"a","vocab":{"a":2147483648}}}`,
		"a number beyond the model":   `{"model":{"type":"WordPiece","unk_token":"a","vocab":{"a":100000}}}`,
		"a long piece":                fmt.Sprintf(`{"model":{"type":"WordPiece","unk_token":"a","vocab":{"a":0,%q:1}}}`, strings.Repeat("x", 1000)),
		"endless words":               `{"model":{"type":"WordPiece","unk_token":"a","max_input_chars_per_word":1000000000,"vocab":{"a":0}}}`,
		"unknown letters of no one":   `{"model":{"type":"Unigram","unk_id":5,"vocab":[["a",0]]}}`,
		"letters as bytes":            `{"model":{"type":"Unigram","unk_id":0,"byte_fallback":true,"vocab":[["a",0]]}}`,
		"a piece without a score":     `{"model":{"type":"Unigram","unk_id":0,"vocab":[["a","b"]]}}`,
		"another normalizer":          `{"normalizer":{"type":"Nmt"},"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`,
		"sequences without an end":    `{"normalizer":` + strings.Repeat(`{"type":"Sequence","normalizers":[`, 2000) + strings.Repeat(`]}`, 2000) + `,"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`,
		"a charsmap of nothing":       `{"normalizer":{"type":"Precompiled","precompiled_charsmap":""},"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`,
		"a charsmap that is cut":      `{"normalizer":{"type":"Precompiled","precompiled_charsmap":"////////"},"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`,
		"a pattern that is none":      `{"normalizer":{"type":"Replace","pattern":{"Regex":"("},"content":""},"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`,
		"another way to cut":          `{"pre_tokenizer":{"type":"ByteLevel"},"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`,
		"marks that are not there":    `{"post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"x"}},{"Sequence":{"id":"A"}}]},"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`,
		"marks beyond the model":      `{"post_processor":{"type":"BertProcessing","sep":["a",100000],"cls":["a",0]},"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`,
		"a template without a text":   `{"post_processor":{"type":"TemplateProcessing","single":[]},"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`,
		"a template of a lot of text": `{"post_processor":{"type":"TemplateProcessing","single":[` + strings.Repeat(`{"Sequence":{"id":"A"}},`, 50) + `{"Sequence":{"id":"A"}}]},"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`,
	} {
		folder := copyModel(t, "wordpiece")
		writeFile(t, folder, "tokenizer.json", []byte(file))
		if e, err := Open(folder, Options{}); !errors.Is(err, ErrModel) {
			t.Errorf("%s: Open = %v, %v, want ErrModel", name, e, err)
		}
	}
}

// A short header that promises a lot makes nobody reserve it.
func TestHeadersReserveNothing(t *testing.T) {
	folder := copyModel(t, "wordpiece")
	writeFile(t, folder, "model.safetensors", header(`{"embeddings.word_embeddings.weight":{"dtype":"F32","shape":[319,32],"data_offsets":[0,999999999999]}}`, 64))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := Open(folder, Options{})
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; !errors.Is(err, ErrModel) || used > 4<<20 {
		t.Errorf("Open = %v after %d bytes, want ErrModel after few", err, used)
	}
}

// A file that gets shorter while it is open is an error, and does not end the process.
func TestWeightsCutWhileTheyAreOpen(t *testing.T) {
	folder := copyModel(t, "wordpiece")
	e, err := Open(folder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if err := os.Truncate(filepath.Join(folder, "model.safetensors"), 100); err != nil {
		t.Fatal(err)
	}
	if v, err := e.EmbedQuestion(t.Context(), "the lake"); !errors.Is(err, ErrModel) {
		t.Errorf("EmbedQuestion from a cut file = %v, %v, want ErrModel", v, err)
	}
}

func TestHalves(t *testing.T) {
	for h, want := range map[uint16]float32{0x3c00: 1, 0xc000: -2, 0x7bff: 65504, 0x0001: 1. / (1 << 24), 0x8000: 0, 0x3555: 0.33325195} {
		if got := half(h); got != want {
			t.Errorf("half(%#x) = %v, want %v", h, got, want)
		}
	}
	if !math.IsInf(float64(half(0x7c00)), 1) || !math.IsNaN(float64(half(0x7e01))) {
		t.Error("half loses what is not finite")
	}
}

func FuzzTensors(f *testing.F) {
	f.Add(header(`{"x":{"dtype":"F32","shape":[4,4],"data_offsets":[0,64]}}`, 64))
	f.Add(header(`{"x":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]},"__metadata__":{"format":"pt"}}`, 4))
	f.Fuzz(func(t *testing.T, b []byte) {
		tensors, err := readTensors(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return
		}
		for name, entry := range tensors.byName {
			shape := make([]int, len(entry.Shape))
			count := 1
			for i, n := range entry.Shape {
				shape[i] = int(n)
				count *= int(n)
			}
			numbers, err := tensors.numbers(name, shape...)
			if err == nil && len(numbers) != count {
				t.Errorf("%d numbers of %v", len(numbers), shape)
			}
		}
	})
}

func FuzzTokenizer(f *testing.F) {
	for _, name := range models {
		f.Add(readFile(f, filepath.Join("testdata", name), "tokenizer.json"), "the lake ＡＢ darkens\n why?")
	}
	f.Add([]byte(`{"normalizer":{"type":"Precompiled","precompiled_charsmap":"BAAAAAAAAAA="},"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`), "abc")
	f.Fuzz(func(t *testing.T, file []byte, text string) {
		var parsed tokenizerFile
		if json.Unmarshal(file, &parsed) != nil {
			return
		}
		tok, err := parsed.tokenizer()
		if err != nil {
			return
		}
		const most = 64
		tokens := tok.tokens(clean(text), most)
		if len(tokens) > most {
			t.Errorf("%d tokens, want at most %d", len(tokens), most)
		}
		for _, id := range tokens {
			if id < 0 || id > tok.largest() {
				t.Errorf("token %d, want at most %d", id, tok.largest())
			}
		}
	})
}

func FuzzCharsMap(f *testing.F) {
	f.Add([]byte("\x08\x00\x00\x00\x00\x04\x00\x00\x41\x05\x00\x00b\x00"), "Abc ÀÉ")
	f.Fuzz(func(t *testing.T, b []byte, text string) {
		if m, err := readCharsMap(b); err == nil {
			m.normalise(clean(text))
		}
	})
}

func FuzzTokens(f *testing.F) {
	for _, name := range models {
		for _, g := range readGolden(f, name) {
			f.Add(g.Text)
		}
	}
	var opened []*Encoder
	for _, name := range models {
		opened = append(opened, openModel(f, name, Options{}))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, e := range opened {
			tokens := e.tokens(text)
			if len(tokens) < 2 || len(tokens) > e.most {
				t.Errorf("%d tokens of %q", len(tokens), text)
			}
		}
	})
}
