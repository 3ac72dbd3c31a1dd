package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
)

// A token is a word of a text, and where it stands.
type token struct {
	word       string // lower case, without accents
	start, end int    // bytes of the text; those of "isn't" for both of its words
	capital    bool
	opens      bool // a sentence begins with it
	gap        bool // the text says before it that something is left out
	bracketed  bool // it stands in square brackets
	owns       bool // it is in the genitive: "Pell's", "the keepers'"
}

// wordPattern finds numbers with their marks, and words with what an apostrophe joins.
var wordPattern = lang.Regexp(`\pN+(?:[.,:]\pN+)*|%|[\pL\pN\pM]+(?:['’ʼ][\pL\pM]+)*`)

// leftOut are the marks that say that something is left out.
var leftOut = lang.Regexp(`(?:\[\s*)?(?:…|\.\s?\.\s?\.)(?:\s*\])?|\(\s*(?:…|\.\.\.)\s*\)`)

// most is how many words of a quotation are compared.
const most = 600

// tokens cuts a text into its words.
func tokens(text string) []token {
	var list []token
	last, inside := 0, false
	for _, at := range wordPattern.FindAllStringIndex(text, -1) {
		between := text[last:at[0]]
		t := token{start: at[0], end: at[1], opens: last == 0 || opensSentence(between), gap: leftOut.MatchString(between)}
		written := text[at[0]:at[1]]
		if at := strings.LastIndexAny(between, "[]"); at >= 0 {
			inside = between[at] == '['
		}
		t.bracketed = inside
		first, _ := utf8.DecodeRuneInString(written)
		t.capital = unicode.IsUpper(first)
		t.owns = inGenitive(written, text[at[1]:])
		for i, word := range plain(written) {
			if t.word = word; word == "" {
				continue // a mark that stands on nothing
			}
			if i > 0 {
				t.opens, t.gap, t.capital = false, false, false
			}
			list = append(list, t)
		}
		last = at[1]
	}
	return list
}

// inGenitive says whether a word and what follows it are written as of an owner; "keepers’"
// may end a quotation as well.
func inGenitive(written, after string) bool {
	if strings.HasSuffix(written, "s") {
		after, apostrophe := strings.CutPrefix(after, "'")
		if !apostrophe {
			after, apostrophe = strings.CutPrefix(after, "’")
		}
		return apostrophe && strings.HasPrefix(after, " ") || strings.HasSuffix(written, "'s") || strings.HasSuffix(written, "’s")
	}
	return false
}

func opensSentence(between string) bool {
	return strings.ContainsAny(between, ".!?:;\n\"“„«•") || strings.ContainsAny(between, "”»") && strings.Contains(between, "\n")
}

// contractions are written out, since "isn't" and "is not" say the same.
var contractions = strings.NewReplacer("won't", "will n't", "can't", "can n't", "shan't", "shall n't", "n't", " n't")

// letters are written in more than one way.
var letters = strings.NewReplacer("’", "'", "ʼ", "'", "æ", "ae", "œ", "oe", "ß", "ss")

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// plain gives the words that a word is compared as.
func plain(written string) []string {
	w := strings.ToLower(written)
	if !isASCII(w) {
		w = letters.Replace(lexical.Fold(w))
	}
	switch w {
	case "%":
		return []string{"percent"}
	case "cannot":
		return []string{"can", "not"}
	}
	if number := strings.ReplaceAll(w, ",", ""); number != "" && unicode.IsDigit(rune(number[0])) {
		return []string{number}
	}
	if !strings.Contains(w, "'") {
		return []string{w}
	}
	w = contractions.Replace(w)
	if strings.HasSuffix(w, "n't") {
		return append(strings.Fields(strings.TrimSuffix(w, "n't")), "not")
	}
	return []string{strings.ReplaceAll(strings.TrimSuffix(w, "'s"), "'", "")}
}
