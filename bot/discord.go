package bot

import (
	"bytes"
	"encoding/json"

	"footnote/bot/discord"
)

// Discord's objects, as far as we send or read them. They are our own and not
// the client library's, because that one leaves a whole interaction empty when
// it meets a component it does not know, and cannot set flags on an edit.

// Message is what a handler returns: a message as Discord takes it, whole. All
// fields are sent, so that an edit leaves nothing of the old message.
type Message struct {
	Content         string            `json:"content"`
	Embeds          []Embed           `json:"embeds"`
	Components      []component       `json:"components"`
	Attachments     []attachmentName  `json:"attachments"`
	AllowedMentions allowedMentions   `json:"allowed_mentions"`
	Flags           int               `json:"flags,omitempty"`
	Reference       *messageReference `json:"message_reference,omitempty"`
	Nonce           string            `json:"nonce,omitempty"`
	EnforceNonce    bool              `json:"enforce_nonce,omitempty"` // sent twice it is one message
	Files           []discord.File    `json:"-"`
}

// MarshalJSON writes the message as Discord takes it: one of components has neither
// content nor embeds, and an edit that makes it one takes them away.
func (m Message) MarshalJSON() ([]byte, error) {
	type fields Message
	var whole any = fields(m)
	if m.Flags&flagComponents != 0 {
		whole = struct {
			fields
			Content *string  `json:"content"`
			Embeds  *[]Embed `json:"embeds"`
		}{fields: fields(m)}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // whoever writes the whole decides that
	err := e.Encode(whole)
	return b.Bytes(), err
}

// Embed is one box of a message.
type Embed struct {
	Title       string       `json:"title,omitempty"`
	Description string       `json:"description,omitempty"`
	Color       int          `json:"color,omitempty"`
	Author      *embedAuthor `json:"author,omitempty"`
}

type embedAuthor struct {
	Name string `json:"name"`
}

// allowedMentions with an empty list lets nothing in a message ping anybody.
type allowedMentions struct {
	Parse []string `json:"parse"`
}

type messageReference struct {
	MessageID       string `json:"message_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

type attachmentName struct {
	ID          string `json:"id"`
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"` // for who does not see it
}

// component is a row, a button, a select menu or a text input; in a message that
// consists of components also a text, a container or a line between.
type component struct {
	Type        int            `json:"type"`
	Style       int            `json:"style,omitempty"`
	Label       string         `json:"label,omitempty"`
	CustomID    string         `json:"custom_id,omitempty"`
	URL         string         `json:"url,omitempty"`
	Disabled    bool           `json:"disabled,omitempty"`
	Placeholder string         `json:"placeholder,omitempty"`
	Options     []selectOption `json:"options,omitempty"`
	MinValues   *int           `json:"min_values,omitempty"`
	MaxValues   *int           `json:"max_values,omitempty"`
	Value       string         `json:"value,omitempty"`
	Required    *bool          `json:"required,omitempty"`
	MaxLength   int            `json:"max_length,omitempty"`
	Content     string         `json:"content,omitempty"`
	Colour      int            `json:"accent_color,omitempty"`
	Components  []component    `json:"components,omitempty"`

	whole string // of a text input whose value is cut
}

type selectOption struct {
	Label   string `json:"label"`
	Value   string `json:"value"`
	Default bool   `json:"default,omitempty"`
}

// modal is a form.
type modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []component `json:"components"`
}

// Component types and button styles.
const (
	typeRow       = 1
	typeButton    = 2
	typeSelect    = 3
	typeInput     = 4
	typeText      = 10
	typeSeparator = 14
	typeContainer = 17

	stylePrimary   = 1
	styleSecondary = 2
	styleDanger    = 4
	styleLink      = 5

	inputShort     = 1
	inputParagraph = 2
)

// Flags of a message.
const (
	flagEphemeral  = 1 << 6
	flagLoading    = 1 << 7  // "thinking …"
	flagComponents = 1 << 15 // it consists of components alone
)

// choice is one entry of an autocompletion.
type choice struct {
	Name  string    `json:"name"`
	Names localized `json:"name_localizations,omitempty"`
	Value string    `json:"value"`
}

// Kinds of interactions and of answers to them.
const (
	kindCommand      = 2
	kindComponent    = 3
	kindAutocomplete = 4
	kindModal        = 5

	callbackMessage        = 4
	callbackDeferred       = 5
	callbackDeferredUpdate = 6
	callbackChoices        = 8
	callbackModal          = 9
)

type callback struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"`
}

