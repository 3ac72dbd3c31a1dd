package sandbox

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
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
