package sandbox

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Discord's limits, in characters or in things. See "Hard limits" in the
// documentation of its API.
const (
	maxContent     = 2000
	maxEmbeds      = 10
	maxEmbedText   = 6000 // of all embeds together
	maxRows        = 5
	maxInRow       = 5
	maxV2          = 40
	maxV2Text      = 4000
	maxAttachments = 10
	maxCustomID    = 100
	maxURL         = 512 // of a link button
	maxOptions     = 25
	maxCommandSize = 8000
)

// atMost notes a text that is too long.
func (f *form) atMost(path, text string, most int) {
	if utf8.RuneCountInString(text) > most {
		f.bad(path, "BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", most))
	}
}

// within notes a text that is empty or too long.
func (f *form) within(path, text string, most int) {
	if strings.TrimSpace(text) == "" {
		f.bad(path, "BASE_TYPE_REQUIRED", "This field is required")
	}
	f.atMost(path, text, most)
}

func (f *form) count(path string, n, least, most int) {
	if n < least || n > most {
		f.bad(path, "BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between %d and %d in length.", least, most))
	}
}

// checkMessage checks a body against what the message will be with it.
func checkMessage(prefix string, m messageBody, old Message, files int) error {
	f := form{prefix: prefix}
	f.atMost("content", m.Content.Value, maxContent)
	f.embeds(m.Embeds.Value)
	v2 := (old.Flags|m.Flags.Value)&ComponentsV2 != 0
	if v2 {
		f.componentsV2(m, old)
	} else {
		f.rows("components", m.Components.Value)
	}
	f.customIDs("components", m.Components.Value)
	next := after(m, old, files)
	f.count("attachments", len(next.Attachments), 0, maxAttachments)
	if err := f.err(); err != nil {
		return err
	}
	if next.empty() {
		return errEmptyMessage
	}
	return nil
}

// after is the message with the body applied, as far as emptiness goes.
func after(m messageBody, old Message, files int) Message {
	if m.Content.Set {
		old.Content = m.Content.Value
	}
	if m.Embeds.Set {
		old.Embeds = m.Embeds.Value
	}
	if m.Components.Set {
		old.Components = m.Components.Value
	}
	if m.Attachments.Set {
		old.Attachments = keep(old.Attachments, m.Attachments.Value)
	}
	old.Attachments = append(slices.Clone(old.Attachments), make([]Attachment, files)...)
	return old
}

func (m Message) empty() bool {
	return strings.TrimSpace(m.Content) == "" && len(m.Embeds) == 0 && len(m.Attachments) == 0 && len(m.Components) == 0
}

func (f *form) embeds(list []Embed) {
	f.count("embeds", len(list), 0, maxEmbeds)
	total := 0
	for i, e := range list {
		total += f.embed("embeds."+strconv.Itoa(i)+".", e)
	}
	if total > maxEmbedText {
		f.bad("embeds", "MAX_EMBED_SIZE_EXCEEDED", fmt.Sprintf("Embed size exceeds maximum size of %d", maxEmbedText))
	}
}

// embed checks one embed and returns the length of its text.
func (f *form) embed(at string, e Embed) int {
	f.atMost(at+"title", trim(e.Title), 256)
	f.atMost(at+"description", trim(e.Description), 4096)
	f.atMost(at+"url", e.URL, 2048)
	f.link(at+"url", e.URL, "http", "https")
	if e.Color < 0 || e.Color > 0xffffff {
		f.bad(at+"color", "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.")
	}
	f.count(at+"fields", len(e.Fields), 0, 25)
	for n, field := range e.Fields {
		p := fmt.Sprintf("%sfields.%d.", at, n)
		f.within(p+"name", trim(field.Name), 256)
		f.within(p+"value", trim(field.Value), 1024)
	}
	if e.Author != nil {
		f.within(at+"author.name", trim(e.Author.Name), 256)
		f.link(at+"author.url", e.Author.URL, "http", "https")
	}
	if e.Footer != nil {
		f.within(at+"footer.text", trim(e.Footer.Text), 2048)
	}
	if strings.Join(e.lines(), "") == "" && e.Image == nil && e.Thumbnail == nil {
		f.bad(strings.TrimSuffix(at, ".")+".description", "BASE_TYPE_REQUIRED", "This field is required")
	}
	length := 0
	for _, line := range e.lines() {
		length += utf8.RuneCountInString(trim(line))
	}
	return length
}

// trim removes what Discord removes before it counts.
func trim(text string) string { return strings.TrimSpace(text) }

func (f *form) link(path, address string, schemes ...string) {
	if address == "" {
		return
	}
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || !slices.Contains(schemes, strings.ToLower(scheme)) {
		f.bad(path, "URL_TYPE_INVALID_SCHEME", fmt.Sprintf("Scheme %q is not supported. Scheme must be one of %v.", scheme, schemes))
	}
}

// rows checks components of the ordinary kind.
func (f *form) rows(path string, rows []Component) {
	f.count(path, len(rows), 0, maxRows)
	for i, row := range rows {
		at := fmt.Sprintf("%s.%d", path, i)
		if row.Type != ActionRow {
			f.bad(at+".type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).")
			continue
		}
		f.row(at, row)
	}
}

