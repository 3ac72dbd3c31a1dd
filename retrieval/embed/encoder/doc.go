// Package encoder runs small language models of the BERT family on texts and gives
// their vectors, without a server and without cgo.
//
//	e, err := encoder.Open(folder, encoder.Options{})
//	vectors, err := e.EmbedPassages(ctx, texts)
//	vector, err := e.EmbedQuestion(ctx, question)
//
// A folder holds a model as its makers publish it: config.json, tokenizer.json and
// model.safetensors, and perhaps 1_Pooling/config.json. What such files say is not
// trusted: sizes and offsets are checked before anything is reserved for them, and what
// this package cannot do exactly as the makers meant it is refused ([ErrModel]).
//
// The weights of the layers are kept in memory as bytes, a scale for each row, and the
// rows of the vocabulary are read from the file when a text has them: a model of 470 MB
// for a hundred languages takes about 80. The products run by AVX2 or NEON where the
// processor has it.
package encoder
