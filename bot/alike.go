package bot

import (
	"context"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/retrieval/likeness"
	"footnote/retrieval/wording"
)

// mostAlike is how many copies of one file are told one by one.
const mostAlike = 5

// alike says which of some added sources look like copies of older ones, a line each, and what
// to do; nothing if none does. That it cannot be found out is no matter of the moderator's.
func (c *call) alike(ctx context.Context, added []corpus.SourceID) string {
	found, err := likeness.Find(ctx, c.lease.Library, added)
	if err != nil {
		c.bot.log.Warn("copies were not looked for", "server", c.guild, "error", err)
		return ""
	}
	added = slices.DeleteFunc(slices.Clone(added), func(id corpus.SourceID) bool { return found[id].ID == 0 })
	var rows []string
	for _, id := range added[:min(len(added), mostAlike)] {
		this, err := c.lease.Source(ctx, id)
		if err != nil {
			continue // removed a moment ago
		}
		rows = append(rows, c.in.Say("%s looks like %s, which is here already: most of its text stands there.", quoted(wording.Title(this)), quoted(wording.Label(found[id]))))
	}
	if len(added) > mostAlike {
		rows = append(rows, c.in.Say("Others look like copies, too."))
	}
	if len(rows) == 0 {
		return ""
	}
	return "\n" + strings.Join(append(rows, c.in.Say("If it is the same work, keep one: `/source remove` takes the other out.")), "\n")
}
