package retrieval

import "strings"

// isStopWord says whether a word of a question only holds the sentence
// together or asks: such a word says nothing of what is sought.
func isStopWord(word, language string) bool {
	return stopWords[language][word]
}

// stopWords by language: articles, pronouns, auxiliaries, and the words that ask.
var stopWords = wordSets(map[string]string{
	"en": `a an the and or but if of at by for with about to from in on as into is are was were be been being
		am do does did done has have had having i me my we our us you your he him his she her it its they them their
		this that these those there here what which who whom whose when where why how can could would should
		will shall may might must not no so than then too very just also`,
})

func wordSets(lists map[string]string) map[string]map[string]bool {
	sets := map[string]map[string]bool{}
	for language, list := range lists {
		sets[language] = map[string]bool{}
		for _, w := range strings.Fields(list) {
			sets[language][w] = true
		}
	}
	return sets
}
