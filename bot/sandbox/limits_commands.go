package sandbox

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The limits of what is not a message: choices, forms, commands.

func checkChoices(choices []Choice) error {
	f := form{prefix: "data."}
	f.count("choices", len(choices), 0, maxOptions)
	for n, c := range choices {
		f.within(fmt.Sprintf("choices.%d.name", n), c.Name, 100)
		if text, ok := c.Value.(string); ok {
			f.within(fmt.Sprintf("choices.%d.value", n), text, 100)
		}
	}
	return f.err()
}

func checkModal(m Modal) error {
	f := form{prefix: "data."}
	f.within("custom_id", m.CustomID, maxCustomID)
	f.within("title", m.Title, 45)
	f.count("components", len(m.Components), 1, 5)
	for n, c := range m.Components {
		f.modalPart(fmt.Sprintf("components.%d", n), c)
	}
	f.customIDs("components", m.Components)
	return f.err()
}

func (f *form) modalPart(at string, c Component) {
	switch {
	case c.Type == ActionRow && len(c.Components) == 1 && c.Components[0].Type == TextInput:
		f.within(at+".components.0.label", c.Components[0].Label, 45)
		f.textInput(at+".components.0.", c.Components[0])
	case c.Type == Label && c.Component != nil:
		f.within(at+".label", c.Label, 45)
		f.atMost(at+".description", c.Description, 100)
		if c.Component.Type == TextInput {
			f.textInput(at+".component.", *c.Component)
		}
	case c.Type == 10:
		f.within(at+".content", c.Content, maxV2Text)
	default:
		f.bad(at+".type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1, 10, 18).")
	}
}

func (f *form) textInput(at string, c Component) {
	f.within(at+"custom_id", c.CustomID, maxCustomID)
	f.atMost(at+"placeholder", c.Placeholder, 100)
	f.atMost(at+"value", c.Value, 4000)
	if c.Style < 1 || c.Style > 2 {
		f.bad(at+"style", "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.")
	}
	if c.MaxLength != nil && (*c.MaxLength < 1 || *c.MaxLength > 4000) {
		f.bad(at+"max_length", "NUMBER_TYPE_MAX", "int value should be between 1 and 4000.")
	}
	if c.MinLength != nil && (*c.MinLength < 0 || *c.MinLength > 4000) {
		f.bad(at+"min_length", "NUMBER_TYPE_MAX", "int value should be between 0 and 4000.")
	}
}

