package sandbox

import (
	"encoding/json"
	"strings"
	"time"
)

// An Attachment is a file of a message or an option; its bytes are at URL.
type Attachment struct {
	ID          ID      `json:"id"`
	Filename    string  `json:"filename"`
	Description string  `json:"description,omitempty"`
	ContentType string  `json:"content_type,omitempty"`
	Size        int     `json:"size"`
	URL         string  `json:"url"`
	ProxyURL    string  `json:"proxy_url"`
	Width       *int    `json:"width,omitempty"`
	Height      *int    `json:"height,omitempty"`
	Ephemeral   bool    `json:"ephemeral,omitempty"`
	Title       *string `json:"title,omitempty"`
}

// An Embed is a framed block of a message.
type Embed struct {
	Type        string       `json:"type,omitempty"`
	Title       string       `json:"title,omitempty"`
	Description string       `json:"description,omitempty"`
	URL         string       `json:"url,omitempty"`
	Timestamp   string       `json:"timestamp,omitempty"`
	Color       int          `json:"color,omitempty"`
	Footer      *EmbedFooter `json:"footer,omitempty"`
	Image       *EmbedMedia  `json:"image,omitempty"`
	Thumbnail   *EmbedMedia  `json:"thumbnail,omitempty"`
	Author      *EmbedAuthor `json:"author,omitempty"`
	Fields      []EmbedField `json:"fields,omitempty"`
}

// EmbedFooter, EmbedMedia, EmbedAuthor and EmbedField are parts of an Embed.
type (
	EmbedFooter struct {
		Text    string `json:"text"`
		IconURL string `json:"icon_url,omitempty"`
	}
	EmbedMedia struct {
		URL string `json:"url"`
	}
	EmbedAuthor struct {
		Name    string `json:"name"`
		URL     string `json:"url,omitempty"`
		IconURL string `json:"icon_url,omitempty"`
	}
	EmbedField struct {
		Name   string `json:"name"`
		Value  string `json:"value"`
		Inline bool   `json:"inline,omitempty"`
	}
)

// A Component is any component, of a message or of a modal; which fields
// count depends on its Type.
type Component struct {
	Type        int             `json:"type"`
	ID          int             `json:"id,omitempty"`
	CustomID    string          `json:"custom_id,omitempty"`
	Style       int             `json:"style,omitempty"`
	Label       string          `json:"label,omitempty"`
	Emoji       *Emoji          `json:"emoji,omitempty"`
	URL         string          `json:"url,omitempty"`
	Disabled    bool            `json:"disabled,omitempty"`
	Options     []SelectOption  `json:"options,omitempty"`
	Placeholder string          `json:"placeholder,omitempty"`
	MinValues   *int            `json:"min_values,omitempty"`
	MaxValues   *int            `json:"max_values,omitempty"`
	Required    *bool           `json:"required,omitempty"`
	MinLength   *int            `json:"min_length,omitempty"`
	MaxLength   *int            `json:"max_length,omitempty"`
	Value       string          `json:"value,omitempty"`
	Content     string          `json:"content,omitempty"`
	Description string          `json:"description,omitempty"`
	AccentColor *int            `json:"accent_color,omitempty"`
	Spoiler     bool            `json:"spoiler,omitempty"`
	Divider     *bool           `json:"divider,omitempty"`
	Spacing     int             `json:"spacing,omitempty"`
	Media       json.RawMessage `json:"media,omitempty"`
	Items       json.RawMessage `json:"items,omitempty"`
	File        json.RawMessage `json:"file,omitempty"`
	Accessory   *Component      `json:"accessory,omitempty"`
	Component   *Component      `json:"component,omitempty"`
	Components  []Component     `json:"components,omitempty"`
}

// An Emoji stands on a button or an option.
type Emoji struct {
	ID       *ID    `json:"id,omitempty"`
	Name     string `json:"name,omitempty"`
	Animated bool   `json:"animated,omitempty"`
}

// A SelectOption is one line of a select menu.
type SelectOption struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
	Emoji       *Emoji `json:"emoji,omitempty"`
	Default     bool   `json:"default,omitempty"`
}

// A Reference names the message that a message replies to.
type Reference struct {
	MessageID ID    `json:"message_id"`
	ChannelID ID    `json:"channel_id,omitempty"`
	GuildID   ID    `json:"guild_id,omitempty"`
	MustExist *bool `json:"fail_if_not_exists,omitempty"`
}

