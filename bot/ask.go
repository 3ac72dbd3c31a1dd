package bot

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/library/journal"
	"footnote/retrieval"
	"footnote/retrieval/wording"
	"footnote/retrieval/wording/texts"
)

// keptPassages is how many passages of an answer can be paged through.
const keptPassages = 25

// askPrivacy decides who sees an answer: what the member chose, else what the
// server has set. In a direct message there is nobody else.
func askPrivacy(c *call) acknowledgement {
	private, given := c.flag("private")
	if !given {
		private = c.settings.private
	}
	if c.GuildID != "" && (private || !c.publicHere()) {
		return ackPrivate
	}
	return ackPublic
}

// publicHere reports whether answers may be public where the call came from.
func (c *call) publicHere() bool { return c.settings.publicIn(c.ChannelID, c.Channel.ParentID) }

// ask is the handler of /ask.
func ask(ctx context.Context, c *call) (reply, error) {
	if c.guild == "" {
		return c.bot.askDirect(ctx, c, asking{question: c.text("question")})
	}
	question := c.text("question")
	return c.answer(ctx, asking{question: question, private: askPrivacy(c) == ackPrivate, shown: question})
}

// compare is the handler of /compare: what each source says on a point.
func compare(ctx context.Context, c *call) (reply, error) {
	question := c.text("question")
	q := asking{question: question, private: askPrivacy(c) == ackPrivate, shown: question, compare: true}
	if c.guild == "" {
		return c.bot.askDirect(ctx, c, q)
	}
	return c.answer(ctx, q)
}

// findSources is the handler of the message command: what bears on a message.
func findSources(ctx context.Context, c *call) (reply, error) {
	m, ok := c.target()
	if !ok || strings.TrimSpace(m.Content) == "" {
		return reply{}, tell("There is no text in that message to look for.")
	}
	return c.answer(ctx, asking{question: m.Content, private: true})
}

// A reading is the library that answers: the server's own, or the starter
// library while that is empty, or has no text that a question could be put to.
type reading struct {
	library *library.Library
	engine  *retrieval.Engine
	tag     string // empty for the server's own
}

func (c *call) reading(ctx context.Context) (reading, error) {
	if _, err := c.bot.revision(ctx, c.lease.Library); errors.Is(err, corpus.ErrUnavailable) {
		c.old = true
	}
	sources, err := c.bot.titlesOf(ctx, c.guild, c.lease.Library)
	if err != nil {
		return reading{}, err
	}
	if len(sources) == 0 {
		return c.bot.starterReading(), nil
	}
	engine, err := c.lease.Engine(ctx)
	return reading{c.lease.Library, engine, ""}, err
}

func (b *Bot) starterReading() reading {
	return reading{b.starter.library, b.starter.engine, b.starter.tag}
}

// An asking is a question and how its answer is to be.
type asking struct {
	question string
	shown    string // the question as it is repeated above the answer
	private  bool
	compare  bool                 // the sources with each other
	before   []journal.KeptAnswer // that it may go on from, oldest first
}

// answer asks the library and renders what it says.
func (c *call) answer(ctx context.Context, q asking) (reply, error) {
	q.question = strings.TrimSpace(q.question)
	if q.question == "" {
		return reply{}, tell("Ask something, for example: why do states break treaties?")
	}
	from, err := c.reading(ctx)
	if err != nil {
		return reply{}, err
	}
	asksAfter := c.follows != "" || c.repliedTo != ""
	if !q.compare && (asksAfter || !c.old) {
		if q.before, err = c.before(ctx, from, q.private); err != nil {
			return reply{}, err
		}
	}
	answer, part, err := c.consult(ctx, from, q)
	if err == nil && answer.NoText && part.part == "" {
		// A list of works alone answers nothing, so the starter library still does.
		from = c.bot.starterReading()
		answer, part, err = c.consult(ctx, from, q)
	}
	if err != nil {
		return reply{}, err
	}
	retrieval.ByGrade(answer.Evidence)
	a := shownAnswer{in: c.in, question: q.shown, private: q.private, scope: c.in.Phrase(part.words), part: part.part, notes: slices.Concat(c.noteServer(), c.noteFiles(), c.noteOld(), notesOn(c.in, from, answer)), citing: c.citing(ctx, from.library)}
	if n := len(q.before); n > 0 {
		a.follows = q.before[n-1].ID
	}
	if err := c.say(ctx, from, &a, q, answer); err != nil {
		return reply{}, err
	}
	a = a.page1(answer.Evidence, c.settings.passages)
	a.drawable = c.drawable(ctx, from.library, a.evidence)
	return reply{message: renderAnswer(a), answer: a.id}, nil
}

