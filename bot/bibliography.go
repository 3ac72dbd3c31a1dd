package bot

import (
	"cmp"
	"context"

	"footnote/bot/discord"
	"footnote/corpus"
	"footnote/corpus/cite"
)

// bibliography is the handler of /bibliography: what was cited in this channel,
// which may be a thread, as a file.
func bibliography(ctx context.Context, c *call) (reply, error) {
	sources, err := c.citedHere(ctx)
	if err != nil {
		return reply{}, err
	}
	if len(sources) == 0 {
		return reply{message: say(c.in.Say("No source has been cited in this channel in the last 30 days. Ask something with /ask first."))}, nil
	}
	file, err := bibliographyFile(cmp.Or(c.text("format"), "md"), c.settings.style, sources)
	if err != nil {
		return reply{}, err
	}
	m := say(c.in.Count(len(sources), "%d source cited in this channel.", "%d sources cited in this channel."))
	m.Files = []discord.File{file}
	return reply{message: m}, nil
}

// citedHere gives the sources of the first pages of the answers in a channel that the
// member may know of, each once.
func (c *call) citedHere(ctx context.Context) ([]corpus.Source, error) {
	answers, err := c.answersHere(ctx, true)
	if err != nil {
		return nil, err
	}
	type key struct {
		library string
		id      corpus.SourceID
	}
	seen := map[key]bool{}
	var list []corpus.Source
	for _, kept := range answers {
		a := pressedAnswer{kept, c.lease.Library}
		if kept.Library == c.bot.starter.tag {
			a.library = c.bot.starter.library
		} else if kept.Library != "" {
			continue
		}
		evidence, err := a.onPage(ctx, 0, c.settings.passages)
		if err != nil {
			return nil, err
		}
		for _, e := range evidence {
			if k := (key{kept.Library, e.Source.ID}); !seen[k] {
				seen[k] = true
				list = append(list, e.Source)
			}
		}
	}
	return list, nil
}

// bibliographyFile writes a list of sources: Markdown in the server's style, or
// for a program that keeps references.
func bibliographyFile(format, style string, sources []corpus.Source) (discord.File, error) {
	form := map[string]struct{ style, mediaType string }{
		"md":  {readableStyle(style), "text/markdown; charset=utf-8"},
		"bib": {"bibtex", "application/x-bibtex; charset=utf-8"},
		"ris": {"ris", "application/x-research-info-systems; charset=utf-8"},
	}[format]
	if form.style == "" {
		return discord.File{}, ErrUnknownButton
	}
	references, file, err := cite.Bibliography(form.style, sources)
	if err != nil {
		return discord.File{}, err
	}
	if format == "md" {
		file = ""
		for _, r := range references {
			file += "- " + r.Full.Markdown(escape) + "\n"
		}
	}
	return discord.File{Name: "bibliography." + format, MediaType: form.mediaType, Data: []byte(file)}, nil
}
