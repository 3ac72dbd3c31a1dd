// Package phrase writes patterns for plain questions with words for what several of them hold:
// "<text>" is whatever a source is called.
package phrase

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/period"
)

// parts are what several patterns for plain questions hold.
var parts = strings.NewReplacer(
	"<text>", `(?:source|text|book|article|paper|piece|document|reading|work|essay|report|study|post|file|pdf|chapter|publication|thesis)`,
	"<texts>", `(?:sources|texts|books|articles|papers|pieces|documents|readings|works|essays|reports|studies|posts|files|pdfs|publications|materials?)`,
	"<library>", `(?:(?:the|this|our|your|my|ya|that) )?(?:whole |entire )?(?:library|collection|database|archive|corpus|reading list|bibliography|catalogue|catalog|bot)`,
	"<put>", `(?:published|released|printed|written|posted|issued|put out|made public|submitted|handed in|defended)`,
	"<wrote>", `(?:write|written|wrote|publish|published|author|authored)`,
	"<when>", period.Words,
	"<them>", `(?:it|they|them|he|she|that|this|these|those)`,
	"<is>", `(?:is|was|are|were|has|have|had|did|does|do)`,
)

// Whole gives the pattern that stands for all of a plain question.
func Whole(text string) *lang.Pattern {
	return Within(`^(?:(?:and|so|ok|but|well|also)(?: ,)? )*(?:` + text + `)$`)
}

// Within gives the pattern as it is written, for a part of a plain question.
func Within(text string) *lang.Pattern {
	return lang.RegexpOf(func() string { return parts.Replace(text) })
}
