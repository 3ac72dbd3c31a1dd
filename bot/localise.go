package bot

import (
	"strings"

	"footnote/bot/discord"
	"footnote/retrieval/wording/texts"
)

// localised gives commands with their names and descriptions in all languages. The
// names in English are those that Discord sends back, whatever a member saw.
func localised(list []*appCommand) []*appCommand {
	for _, c := range list {
		c.Names, c.Descriptions = named(c.Name), described(c.Description)
		for _, o := range c.Options {
			if o.Type == optionSubCommand {
				o.localise(subName(c.Name, o.Name))
			} else {
				o.localise(named(o.Name))
			}
		}
	}
	return list
}

func (o *appOption) localise(names localized) {
	o.Names, o.Descriptions = names, described(o.Description)
	for i, c := range o.Choices {
		o.Choices[i].Names = described(c.Name)
	}
	for _, inner := range o.Options {
		inner.localise(named(inner.Name))
	}
}

// named is what a command or an option is called. The name of one with sub-commands
// begins theirs.
func named(name string) localized {
	full := fullName(name)
	return inLocales(name, func(in texts.Language) string {
		if full != texts.Name(name) {
			first, _, _ := strings.Cut(in.Name(full), " ")
			return first
		}
		return in.Name(texts.Name(name))
	})
}

// fullName gives the first command whose name begins with a word, that word for none.
func fullName(word string) texts.Name {
	for _, c := range commands() {
		if strings.HasPrefix(string(c.name), word+" ") {
			return c.name
		}
	}
	return texts.Name(word)
}

func subName(parent, sub string) localized {
	return inLocales(sub, func(in texts.Language) string {
		_, name, _ := strings.Cut(in.Name(texts.Name(parent+" "+sub)), " ")
		return name
	})
}

func described(text string) localized {
	if text == "" {
		return nil
	}
	return inLocales(text, func(in texts.Language) string { return in.Say(texts.Text(text)) })
}

// inLocales gives a text in those of Discord's locales that have a translation of it.
func inLocales(english string, say func(texts.Language) string) localized {
	all := localized{}
	for _, locale := range discord.Locales {
		if text := say(texts.In(locale)); text != english {
			all[locale] = text
		}
	}
	return all
}
