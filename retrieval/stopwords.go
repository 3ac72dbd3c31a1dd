package retrieval

import "footnote/retrieval/question"

// isStopWord says whether a word of a question only holds the sentence
// together or asks: such a word says nothing of what is sought. Stop words are
// known for English alone.
func isStopWord(word, language string) bool {
	return language == "en" && question.IsFunction(word)
}
