package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"slices"

	"footnote/bot/discord"
)

// What a member may comes with each interaction. What follows asks Discord, where none
// does: a direct message, and a job that begins long after it was ordered.

// isMember asks Discord whether somebody is in a server. Only its plain yes and
// its plain no count; anything else is an error.
func (b *Bot) isMember(ctx context.Context, guild, user string) (bool, error) {
	m, err := b.memberOf(ctx, guild, user)
	return m != nil, err
}

// memberOf gives somebody as a member of a server, nil who is none.
func (b *Bot) memberOf(ctx context.Context, guild, user string) (*member, error) {
	data, err := b.discord.Send(ctx, http.MethodGet, "guilds/"+guild+"/members/"+user, nil, nil)
	switch code := discord.ErrorCode(err); {
	case err == nil:
	case discord.StatusCode(err) == http.StatusNotFound && (code == discord.UnknownServer || code == discord.UnknownMember),
		discord.StatusCode(err) == http.StatusForbidden && code == discord.MissingAccess:
		return nil, nil
	default:
		return nil, fmt.Errorf("ask for a member: %w", err)
	}
	var m member
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("read a member: %w", err)
	}
	if m.User == nil || m.User.ID != user {
		return nil, errors.New("asked for a member, and was given another")
	}
	return &m, nil
}

// errNoLonger says that who ordered a job may not have it done any more, errUnsureOfRights
// that Discord does not say.
var (
	errNoLonger       = errors.New("who ordered it may not any more")
	errUnsureOfRights = errors.New("not known whether who ordered it still may")
)

// mayStill looks again at the rights of who ordered a job: it may have waited behind others,
// or for a bot that was not running, and the role or the membership is gone since.
func (b *Bot) mayStill(ctx context.Context, c *call, act action) error {
	if !act.moderators && !act.managers {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	m, err := b.memberOf(ctx, c.guild, c.member)
	if err == nil && m != nil {
		c.roles = m.Roles
		if c.mayNot(act) != nil { // by roles alone: no order keeps permissions
			c.permissions, err = b.permissionsIn(ctx, c.guild, m)
		}
	}
	switch {
	case err != nil:
		return fmt.Errorf("%w: %w", errUnsureOfRights, err)
	case m == nil, c.mayNot(act) != nil:
		return errNoLonger
	}
	return nil
}

// permissionsIn gives what the roles of a member allow in a server together, for its owner
// everything.
func (b *Bot) permissionsIn(ctx context.Context, guild string, m *member) (*big.Int, error) {
	data, err := b.discord.Send(ctx, http.MethodGet, "guilds/"+guild, nil, nil)
	if err != nil {
		return nil, fmt.Errorf("ask for the roles of a server: %w", err)
	}
	var server struct {
		ID    string
		Owner string `json:"owner_id"`
		Roles []struct{ ID, Permissions string }
	}
	if err := json.Unmarshal(data, &server); err != nil {
		return nil, fmt.Errorf("read the roles of a server: %w", err)
	}
	if server.ID != guild {
		return nil, errors.New("asked for a server, and was given another")
	}
	allowed := new(big.Int)
	if server.Owner == m.User.ID {
		allowed.SetBit(allowed, administrator, 1)
	}
	for _, r := range server.Roles {
		if set := readPermissions(r.Permissions); set != nil && (r.ID == guild || slices.Contains(m.Roles, r.ID)) {
			allowed.Or(allowed, set) // the role with the number of the server is everybody's
		}
	}
	return allowed, nil
}
