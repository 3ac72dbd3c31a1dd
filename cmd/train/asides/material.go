package asides

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"footnote/cmd/train/table"
	"footnote/retrieval/question"
	"footnote/retrieval/question/aside"
)

// A material is what messages are made of, by language; all of it by kind, and each kind by whether
// it is kept back.
type material map[string]texts

type texts map[string]map[bool][]string

// The kinds. What matters stands around a question as an aside does, and belongs to it.
const (
	before        = "before"
	behind        = "behind"
	beforeMatters = "before, matters"
	behindMatters = "behind, matters"
	talk          = "talk"
	ask           = "ask"
	inGroup       = "in a group"
)

// keptShare: every so manieth text is kept back.
const keptShare = 5

func (m texts) add(kind, text string) {
	h := fnv.New32a()
	h.Write([]byte(text)) // never fails
	kept := h.Sum32()%keptShare == 0
	if m[kind] == nil {
		m[kind] = map[bool][]string{}
	}
	m[kind][kept] = append(m[kind][kept], text)
}

// read reads asides, messages and questions.
func read(own, chat, placed string, groups []string) (material, error) {
	m := material{english: {}}
	for _, folder := range groups {
		if err := m[english].readGroups(folder); err != nil {
			return nil, err
		}
	}
	for _, folder := range []string{own, chat} {
		files, err := filepath.Glob(filepath.Join(folder, "*.tsv"))
		if err != nil || len(files) == 0 {
			return nil, fmt.Errorf("no texts in %q: %w", folder, errors.Join(err, os.ErrNotExist))
		}
		for _, path := range files {
			language := strings.TrimSuffix(filepath.Base(path), ".tsv")
			if m[language] == nil && folder == chat {
				continue // nobody knows what is said around questions there
			}
			if m[language] == nil {
				m[language] = texts{}
			}
			if err := m[language].readOwn(path); err != nil {
				return nil, err
			}
		}
	}
	b, err := os.ReadFile(placed)
	if err != nil {
		return nil, err
	}
	table.EachRow(string(b), 4, func(fields []string) {
		for _, q := range fields[3:] {
			m[english].add(ask, q)
		}
	})
	return m, nil
}

// readGroups reads the questions of study groups: what their members say of what they ask looks
// like an aside, and is none. What surely is one is cut off.
func (m texts) readGroups(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no questions in %q: %w", folder, errors.Join(err, os.ErrNotExist))
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(b)) {
			var asked struct{ Kind, Q string }
			if err := json.Unmarshal([]byte(line), &asked); err != nil {
				return fmt.Errorf("read %q: %w", path, err)
			}
			if asked.Q != "" && asked.Kind != "off" {
				m.add(inGroup, question.Trim(asked.Q))
			}
		}
	}
	return nil
}

// longestTalk bounds the words of talk beside a question.
const longestTalk = 9

func (m texts) readOwn(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		kind, text, ok := strings.Cut(line, "\t")
		switch kind {
		case before, behind, beforeMatters, behindMatters, ask:
		case talk:
			if len(strings.Fields(text)) > longestTalk {
				continue
			}
		default:
			ok = false
		}
		if !ok {
			return fmt.Errorf("%s, line %d: want a kind, a tab and a text", path, i+1)
		}
		m.add(kind, text)
	}
	return nil
}

// A message is one with its words, of which so many before and behind are asides.
type message struct {
	words          []aside.Word
	before, behind int
	matters        bool // something stands between that matters
}

// english is the language of the placed questions and of the study groups.
const english = "en"

// How often a message has an aside on a side, how often that is talk, how often something that
// matters stands between it and the question, and how often that is one of a study group, where
// the language has any; and the messages that are made, of which so many are English.
const (
	asideShare   = 0.4
	talkShare    = 0.25
	mattersShare = 0.2
	groupShare   = 0.5
	mostMessages = 40000
	englishShare = 0.6
)