// A Message as Discord sends it. An ephemeral one has the flag Ephemeral and
// is there for one member only.
type Message struct {
	ID                  ID            `json:"id"`
	ChannelID           ID            `json:"channel_id"`
	GuildID             ID            `json:"guild_id,omitempty"`     // in events alone
	ChannelType         *int          `json:"channel_type,omitempty"` // in events alone
	Type                int           `json:"type"`
	Content             string        `json:"content"`
	Author              User          `json:"author"`
	Member              *memberObject `json:"member,omitempty"` // in events alone
	Timestamp           time.Time     `json:"timestamp"`
	EditedTimestamp     *time.Time    `json:"edited_timestamp"`
	TTS                 bool          `json:"tts"`
	MentionEveryone     bool          `json:"mention_everyone"`
	Mentions            []User        `json:"mentions"`
	MentionRoles        []ID          `json:"mention_roles"`
	Attachments         []Attachment  `json:"attachments"`
	Embeds              []Embed       `json:"embeds"`
	Components          []Component   `json:"components"`
	Pinned              bool          `json:"pinned"`
	Flags               int           `json:"flags"`
	ApplicationID       ID            `json:"application_id,omitempty"`
	WebhookID           ID            `json:"webhook_id,omitempty"`
	MessageReference    *Reference    `json:"message_reference,omitempty"`
	ReferencedMessage   *Message      `json:"referenced_message,omitempty"`
	Interaction         *origin       `json:"interaction,omitempty"`
	InteractionMetadata *origin       `json:"interaction_metadata,omitempty"`
}

// An origin is the interaction that a message answers.
type origin struct {
	ID      ID            `json:"id"`
	Type    int           `json:"type"`
	Name    string        `json:"name,omitempty"`
	User    User          `json:"user"`
	Owners  map[string]ID `json:"authorizing_integration_owners,omitempty"`
	Message ID            `json:"interacted_message_id,omitempty"`
}

// Thinking says whether the message is a deferred answer that has not come.
func (m Message) Thinking() bool { return m.Flags&Loading != 0 }

// Ephemeral says whether only one member sees the message.
func (m Message) Ephemeral() bool { return m.Flags&Ephemeral != 0 }

// Text is all the text of the message, a line for each part, for tests that
// ask whether something is said at all.
func (m Message) Text() string {
	lines := []string{m.Content}
	for _, e := range m.Embeds {
		lines = append(lines, e.lines()...)
	}
	eachComponent(m.Components, func(c *Component) { lines = append(lines, c.Content) })
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// Shown are the embeds that a reader sees: Discord merges those that share a
// URL into the first of them.
func (m Message) Shown() []Embed {
	var shown []Embed
	seen := map[string]bool{}
	for _, e := range m.Embeds {
		if e.URL == "" || !seen[e.URL] {
			shown = append(shown, e)
		}
		seen[e.URL] = true
	}
	return shown
}

func (e Embed) lines() []string {
	lines := []string{e.Title, e.Description}
	if e.Author != nil {
		lines = append(lines, e.Author.Name)
	}
	for _, f := range e.Fields {
		lines = append(lines, f.Name, f.Value)
	}
	if e.Footer != nil {
		lines = append(lines, e.Footer.Text)
	}
	return lines
}

// Find returns the component with the custom ID, or nil.
func (m Message) Find(customID string) *Component {
	return m.find(func(c *Component) bool { return c.CustomID == customID })
}

// Labelled returns the button or link with the label, or nil.
func (m Message) Labelled(label string) *Component {
	return m.find(func(c *Component) bool { return c.Type == Button && c.Label == label })
}

func (m Message) find(want func(*Component) bool) *Component {
	var found *Component
	eachComponent(m.Components, func(c *Component) {
		if found == nil && want(c) {
			found = c
		}
	})
	return found
}

// eachComponent calls visit for the components and all that are inside them.
func eachComponent(list []Component, visit func(*Component)) {
	for i := range list {
		c := &list[i]
		visit(c)
		eachComponent(c.Components, visit)
		for _, inner := range []*Component{c.Component, c.Accessory} {
			if inner != nil {
				visit(inner)
				eachComponent(inner.Components, visit)
			}
		}
	}
}