// say keeps an answer and says in a what it is.
func (c *call) say(ctx context.Context, from reading, a *shownAnswer, q asking, answer retrieval.Answer) error {
	best, err := c.elsewhere(ctx, from, a, q, answer)
	if err != nil {
		return err
	}
	if c.text("source") != "" {
		answer.Nearest = nil // it is the one that was named
	}
	if a.elsewhere {
		answer.Missing = nil // others stand elsewhere, so these alone would mislead
	}
	a.verdict, a.compared, a.said, a.listed = answer.Verdict, answer.Compared, saidOf(c.in, a.scope, answer), wording.Listed(answer)
	c.verdict = string(answer.Verdict)
	c.log = append(c.log, "verdict", answer.Verdict, "evidence", len(answer.Evidence), "confidence", answer.Confidence)
	if answer.Talk {
		return nil // there is nothing to do with it
	}
	a.id = c.keep(ctx, from, *a, answer)
	if c.keepGap(ctx, *a, answer, best) {
		a.notes = append(a.notes, c.in.Say(noteGap))
	}
	if a.missed = c.GuildID != "" && answer.Verdict == retrieval.Nothing && answer.Catalogue == nil; a.missed {
		a.said += "\n" + c.in.Say(nextStep)
	}
	return nil
}

// elsewhere asks the whole library what the part of it that was asked does not
// surely answer. It notes in a whether that is surer, and gives the better verdict.
func (c *call) elsewhere(ctx context.Context, from reading, a *shownAnswer, q asking, answer retrieval.Answer) (retrieval.Verdict, error) {
	if a.scope == "" || answer.Verdict == retrieval.Sure || answer.Talk || answer.Catalogue != nil {
		return answer.Verdict, nil
	}
	whole, err := q.ask(ctx, from.engine, 1, nil)
	if err != nil || !whole.Verdict.Above(answer.Verdict) {
		return answer.Verdict, err
	}
	a.elsewhere = true
	return whole.Verdict, nil
}

// keepGap notes a question that the library does not surely answer for who keeps
// it, and tells whether it did: none that asks nothing of the texts.
func (c *call) keepGap(ctx context.Context, a shownAnswer, answer retrieval.Answer, best retrieval.Verdict) bool {
	if answer.Verdict = best; a.id == "" || !isGap(answer) {
		return false
	}
	gap := journal.Gap{Question: corpus.Clip(keptQuestion(answer), maxKeptQuestion), Verdict: string(best), AskedAt: c.bot.o.Now()}
	if err := c.lease.Journal.AddGap(ctx, gap); err != nil {
		c.bot.log.Error("question could not be kept", "server", c.guild, "error", err)
		return false
	}
	return true
}

// page1 puts the first passages of an answer on its first page.
func (a shownAnswer) page1(evidence []retrieval.Evidence, passages int) shownAnswer {
	grades := make([]retrieval.Grade, len(evidence))
	for i, e := range evidence {
		grades[i] = e.Grade
	}
	p := pagesOf(grades, a.compared, passages)
	_, to := p.bounds(0)
	for i, e := range evidence[:to] {
		a.evidence = append(a.evidence, ranked{i + 1, e})
	}
	a.more = p.total - to
	return a
}

// noteOld says that an answer comes from memory.
func (c *call) noteOld() []string {
	if !c.old {
		return nil
	}
	return []string{c.in.Say(noteOld)}
}

func notesOn(in texts.Language, from reading, answer retrieval.Answer) []string {
	var notes []string
	if answer.Talk {
		return nil
	}
	if from.tag != "" {
		notes = append(notes, in.Say(noteStarter))
	}
	if answer.Partial != nil && !errors.Is(answer.Partial, retrieval.ErrTable) && len(answer.Evidence) > 0 {
		notes = append(notes, in.Say(notePartial))
	}
	if answer.Foreign != "" {
		notes = append(notes, in.Say(noteLanguage))
	}
	return notes
}

// keep stores an answer, so that its buttons work later, and gives its number.
// An answer that cannot be stored is shown all the same, without those buttons.
func (c *call) keep(ctx context.Context, from reading, a shownAnswer, answer retrieval.Answer) string {
	kept := journal.KeptAnswer{
		ID: c.newAnswerID(), Question: corpus.Clip(answer.Question, maxKeptQuestion), Member: c.member, Channel: c.ChannelID,
		Library: from.tag, Scope: a.scope, Part: a.part, Follows: a.follows, Verdict: string(a.verdict), Said: a.said, Compared: a.compared, AskedAt: c.bot.o.Now(),
	}
	for _, e := range answer.Evidence[:min(len(answer.Evidence), keptPassages)] {
		k := journal.KeptEvidence{Passage: e.Passage.ID, Grade: string(e.Grade)}
		if len(e.Highlights) > 0 {
			k.Start, k.End = e.Highlights[0].Start, e.Highlights[0].End
		}
		kept.Evidence = append(kept.Evidence, k)
	}
	if c.old {
		return "" // there is nobody to keep it
	}
	if err := c.lease.Journal.KeepAnswer(ctx, kept); err != nil {
		c.bot.log.Error("answer could not be kept", "server", c.guild, "error", err)
		return ""
	}
	return kept.ID
}