// commandName is Discord's rule for the names of slash commands and options.
var commandName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`) })

func checkCommands(list []Command) error {
	f := form{}
	seen, kinds := map[string]bool{}, map[int]int{}
	for n, c := range list {
		at, kind := strconv.Itoa(n)+".", max(1, c.Type)
		for locale, name := range c.NameLocalizations {
			if key := locale + strconv.Itoa(kind) + name; seen[key] {
				f.bad(at+"name_localizations", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique in "+locale)
			} else {
				seen[key] = true
			}
		}
		key := strconv.Itoa(kind) + c.Name
		if seen[key] {
			f.bad(at+"name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		}
		seen[key] = true
		kinds[kind]++
		f.command(at, kind, c)
	}
	if kinds[SlashCommand] > 100 || kinds[UserCommand] > 15 || kinds[MessageCommand] > 15 {
		f.bad("_", "APPLICATION_COMMANDS_TOO_MANY", "Maximum number of application commands reached")
	}
	return f.err()
}

func (f *form) command(at string, kind int, c Command) {
	if kind == SlashCommand {
		f.commandName(at, c.Name)
		f.within(at+"description", c.Description, 100)
	} else {
		f.within(at+"name", c.Name, 32)
		if c.Description != "" || len(c.Options) > 0 {
			f.bad(at+"description", "APPLICATION_COMMAND_INVALID_FIELD", "Context menu commands have neither description nor options")
		}
	}
	f.localizedNames(at, kind == SlashCommand, c.NameLocalizations)
	f.localizedTexts(at+"description_localizations", c.DescriptionLocalizations, 100)
	f.commandOptions(at, c.Options)
	if c.DefaultMemberPermissions != nil {
		if _, err := strconv.ParseUint(*c.DefaultMemberPermissions, 10, 64); err != nil {
			f.bad(at+"default_member_permissions", "NUMBER_TYPE_COERCE", "Value is not a decimal number.")
		}
	}
	if size := commandSize(c); size > maxCommandSize {
		f.bad(at+"options", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")
	}
}

// localizedNames are the names in other languages.
func (f *form) localizedNames(at string, slash bool, names map[string]string) {
	f.localizedTexts(at+"name_localizations", names, 32)
	for locale, name := range names {
		if slash {
			f.commandName(at+"name_localizations."+locale+".", name)
		}
	}
}

func (f *form) localizedTexts(at string, texts map[string]string, most int) {
	for locale, text := range texts {
		f.within(at+"."+locale, text, most)
		if !slices.Contains(locales, locale) {
			f.bad(at, "BASE_TYPE_CHOICES", "Unknown locale "+locale)
		}
	}
}

func (f *form) commandName(at, name string) {
	if !commandName().MatchString(name) || strings.ContainsFunc(name, unicode.IsUpper) {
		f.bad(at+"name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
	}
}

func (f *form) commandOptions(at string, options []CommandOption) {
	f.count(at+"options", len(options), 0, maxOptions)
	optional, seen := false, map[string]bool{}
	shown := map[string]bool{} // names in other languages, behind their locale
	for n, o := range options {
		for locale, name := range o.NameLocalizations {
			if shown[locale+name] {
				f.bad(at+"options", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists in "+locale)
			}
			shown[locale+name] = true
		}
		p := fmt.Sprintf("%soptions.%d.", at, n)
		if seen[o.Name] {
			f.bad(p+"name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
		}
		if o.Required && optional {
			f.bad(at+"options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		seen[o.Name] = true
		optional = optional || !o.Required && o.Type > optGroup
		f.commandOption(p, o)
	}
}

func (f *form) commandOption(at string, o CommandOption) {
	f.commandName(at, o.Name)
	f.within(at+"description", o.Description, 100)
	f.localizedNames(at, true, o.NameLocalizations)
	f.localizedTexts(at+"description_localizations", o.DescriptionLocalizations, 100)
	f.count(at+"choices", len(o.Choices), 0, maxOptions)
	if o.Type < optSubcommand || o.Type > optAttachment {
		f.bad(at+"type", "BASE_TYPE_CHOICES", "Unknown type of option.")
	}
	if o.Autocomplete && len(o.Choices) > 0 {
		f.bad(at+"autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES", "Autocomplete cannot be set with choices")
	}
	for n, c := range o.Choices {
		f.within(fmt.Sprintf("%schoices.%d.name", at, n), c.Name, 100)
		if text, ok := c.Value.(string); ok {
			f.atMost(fmt.Sprintf("%schoices.%d.value", at, n), text, 100)
		}
		f.localizedTexts(fmt.Sprintf("%schoices.%d.name_localizations", at, n), c.Localizations, 100)
	}
	f.commandOptions(at, o.Options)
}

// commandSize is what counts towards the limit of 8000 characters: of each text its
// longest language.
func commandSize(c Command) int {
	return longest(c.Name, c.NameLocalizations) + longest(c.Description, c.DescriptionLocalizations) + optionsSize(c.Options)
}

func optionsSize(options []CommandOption) (size int) {
	for _, o := range options {
		size += longest(o.Name, o.NameLocalizations) + longest(o.Description, o.DescriptionLocalizations) + optionsSize(o.Options)
		for _, c := range o.Choices {
			size += longest(c.Name, c.Localizations) + utf8.RuneCountInString(fmt.Sprint(c.Value))
		}
	}
	return size
}

func longest(text string, others map[string]string) int {
	most := utf8.RuneCountInString(text)
	for _, other := range others {
		most = max(most, utf8.RuneCountInString(other))
	}
	return most
}
