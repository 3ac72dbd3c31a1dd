package embed

import (
	"regexp"
	"strings"
)

// What well-known models were trained to see before a text, by the name that
// servers give them ("nomic-embed-text:v1.5", "intfloat/e5-base-v2"), as their
// authors' model cards say. The first row that fits counts; models in no row
// take texts as they are.
var knownPrefixes = []struct {
	name              *regexp.Regexp
	question, passage string
}{
	{regexp.MustCompile(`nomic-embed-text`), "search_query: ", "search_document: "},
	{regexp.MustCompile(`(^|\W)e5-.*instruct`), "", ""}, // wants the task described: the group's to write
	{regexp.MustCompile(`(^|\W)e5-(small|base|large)`), "query: ", "passage: "},
	{regexp.MustCompile(`(^|\W)bge-(small|base|large)($|:|-en)`), forPassages, ""},
	{regexp.MustCompile(`mxbai-embed-large`), forPassages, ""},
	{regexp.MustCompile(`snowflake-arctic-embed(2|.*v2)`), "query: ", ""},
	{regexp.MustCompile(`snowflake-arctic-embed`), forPassages, ""},
	{regexp.MustCompile(`embeddinggemma`), "task: search result | query: ", "title: none | text: "},
	{regexp.MustCompile(`qwen3-embedding`), "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:", ""},
}

const forPassages = "Represent this sentence for searching relevant passages: "

// Prefixes gives what goes before a question and before a passage.
func Prefixes(model string) (question, passage string) {
	model = strings.ToLower(model)
	for _, known := range knownPrefixes {
		if known.name.MatchString(model) {
			return known.question, known.passage
		}
	}
	return "", ""
}