func (f *form) row(at string, row Component) {
	f.count(at+".components", len(row.Components), 1, maxInRow)
	for n, c := range row.Components {
		f.control(fmt.Sprintf("%s.components.%d.", at, n), c)
		if c.Type != Button && len(row.Components) > 1 {
			f.bad(at+".components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
		}
	}
}

// control checks a button or a select menu.
func (f *form) control(at string, c Component) {
	switch c.Type {
	case Button:
		f.button(at, c)
	case StringSelect:
		f.within(at+"custom_id", c.CustomID, maxCustomID)
		f.atMost(at+"placeholder", c.Placeholder, 150)
		f.options(at, c.Options)
	case 5, 6, 7, 8:
		f.within(at+"custom_id", c.CustomID, maxCustomID)
		f.atMost(at+"placeholder", c.Placeholder, 150)
	default:
		f.bad(at+"type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).")
	}
}

func (f *form) button(at string, c Component) {
	f.atMost(at+"label", c.Label, 80)
	if c.Label == "" && c.Emoji == nil {
		f.bad(at+"label", "BUTTON_COMPONENT_INVALID_LABEL", "A button must have a label or an emoji.")
	}
	if c.Style < 1 || c.Style > 5 {
		f.bad(at+"style", "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5}.")
	}
	if c.Style != 5 {
		f.within(at+"custom_id", c.CustomID, maxCustomID)
		if c.URL != "" {
			f.bad(at+"url", "BUTTON_COMPONENT_URL_AND_CUSTOM_ID", "Only link buttons have a URL.")
		}
		return
	}
	f.within(at+"url", c.URL, maxURL)
	f.link(at+"url", c.URL, "http", "https", "discord")
	if c.CustomID != "" {
		f.bad(at+"custom_id", "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified")
	}
}

func (f *form) options(at string, options []SelectOption) {
	f.count(at+"options", len(options), 1, maxOptions)
	seen := map[string]bool{}
	for n, o := range options {
		p := fmt.Sprintf("%soptions.%d.", at, n)
		f.within(p+"label", o.Label, 100)
		f.within(p+"value", o.Value, 100)
		f.atMost(p+"description", o.Description, 100)
		if seen[o.Value] {
			f.bad(p+"value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
		}
		seen[o.Value] = true
	}
}

// customIDs notes two components with one custom ID.
func (f *form) customIDs(path string, list []Component) {
	seen := map[string]bool{}
	eachComponent(list, func(c *Component) {
		if c.CustomID != "" && seen[c.CustomID] {
			f.bad(path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
		}
		seen[c.CustomID] = true
	})
}

// componentsV2 checks a message that consists of components.
func (f *form) componentsV2(m messageBody, old Message) {
	if m.Content.Value != "" || old.Content != "" && !m.Content.Set {
		f.bad("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2")
	}
	if len(m.Embeds.Value) > 0 || len(old.Embeds) > 0 && !m.Embeds.Set {
		f.bad("embeds", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'embeds' field cannot be used when using MessageFlags.IS_COMPONENTS_V2")
	}
	n, text := 0, 0
	eachComponent(m.Components.Value, func(c *Component) {
		n++
		text += utf8.RuneCountInString(c.Content)
		switch c.Type {
		case ActionRow:
			f.row("components", *c)
		case Button:
			f.button("components.", *c)
		case 10:
			f.within("components.content", c.Content, maxV2Text)
		}
	})
	if n > maxV2 {
		f.bad("components", "BASE_TYPE_BAD_LENGTH", "Must be 40 or fewer components.")
	}
	if text > maxV2Text {
		f.bad("components", "COMPONENT_MAX_TOTAL_TEXT", "The text of all components must be 4000 or fewer in length.")
	}
}

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
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

func checkCommands(list []Command) error {
	f := form{}
	seen, kinds := map[string]bool{}, map[int]int{}
	for n, c := range list {
		at, kind := strconv.Itoa(n)+".", max(1, c.Type)
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
	f.commandOptions(at, c.Options)
	if c.DefaultMemberPermissions != nil {
		if _, err := strconv.ParseUint(*c.DefaultMemberPermissions, 10, 64); err != nil {
			f.bad(at+"default_member_permissions", "NUMBER_TYPE_COERCE", "Value is not a decimal number.")
		}
	}
	if size := commandSize(c.Name, c.Description, c.Options); size > maxCommandSize {
		f.bad(at+"options", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")
	}
}

func (f *form) commandName(at, name string) {
	if !commandName.MatchString(name) || strings.ContainsFunc(name, unicode.IsUpper) {
		f.bad(at+"name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
	}
}

func (f *form) commandOptions(at string, options []CommandOption) {
	f.count(at+"options", len(options), 0, maxOptions)
	optional, seen := false, map[string]bool{}
	for n, o := range options {
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
	}
	f.commandOptions(at, o.Options)
}

// commandSize is what counts towards the limit of 8000 characters.
func commandSize(name, description string, options []CommandOption) int {
	size := utf8.RuneCountInString(name) + utf8.RuneCountInString(description)
	for _, o := range options {
		size += commandSize(o.Name, o.Description, o.Options)
		for _, c := range o.Choices {
			size += utf8.RuneCountInString(c.Name + fmt.Sprint(c.Value))
		}
	}
	return size
}
