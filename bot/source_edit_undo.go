package bot

import (
	"context"
	"errors"
	"strconv"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/wording/texts"
)

// recordActs are what a moderator can do with a source's record: edit it, and take the last
// correction of it back.
func (c *call) recordActs(ctx context.Context, s corpus.Source) []component {
	acts := editButtons(c.in, s)
	last, err := c.lease.LastCorrection(ctx, s.ID)
	if err == nil {
		return append(acts, button(c.in.Say("Undo correction"), "undoedit", sourceArg(s), strconv.FormatInt(last.ID, 10)))
	}
	if !errors.Is(err, corpus.ErrNotFound) {
		c.bot.log.Warn("corrections cannot be read", "server", c.guild, "error", err)
	}
	return acts
}

// undoNamed is the handler of /source undo: it takes back whichever correction is the last.
func undoNamed(ctx context.Context, c *call) (reply, error) {
	s, err := c.changeableNamed(ctx, c.text("source"))
	if err != nil {
		return reply{}, err
	}
	return c.undoCorrection(ctx, s.ID, 0)
}

// undoPressed takes back the correction that a button names, if it is still the last one.
func undoPressed(ctx context.Context, c *call) (reply, error) {
	s, err := c.sourceOf(ctx)
	if err != nil {
		return reply{}, err
	}
	number, err := strconv.ParseInt(c.arg(1), 10, 64)
	if err != nil || number < 1 {
		return reply{}, ErrUnknownButton
	}
	return c.undoCorrection(ctx, s.ID, number)
}

func (c *call) undoCorrection(ctx context.Context, id corpus.SourceID, number int64) (reply, error) {
	s, undone, err := c.lease.UndoCorrection(ctx, id, number)
	if errors.Is(err, corpus.ErrNotFound) {
		return reply{}, tell("There is no correction of this record to take back, or somebody has changed it again since. /source info shows how it is now.")
	}
	if err != nil {
		return reply{}, err
	}
	return c.corrected(ctx, s, saidUndone(c.in, undone)), nil
}

// saidUndone says whose correction was taken back, and when it was made.
func saidUndone(in texts.Language, c library.Correction) string {
	if !isSnowflake(c.By) { // not corrected from Discord
		return in.Say("Taken back: the correction of %s.", in.Day(c.At))
	}
	return in.Say("Taken back: the correction of %s by %s.", in.Day(c.At), mention(c.By))
}
