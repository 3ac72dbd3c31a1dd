package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
)

// A Token is a word of a text, and where it stands.
type Token struct {
	Word       string // lower case, without accents
	Start, End int    // bytes of the text; those of "isn't" for both of its words
	Capital    bool
	Opens      bool // a sentence begins with it
	Gap        bool // the text says before it that something is left out
	Bracketed  bool // it stands in square brackets
	Owns       bool // it is in the genitive: "Pell's", "the keepers'"
}

// wordPattern finds numbers with their marks, and words with what an apostrophe joins.
var wordPattern = lang.Regexp(`(?:[$€£¥]\s?)?\pN+(?:[.,:]\pN+)*|%|[\pL\pN\pM]+(?:['’ʼ][\pL\pM]+)*`)

// currencies are read behind their number, as one says them: "$3 million".
var currencies = map[rune]string{'$': "dollars", '€': "euros", '£': "pounds", '¥': "yen"}

// leftOut are the marks that say that something is left out.
var leftOut = lang.Regexp(`(?:\[\s*)?(?:…|\.\s?\.\s?\.)(?:\s*\])?|\(\s*(?:…|\.\.\.)\s*\)`)

// Parts cuts a text at the marks that say that something is left out.
func Parts(text string) (parts []string) {
	for _, part := range leftOut.Split(text, -1) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// Tokens cuts a text into its words.
func Tokens(text string) []Token {
	var list []Token
	last, inside, currency := 0, false, ""
	for _, at := range wordPattern.FindAllStringIndex(text, -1) {
		between := text[last:at[0]]
		t := Token{Start: at[0], End: at[1], Opens: last == 0 || opensSentence(between), Gap: leftOut.MatchString(between)}
		written := text[at[0]:at[1]]
		if currency != "" && English().Scales[strings.ToLower(written)] == 0 {
			list, currency = append(list, behind(list, currency)), ""
		}
		if written == "cent" && len(list) > 0 && list[len(list)-1].Word == "per" && strings.TrimSpace(between) == "" {
			list[len(list)-1].Word, list[len(list)-1].End, last = "percent", at[1], at[1]
			continue
		}
		if sign, size := utf8.DecodeRuneInString(written); currencies[sign] != "" {
			currency, written = currencies[sign], strings.TrimSpace(written[size:])
		}
		if at := strings.LastIndexAny(between, "[]"); at >= 0 {
			inside = between[at] == '['
		}
		t.Bracketed = inside
		first, _ := utf8.DecodeRuneInString(written)
		t.Capital = unicode.IsUpper(first)
		t.Owns = inGenitive(written, text[at[1]:])
		for i, word := range plain(written) {
			if t.Word = word; word == "" {
				continue // a mark that stands on nothing
			}
			if i > 0 {
				t.Opens, t.Gap, t.Capital = false, false, false
			}
			list = append(list, t)
		}
		last = at[1]
	}
	if currency != "" {
		list = append(list, behind(list, currency))
	}
	return list
}

// behind makes a word that is said behind the last one and stands with it.
func behind(list []Token, word string) Token {
	last := list[len(list)-1]
	return Token{Word: word, Start: last.Start, End: last.End}
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

// auxiliaries stand behind a word with an apostrophe: "you're". What "'s" and "'d" are, only
// the sentence tells.
var auxiliaries = map[string]string{"'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}

// letters are written in more than one way.
var letters = strings.NewReplacer("’", "'", "ʼ", "'", "æ", "ae", "œ", "oe", "ß", "ss")

// plain gives the words that a word is compared as.
func plain(written string) []string {
	w := strings.ToLower(written)
	if !lang.IsASCII(w) {
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
	if at := strings.LastIndexByte(w, '\''); at > 0 && auxiliaries[w[at:]] != "" {
		return []string{w[:at], auxiliaries[w[at:]]}
	}
	return []string{strings.ReplaceAll(strings.TrimSuffix(w, "'s"), "'", "")}
}

// Places gives the places of all words of a list.
func Places(list []Token) (all []int) {
	for i := range list {
		all = append(all, i)
	}
	return all
}

// Pick gives the words at some places.
func Pick(all []Token, places []int) (list []string) {
	for _, i := range places {
		list = append(list, all[i].Word)
	}
	return list
}

// Gap gives what stands between two words, nothing between those of "can't".
func Gap(text string, list []Token, i int) string {
	return text[min(list[i-1].End, list[i].Start):list[i].Start]
}

// Touch says whether nothing but a space or a hyphen stands before a word and behind the one before it.
func Touch(text string, list []Token, i int) bool {
	gap := Gap(text, list, i)
	return strings.TrimSpace(gap) == "" || gap == "-"
}