// messages makes messages of what is kept back, or of the rest.
func (m material) messages(kept bool) []message {
	r := rand.New(rand.NewPCG(1, 2))
	n := mostMessages
	if kept {
		n /= keptShare
	}
	languages := slices.Sorted(maps.Keys(m))
	list := make([]message, 0, n)
	for range n {
		language := english
		if r.Float64() >= englishShare {
			language = languages[r.IntN(len(languages))]
		}
		list = append(list, newMessage(r, m[language].parts(r, kept)))
	}
	return list
}

// parts gives an aside, what matters, a question, what matters and an aside.
func (m texts) parts(r *rand.Rand, kept bool) []string {
	front, matterBefore := m.around(r, kept, before, beforeMatters)
	back, matterBehind := m.around(r, kept, behind, behindMatters)
	asked := ask
	if len(m[inGroup]) > 0 && r.Float64() < groupShare {
		asked = inGroup
	}
	return []string{front, matterBefore, m.pick(r, kept, asked), matterBehind, back}
}

// around gives what stands on a side of a question, if anything does.
func (m texts) around(r *rand.Rand, kept bool, kind, matters string) (asideText, matter string) {
	if r.Float64() < mattersShare {
		matter = m.pick(r, kept, matters)
	}
	switch p := r.Float64(); {
	case p < asideShare*talkShare:
		asideText = m.pick(r, kept, talk)
	case p < asideShare:
		asideText = m.pick(r, kept, kind)
	}
	return asideText, matter
}

func (m texts) pick(r *rand.Rand, kept bool, kind string) string {
	list := m[kind][kept]
	if len(list) == 0 {
		return ""
	}
	return list[r.IntN(len(list))]
}

// marks stand between the parts of a message, where any do.
var marks = []string{" ", " ", " ", ", ", ", ", ": ", ". ", "... ", " - ", "! ", "? ", "\n"}

// Of the telling words of questions and of asides, so many stand in a library: in those of
// the study groups that the fit learns from, of some 20,000 words each.
const questionStands, asideStands = 0.74, 0.45

// newMessage makes a message of its parts.
func newMessage(r *rand.Rand, parts []string) message {
	msg := message{matters: parts[1] != "" || parts[3] != ""}
	for i, part := range parts {
		share := questionStands
		if i == 0 || i == len(parts)-1 {
			share = asideStands
		}
		words := question.Asides(part, func(string) bool { return r.Float64() < share })
		switch i {
		case 0:
			msg.before = len(words)
		case len(parts) - 1:
			msg.behind = len(words)
		}
		if len(words) > 0 {
			words[0].Gap = strings.TrimSpace(marks[r.IntN(len(marks))]) != ""
		}
		msg.words = append(msg.words, words...)
	}
	return msg
}

func (msg message) aside(side aside.Side) int {
	if side == aside.Before {
		return msg.before
	}
	return msg.behind
}

// besides gives the words of the asides.
func (msg message) besides() (list []string) {
	for i, w := range msg.words {
		if i < msg.before || i >= len(msg.words)-msg.behind {
			list = append(list, strings.ReplaceAll(w.Text, "'", ""))
		}
	}
	return list
}

// most is how many words of a message an aside may have.
func (msg message) most() int { return min(len(msg.words)-1, aside.Longest) }

// each gives the signs of all words and borders of a message.
func (msg message) each(known func(word string) bool, use func(signs []string)) {
	for _, side := range []aside.Side{aside.Before, aside.Behind} {
		for k := 1; k <= msg.most(); k++ {
			use(aside.WordSigns(msg.words, side, k, known))
			use(aside.BorderSigns(msg.words, side, k, known))
		}
	}
}

// surest gives the logit of the surest cut on a side that takes words which bear on the library,
// or takes none.
func (msg message) surest(m *aside.Model, side aside.Side, bear bool) float64 {
	most, bears := -1e9, false
	for k, logit := range m.Logits(msg.words, side) {
		if k == 0 {
			continue
		}
		edge := k - 1
		if side == aside.Behind {
			edge = len(msg.words) - k
		}
		if bears = bears || msg.words[edge].Bears; bears == bear {
			most = max(most, logit)
		}
	}
	return most
}
