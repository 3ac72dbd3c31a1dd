package bot

import (
	"context"
	"maps"
	"slices"

	"footnote/retrieval/wording/texts"
)

// A command that adds a source and was refused is kept whole, with its file. What can be typed
// of it opens as a form; what is sent is the same command again.

const addVerb = "add" // of that form

// typedInAdd are the options that stand in the form, which holds five.
var typedInAdd = []string{"url", "title", "authors", "date", "publisher"}

// correctableAdd lets the command be corrected that was refused.
func (c *call) correctableAdd(ctx context.Context, why error) error {
	if !isTold(why) || c.command == "" {
		return why
	}
	fields := map[string]string{}
	for _, name := range typedInAdd {
		fields[name] = c.text(name)
	}
	return c.keptFor(ctx, typed{Verb: addVerb, Fields: fields, Command: &c.Data}, why)
}

// addForm asks for what a command was given, under the number that it is kept by.
func addForm(in texts.Language) *modal {
	return &modal{Title: in.Say("Add a text"), Components: []component{
		field("url", in.Say("Web address"), "", inputShort, false, 500),
		field("title", in.Say("Title, if the text does not say"), "", inputShort, false, 300),
		field("authors", in.Say("Authors: Family, Given; Family, Given"), "", inputShort, false, 300),
		field("date", in.Say("Date: 2021-07-03, 2021-07 or 2021"), "", inputShort, false, mostOfDate),
		field("publisher", in.Say("Publisher"), "", inputShort, false, 200),
	}}
}

// addCorrected is what happens when that form is sent.
func addCorrected(ctx context.Context, c *call) (reply, error) {
	t, ok := c.bot.draftOf(ctx, c.arg(0))
	if !ok || !t.isOf(c) || t.Command == nil {
		return reply{}, errNotKept
	}
	c.become(*t.Command, c.fields)
	return addSource(ctx, c)
}

// become makes the form that was sent the command again that it corrects, so that the job is
// that of a command.
func (c *call) become(command interactionData, sent map[string]string) {
	if len(command.Options) != 1 {
		return
	}
	sub := command.Options[0]
	sub.Options = slices.DeleteFunc(slices.Clone(sub.Options), func(o optionValue) bool { return slices.Contains(typedInAdd, o.Name) })
	for _, name := range slices.Sorted(maps.Keys(sent)) {
		if sent[name] != "" && slices.Contains(typedInAdd, name) {
			sub.Options = append(sub.Options, optionValue{Name: name, Type: optionText, Value: sent[name]})
		}
	}
	command.Options = []optionValue{sub}
	c.Type, c.Data, c.verb = kindCommand, command, ""
	c.readCommand()
}
