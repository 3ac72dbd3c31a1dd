package bot

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// A request is one interaction or message, read: who wants what, where. Server,
// member and roles are as Discord says, everything else is as it was typed.
type request struct {
	interaction        // as it came
	command     string // "ask", "source add", "Find sources"; empty for others
	options     map[string]optionValue
	focused     string // option that is being completed
	verb        string // of a button, menu or form
	args        []string
	fields      map[string]string // of a form
	member      string            // number of who asks
	roles       []string
	permissions *big.Int // nil: not known, so none
	question    string   // of a mention or direct message
	files       bool     // that has files
	repliedTo   string   // the message that it replies to
	follows     string   // the answer that a form goes on from
}

// readInteraction reads an interaction. One that cannot be read at all gives an
// error; then there is nobody to answer.
func readInteraction(raw []byte) (*request, error) {
	r := &request{options: map[string]optionValue{}, fields: map[string]string{}}
	if err := json.Unmarshal(raw, &r.interaction); err != nil {
		return r, fmt.Errorf("read interaction: %w", err)
	}
	r.readMember(r.Member, r.User)
	switch r.Type {
	case kindCommand, kindAutocomplete:
		r.readCommand()
	case kindComponent:
		r.readPressed()
	case kindModal:
		r.verb, r.args, _ = readCustomID(r.Data.CustomID)
		r.readFields(r.Data.Components)
	}
	return r, nil
}

func (r *request) readMember(m *member, u *user) {
	if m != nil {
		r.roles = m.Roles
		r.permissions = readPermissions(m.Permissions)
		u = cmp.Or(m.User, u)
	}
	if u != nil {
		r.member = u.ID
	}
}

// readPressed reads what was pressed, or was chosen from the menu below an answer, where
// each value is the custom ID of what would be a button.
func (r *request) readPressed() {
	r.verb, r.args, _ = readCustomID(r.Data.CustomID)
	if r.verb == menuVerb && len(r.Data.Values) == 1 {
		r.verb, r.args, _ = readCustomID(r.Data.Values[0])
		r.Data.Values = nil
	}
}

// readCommand joins the name of a command with that of its sub-command.
func (r *request) readCommand() {
	r.command = r.Data.Name
	options := r.Data.Options
	if len(options) == 1 && options[0].Type == optionSubCommand {
		r.command += " " + options[0].Name
		options = options[0].Options
	}
	for _, o := range options {
		r.options[o.Name] = o
		if o.Focused {
			r.focused = o.Name
		}
	}
}

func (r *request) readFields(elements []modalElement) {
	for _, e := range elements {
		if e.CustomID != "" {
			r.fields[e.CustomID] = strings.TrimSpace(e.Value)
		}
		if e.Component != nil {
			r.readFields([]modalElement{*e.Component})
		}
		r.readFields(e.Components)
	}
}

// text gives an option as text, empty if it was not given.
func (r *request) text(name string) string {
	switch v := r.options[name].Value.(type) {
	case string:
		return strings.TrimSpace(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

func (r *request) flag(name string) (value, given bool) {
	value, given = r.options[name].Value.(bool)
	return value, given
}

// target gives the message that a message command was used on.
func (r *request) target() (inMessage, bool) {
	m, ok := r.Data.Resolved.Messages[r.Data.TargetID]
	return m, ok
}

// attachment gives the file of an option.
func (r *request) attachment(name string) (inAttachment, bool) {
	a, ok := r.Data.Resolved.Attachments[r.text(name)]
	return a, ok
}

// onPrivate reports whether the button pressed is on a message that only who
// pressed it can see.
func (r *request) onPrivate() bool { return r.Message != nil && r.Message.Flags&flagEphemeral != 0 }

// Permissions, by the place of their bit.
const (
	administrator = 3
	manageServer  = 5
)

// mostPermissions is how many digits a set of permissions may have; Discord's
// have 16 at present.
const mostPermissions = 400

// readPermissions reads a set of permissions, which Discord writes as an integer
// of any length. What is none gives nil: it permits nothing.
func readPermissions(text string) *big.Int {
	if text == "" || len(text) > mostPermissions || strings.Trim(text, "0123456789") != "" {
		return nil
	}
	set, _ := new(big.Int).SetString(text, 10)
	return set
}

// manages reports whether the member may manage the server.
func (r *request) manages() bool {
	return r.GuildID != "" && r.permissions != nil &&
		(r.permissions.Bit(administrator) == 1 || r.permissions.Bit(manageServer) == 1)
}

// moderates reports whether the member keeps the library: who may manage the
// server, and who has the role that the server has set.
func (r *request) moderates(role string) bool {
	return r.manages() || r.GuildID != "" && role != "" && slices.Contains(r.roles, role)
}
