package sandbox

import "time"

// An ID is a snowflake: a decimal number that grows with time.
type ID string

// The kinds of interaction.
const (
	CommandInteraction      = 2
	ComponentInteraction    = 3
	AutocompleteInteraction = 4
	ModalInteraction        = 5
)

// The kinds of command.
const (
	SlashCommand   = 1
	UserCommand    = 2
	MessageCommand = 3
)

// The kinds of component that a test may want to name.
const (
	ActionRow    = 1
	Button       = 2
	StringSelect = 3
	TextInput    = 4
	Label        = 18
)

// The flags of a message.
const (
	SuppressEmbeds = 1 << 2
	Ephemeral      = 1 << 6
	Loading        = 1 << 7
	ComponentsV2   = 1 << 15
)

// A User is an account: a person or the bot.
type User struct {
	ID            ID      `json:"id"`
	Username      string  `json:"username"`
	Discriminator string  `json:"discriminator"`
	GlobalName    *string `json:"global_name"`
	Avatar        *string `json:"avatar"`
	Bot           bool    `json:"bot,omitempty"`
	PublicFlags   int     `json:"public_flags"`
}

// Name is what is shown for the user.
func (u User) Name() string {
	if u.GlobalName != nil {
		return *u.GlobalName
	}
	return u.Username
}

type memberObject struct {
	User        *User      `json:"user,omitempty"`
	Nick        *string    `json:"nick"`
	Avatar      *string    `json:"avatar"`
	Roles       []ID       `json:"roles"`
	JoinedAt    time.Time  `json:"joined_at"`
	Premium     *time.Time `json:"premium_since"`
	Deaf        bool       `json:"deaf"`
	Mute        bool       `json:"mute"`
	Flags       int        `json:"flags"`
	Pending     bool       `json:"pending"`
	Permissions string     `json:"permissions,omitempty"`
}

// A Role grants permissions, a set of bits, to the members that have it.
type Role struct {
	ID          ID     `json:"id"`
	Name        string `json:"name"`
	Color       int    `json:"color"`
	Hoist       bool   `json:"hoist"`
	Position    int    `json:"position"`
	Permissions uint64 `json:"permissions,string"`
	Managed     bool   `json:"managed"`
	Mentionable bool   `json:"mentionable"`
	Flags       int    `json:"flags"`
}

// A Channel is a text channel of a server (Type 0), a direct message (Type 1)
// or a thread (Type 11) in the channel ParentID.
type Channel struct {
	ID         ID     `json:"id"`
	Type       int    `json:"type"`
	GuildID    ID     `json:"guild_id,omitempty"`
	ParentID   ID     `json:"parent_id,omitempty"`
	Name       string `json:"name,omitempty"`
	Topic      string `json:"topic,omitempty"`
	Position   int    `json:"position"`
	Recipients []User `json:"recipients,omitempty"`
	Flags      int    `json:"flags"`

	Overwrites []Overwrite `json:"permission_overwrites,omitempty"`
}

// An Overwrite changes in a channel what a role (Type 0) or a member (Type 1) may.
type Overwrite struct {
	ID    ID     `json:"id"`
	Type  int    `json:"type"`
	Allow uint64 `json:"allow,string"`
	Deny  uint64 `json:"deny,string"`
}

// A Modal is a form that the bot opened. Components are action rows with a
// text input each, or labels with a component each.
type Modal struct {
	Interaction ID          `json:"interaction"` // that it answers
	CustomID    string      `json:"custom_id"`
	Title       string      `json:"title"`
	Components  []Component `json:"components"`
}

// A Choice is one suggestion for an option. Value is a string or a number.
type Choice struct {
	Name          string            `json:"name"`
	Localizations map[string]string `json:"name_localizations,omitempty"`
	Value         any               `json:"value"`
}

// A Command as it is registered.
type Command struct {
	ID                       ID                `json:"id"`
	ApplicationID            ID                `json:"application_id"`
	GuildID                  ID                `json:"guild_id,omitempty"`
	Version                  ID                `json:"version"`
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations"`
	Options                  []CommandOption   `json:"options,omitempty"`
	DefaultMemberPermissions *string           `json:"default_member_permissions"`
	DMPermission             *bool             `json:"dm_permission,omitempty"`
	Contexts                 []int             `json:"contexts"`
	IntegrationTypes         []int             `json:"integration_types"`
	NSFW                     bool              `json:"nsfw"`
}

// A CommandOption is an option, a sub-command (1) or a group of them (2).
type CommandOption struct {
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Required                 bool              `json:"required,omitempty"`
	Choices                  []Choice          `json:"choices,omitempty"`
	Options                  []CommandOption   `json:"options,omitempty"`
	ChannelTypes             []int             `json:"channel_types,omitempty"`
	MinValue                 *float64          `json:"min_value,omitempty"`
	MaxValue                 *float64          `json:"max_value,omitempty"`
	MinLength                *int              `json:"min_length,omitempty"`
	MaxLength                *int              `json:"max_length,omitempty"`
	Autocomplete             bool              `json:"autocomplete,omitempty"`
}

// The types of an option.
const (
	optSubcommand = 1 + iota
	optGroup
	optString
	optInteger
	optBoolean
	optUser
	optChannel
	optRole
	optMentionable
	optNumber
	optAttachment
)