// interaction is what comes in. Everything in it but the identities was chosen
// by who sent it.
type interaction struct {
	ID          string          `json:"id"`
	AppID       string          `json:"application_id"`
	Type        int             `json:"type"`
	Token       string          `json:"token"`
	GuildID     string          `json:"guild_id"`
	Locale      string          `json:"locale"`       // of the member's Discord
	GuildLocale string          `json:"guild_locale"` // that the server has set
	ChannelID   string          `json:"channel_id"`
	Channel     channel         `json:"channel"`
	Member      *member         `json:"member"`
	User        *user           `json:"user"`
	Message     *inMessage      `json:"message"`
	Data        interactionData `json:"data"`
}

// channel is one as far as we read it.
type channel struct {
	ParentID string `json:"parent_id"` // the channel that a thread is in
}

type interactionData struct {
	Name       string         `json:"name"`
	Type       int            `json:"type"`
	TargetID   string         `json:"target_id"`
	Options    []optionValue  `json:"options"`
	Resolved   resolvedData   `json:"resolved"`
	CustomID   string         `json:"custom_id"`
	Values     []string       `json:"values"`
	Components []modalElement `json:"components"`
}

type resolvedData struct {
	Messages    map[string]inMessage    `json:"messages"`
	Attachments map[string]inAttachment `json:"attachments"`
}

type optionValue struct {
	Name    string        `json:"name"`
	Type    int           `json:"type"`
	Value   any           `json:"value"`
	Focused bool          `json:"focused"`
	Options []optionValue `json:"options"`
}

// modalElement is a row, a label or a text input of a form that came back.
type modalElement struct {
	CustomID   string         `json:"custom_id"`
	Value      string         `json:"value"`
	Components []modalElement `json:"components"`
	Component  *modalElement  `json:"component"`
}

type member struct {
	User        *user    `json:"user"`
	Roles       []string `json:"roles"`
	Permissions string   `json:"permissions"`
}

type user struct {
	ID  string `json:"id"`
	Bot bool   `json:"bot"`
}

type inMessage struct {
	ID        string         `json:"id"`
	ChannelID string         `json:"channel_id"`
	GuildID   string         `json:"guild_id"`
	Type      int            `json:"type"`
	Content   string         `json:"content"`
	Flags     int            `json:"flags"`
	Author    *user          `json:"author"`
	WebhookID string         `json:"webhook_id"`
	Mentions  []user         `json:"mentions"`
	Replied   *inMessage     `json:"referenced_message"`
	Files     []inAttachment `json:"attachments"`
	Reference *struct {
		Type      int    `json:"type"`
		MessageID string `json:"message_id"`
	} `json:"message_reference"`
	Member *struct {
		Roles []string `json:"roles"`
	} `json:"member"`
}

// Types of messages that people write. All others are Discord's own, of somebody who
// joined, of a message that was pinned and the like.
const (
	messagePlain = 0
	messageReply = 19
)

// repliedTo gives the message that a message replies to.
func (m inMessage) repliedTo() string {
	if m.Type != messageReply || m.Reference == nil || m.Reference.Type != 0 {
		return ""
	}
	return m.Reference.MessageID
}

type inAttachment struct {
	Filename    string `json:"filename"`
	ContentType string `json:"content_type"`
	Size        int    `json:"size"`
	URL         string `json:"url"`
}

// localized is a text in other languages, by Discord's locales.
type localized map[string]string

// appCommand is one command as Discord registers it.
type appCommand struct {
	Name             string       `json:"name"`
	Type             int          `json:"type"`
	Names            localized    `json:"name_localizations,omitempty"`
	Description      string       `json:"description,omitempty"`
	Descriptions     localized    `json:"description_localizations,omitempty"`
	Options          []*appOption `json:"options,omitempty"`
	Permissions      string       `json:"default_member_permissions,omitempty"`
	Contexts         []int        `json:"contexts,omitempty"`
	IntegrationTypes []int        `json:"integration_types,omitempty"`
}

type appOption struct {
	Type         int          `json:"type"`
	Name         string       `json:"name"`
	Names        localized    `json:"name_localizations,omitempty"`
	Description  string       `json:"description"`
	Descriptions localized    `json:"description_localizations,omitempty"`
	Required     bool         `json:"required,omitempty"`
	Autocomplete bool         `json:"autocomplete,omitempty"`
	MaxLength    int          `json:"max_length,omitempty"`
	MinValue     *int         `json:"min_value,omitempty"`
	MaxValue     *int         `json:"max_value,omitempty"`
	ChannelTypes []int        `json:"channel_types,omitempty"`
	Choices      []choice     `json:"choices,omitempty"`
	Options      []*appOption `json:"options,omitempty"`
}