const maxKeptQuestion = 1000 // bytes

// isQuestion leaves out greetings and the like: what has fewer than three words
// is no gap of a library.
func isQuestion(text string) bool { return len(strings.Fields(text)) >= 3 }

func newAnswerID() string {
	var id [8]byte
	rand.Read(id[:]) // never fails
	return hex.EncodeToString(id[:])
}

// isAnswerID says whether a text, which may be of anybody, is as newAnswerID makes them: it
// becomes the name of a file.
func isAnswerID(id string) bool {
	data, err := hex.DecodeString(id)
	return err == nil && len(data) == 8
}

// A pressedAnswer is a kept answer that a button was pressed on.
type pressedAnswer struct {
	journal.KeptAnswer
	library *library.Library // that it was given from
}

// pressed finds the answer that a button names. It is looked for in the
// member's own server only.
func (c *call) pressed(ctx context.Context) (pressedAnswer, error) {
	kept, err := c.lease.Journal.KeptAnswer(ctx, c.arg(0))
	if errors.Is(err, corpus.ErrNotFound) {
		return pressedAnswer{}, ErrGone
	}
	if err != nil {
		return pressedAnswer{}, err
	}
	switch kept.Library {
	case "":
		return pressedAnswer{kept, c.lease.Library}, nil
	case c.bot.starter.tag:
		return pressedAnswer{kept, c.bot.starter.library}, nil
	}
	return pressedAnswer{}, ErrGone // an older edition of the starter library
}

// ranked is a passage with its number in its answer.
type ranked struct {
	rank int
	retrieval.Evidence
}

// evidence loads passages of an answer by their place in it. Those that are
// gone are left out; the others keep their numbers.
func (a pressedAnswer) evidence(ctx context.Context, from, to int) ([]ranked, error) {
	from, to = min(from, len(a.Evidence)), min(to, len(a.Evidence))
	var ids []corpus.PassageID
	for _, e := range a.Evidence[from:to] {
		ids = append(ids, e.Passage)
	}
	passages, err := a.library.PassagesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	var list []ranked
	for i, e := range a.Evidence[from:to] {
		p, ok := passages[e.Passage]
		if !ok {
			continue
		}
		source, err := a.library.Source(ctx, p.Source)
		if errors.Is(err, corpus.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		ev := retrieval.Evidence{Passage: p, Source: source, Grade: retrieval.Grade(e.Grade)}
		if e.End > e.Start {
			ev.Highlights = []retrieval.Span{{Start: e.Start, End: e.End}}
		}
		list = append(list, ranked{from + i + 1, ev})
	}
	return list, nil
}

// missing says why there is nothing to show of an answer at a place in it.
func (a pressedAnswer) missing(place int) error {
	if place < len(a.Evidence) {
		return ErrRemoved
	}
	return ErrUnknownButton
}

// pages says how a kept answer is spread over pages.
func (a pressedAnswer) pages(passages int) pages {
	grades := make([]retrieval.Grade, len(a.Evidence))
	for i, e := range a.Evidence {
		grades[i] = retrieval.Grade(e.Grade)
	}
	return pagesOf(grades, a.Compared, passages)
}

// onPage loads the passages of a page.
func (a pressedAnswer) onPage(ctx context.Context, page, passages int) ([]ranked, error) {
	from, to := a.pages(passages).bounds(page)
	return a.evidence(ctx, from, to)
}

// page renders a page of a kept answer.
func (c *call) page(ctx context.Context, a pressedAnswer, page int, private bool) (shownAnswer, error) {
	p := a.pages(c.settings.passages)
	from, to := p.bounds(page)
	evidence, err := a.evidence(ctx, from, to)
	if err != nil {
		return shownAnswer{}, err
	}
	if len(evidence) == 0 && len(a.Evidence) > 0 {
		return shownAnswer{}, tell("These passages are no longer in the library. Ask again with /ask.")
	}
	part, err := scopeOf(ctx, a.library, a.Part)
	if err != nil {
		return shownAnswer{}, err
	}
	shown := shownAnswer{
		in: c.in, id: a.ID, question: a.Question, evidence: evidence, page: page, from: from, more: p.total - to,
		verdict: retrieval.Verdict(a.Verdict), said: a.Said, compared: a.Compared,
		private: private, citing: c.citing(ctx, a.library), scope: c.in.Phrase(part.words), drawable: c.drawable(ctx, a.library, evidence),
	}
	if a.Library != "" {
		shown.notes = []string{c.in.Say(noteStarter)}
	}
	return shown, nil
}

// retention is how long answers are kept, and undoTime how long what was
// removed is.
const (
	retention = 30 * 24 * time.Hour
	undoTime  = library.UndoTime
	graceTime = 30 * 24 * time.Hour // after the bot was removed from a server
)
