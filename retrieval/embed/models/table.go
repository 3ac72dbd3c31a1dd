package models

import (
	"strings"

	"footnote/retrieval/embed/encoder"
)

// A Model is one that can be got by its name.
type Model struct {
	Name       string
	Licence    string
	Languages  []string // primary subtags; about a hundred if nil
	Dimensions int      // numbers of a vector
	Repository string   // where its makers keep it
	Revision   string   // the commit that the files are of
	Files      []File

	Pooling           encoder.Pooling
	Question, Passage string // what goes before a text
	Tokens            int    // most of a text that it was trained with
}

// A File is one of a model's.
type File struct {
	Name   string
	Bytes  int64
	SHA256 string
}

// Bytes is the size of all files.
func (m Model) Bytes() (sum int64) {
	for _, f := range m.Files {
		sum += f.Bytes
	}
	return sum
}

var english = []string{"en"}

// asked goes before a question in models that were trained so.
const asked = "Represent this sentence for searching relevant passages: "

// files are the three that a model is read from.
func files(config, tokenizer, weights File) []File {
	config.Name, tokenizer.Name, weights.Name = "config.json", "tokenizer.json", "model.safetensors"
	return []File{config, tokenizer, weights}
}

// Table lists the models that are known, English ones first.
var Table = []Model{
	{
		Name: "minilm", Licence: "Apache-2.0", Languages: english, Dimensions: 384, Pooling: encoder.Mean, Tokens: 256,
		Repository: "sentence-transformers/all-MiniLM-L6-v2", Revision: "1110a243fdf4706b3f48f1d95db1a4f5529b4d41",
		Files: files(
			File{Bytes: 612, SHA256: "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41"},
			File{Bytes: 466_247, SHA256: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"},
			File{Bytes: 90_868_376, SHA256: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"}),
	},
	{
		Name: "arctic-xs", Licence: "Apache-2.0", Languages: english, Dimensions: 384, Pooling: encoder.CLS, Question: asked, Tokens: 512,
		Repository: "Snowflake/snowflake-arctic-embed-xs", Revision: "d8c86521100d3556476a063fc2342036d45c106f",
		Files: files(
			File{Bytes: 737, SHA256: "d7d071046ab952af96b7abad788db7ab3fc997b465e1b9914ff39707092254ec"},
			File{Bytes: 711_649, SHA256: "91f1def9b9391fdabe028cd3f3fcc4efd34e5d1f08c3bf2de513ebb5911a1854"},
			File{Bytes: 90_272_656, SHA256: "ee789e0b1d6ecbbd5ce37b474af556cc1a1319cee4417d9e3b11f82e90300706"}),
	},
	{
		Name: "bge-small", Licence: "MIT", Languages: english, Dimensions: 384, Pooling: encoder.CLS, Question: asked, Tokens: 512,
		Repository: "BAAI/bge-small-en-v1.5", Revision: "5c38ec7c405ec4b44b94cc5a9bb96e735b38267a",
		Files: files(
			File{Bytes: 743, SHA256: "094f8e891b932f2000c92cfc663bac4c62069f5d8af5b5278c4306aef3084750"},
			File{Bytes: 711_396, SHA256: "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66"},
			File{Bytes: 133_466_304, SHA256: "3c9f31665447c8911517620762200d2245a2518d6e7208acc78cd9db317e21ad"}),
	},
	{
		Name: "e5-small", Licence: "MIT", Languages: english, Dimensions: 384, Pooling: encoder.Mean, Question: "query: ", Passage: "passage: ", Tokens: 512,
		Repository: "intfloat/e5-small-v2", Revision: "ffb93f3bd4047442299a41ebb6fa998a38507c52",
		Files: files(
			File{SHA256: "5dfb0363cd0243be179c03bcaafd1542d0fbb95e8cbcf575fff3e229342adc2f"},
			File{Bytes: 711_396, SHA256: "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66"},
			File{Bytes: 133_466_304, SHA256: "45bfa60070649aae2244fbc9d508537779b93b6f353c17b0f95ceccb1c5116c1"}),
	},
	{
		Name: "multilingual-e5-small", Licence: "MIT", Dimensions: 384, Pooling: encoder.Mean, Question: "query: ", Passage: "passage: ", Tokens: 512,
		Repository: "intfloat/multilingual-e5-small", Revision: "614241f622f53c4eeff9890bdc4f31cfecc418b3",
		Files: files(
			File{Bytes: 655, SHA256: "69137736cab8b8903a07fe8afaafdda25aac55415a12a55d1bffa9f581abf959"},
			File{Bytes: 17_082_730, SHA256: "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39"},
			File{Bytes: 470_641_600, SHA256: "1a55775f53449dac10a2bcbc312469fac40b96d53198c407081a831f81c98477"}),
	},
	{
		Name: "multilingual-minilm", Licence: "Apache-2.0", Dimensions: 384, Pooling: encoder.Mean, Tokens: 128,
		Languages:  strings.Fields("ar bg ca cs da de el en es et fa fi fr gl gu he hi hr hu hy id it ja ka ko ku lt lv mk mn mr ms my nb nl no pl pt ro ru sk sl sq sr sv th tr uk ur vi zh"),
		Repository: "sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2", Revision: "e8f8c211226b894fcb81acc59f3b34ba3efd5f42",
		Files: files(
			File{Bytes: 645, SHA256: "6300193cb75e01cf80c96decef7187dfb33094d97cc1490b7ead6ff134476e4e"},
			File{Bytes: 9_081_518, SHA256: "2c3387be76557bd40970cec13153b3bbf80407865484b209e655e5e4729076b8"},
			File{Bytes: 470_641_600, SHA256: "eaa086f0ffee582aeb45b36e34cdd1fe2d6de2bef61f8a559a1bbc9bd955917b"}),
	},
}
