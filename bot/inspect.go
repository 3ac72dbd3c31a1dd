package bot

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"sync/atomic"
	"time"

	"footnote/bot/discord"
)

// An Inspection is what Discord says of a bot without its being run.
type Inspection struct {
	Name, App string // of the application
	ClockOff  time.Duration
	Plan      discord.GatewayPlan

	Endpoint  string // an address that Discord sends interactions to, so that the bot never hears of them
	CodeGrant bool   // the install link does not work, for the application wants another way
	Gateway   error  // why the gateway does not let the bot in, [ErrRefused] for one; nil: it does
	Instead   int    // connections that the bot has in place of those that are set, which Discord does not take; 0: it takes them

	Missing   []string // commands that are not registered
	Outdated  []string // commands that are registered otherwise than this program has them
	Foreign   []string // commands that are registered and unknown to it
	Twice     bool     // in all servers and in the one for tests, where members see them doubled
	Installed []Installed
}

// An Installed is a server that the bot is in.
type Installed struct {
	ID, Name string
	Missing  []string // permissions, as Discord's settings call them
}

// ErrNotInServer: the bot is not in the server that its commands are to be registered in.
var ErrNotInServer = errors.New("the bot is not in the server that its commands are for")

// Inspect asks Discord about the bot of a token, and lets the gateway have a look at
// it for a moment. What was found out before an error is given with it. Errors:
// [ErrNotLoopback], [ErrRefused] if the token is not known, [ErrNotInServer], others if
// Discord cannot be reached.
func Inspect(ctx context.Context, o Options) (Inspection, error) {
	i := inspector{o: o.withDefaults()}
	var err error
	if i.client, err = discord.NewClient(o.Token, o.APIURL); err != nil {
		return i.found, err
	}
	for _, look := range []func(context.Context) error{i.application, i.commands, i.servers, i.gateway} {
		if err = look(ctx); err != nil {
			break
		}
	}
	i.found.ClockOff, _ = i.client.ClockAhead()
	return i.found, err
}

// An inspector asks one question after the other.
type inspector struct {
	o      Options
	client *discord.Client
	found  Inspection
}

func (i *inspector) get(ctx context.Context, path string, into any) error {
	data, err := i.client.Send(ctx, http.MethodGet, path, nil, nil)
	if discord.StatusCode(err) == http.StatusUnauthorized {
		return ErrRefused{4004}
	}
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

// lookTime is how long the first answer is tried for again and again.
const lookTime = 6 * time.Second

func (i *inspector) application(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, lookTime)
	defer cancel()
	var app struct {
		ID, Name  string
		Endpoint  string `json:"interactions_endpoint_url"`
		CodeGrant bool   `json:"bot_require_code_grant"`
	}
	err := i.get(ctx, "applications/@me", &app)
	i.found.App, i.found.Name, i.found.Endpoint, i.found.CodeGrant = app.ID, app.Name, app.Endpoint, app.CodeGrant
	return err
}

// commands compares what is registered with what this program would register.
func (i *inspector) commands(ctx context.Context) error {
	var there []map[string]any
	err := i.get(ctx, commandsPath(i.found.App, i.o.Guild)+"?with_localizations=true", &there)
	if i.o.Guild != "" && isNotInServer(err) {
		return ErrNotInServer
	}
	if err != nil {
		return err
	}
	if i.o.Guild != "" {
		var everywhere []any
		if err := i.get(ctx, commandsPath(i.found.App, ""), &everywhere); err != nil {
			return err
		}
		i.found.Twice = len(everywhere) > 0
	}
	ours, err := asJSON(localised(registration(i.o.Guild == "")))
	if err != nil {
		return err
	}
	i.found.compare(ours, there)
	return nil
}

// asJSON gives commands as Discord would give them back.
func asJSON(list []*appCommand) (commands []map[string]any, err error) {
	data, err := json.Marshal(list)
	if err == nil {
		err = json.Unmarshal(data, &commands)
	}
	return commands, err
}

func (f *Inspection) compare(ours, there []map[string]any) {
	registered := map[string]map[string]any{}
	for _, c := range there {
		registered[commandName(c)] = c
	}
	for _, c := range ours {
		name := commandName(c)
		other, ok := registered[name]
		switch {
		case !ok:
			f.Missing = append(f.Missing, name)
		case !holds(other, c):
			f.Outdated = append(f.Outdated, name)
		}
		delete(registered, name)
	}
	for name := range registered {
		f.Foreign = append(f.Foreign, name)
	}
}

// commandName tells slash commands from others of the same name.
func commandName(c map[string]any) string {
	name, _ := c["name"].(string)
	if kind, _ := c["type"].(float64); kind > 1 {
		return name
	}
	return "/" + name
}

// holds tells whether a value of Discord says what ours says. Discord adds fields,
// and leaves out those that have their usual value.
func holds(theirs, ours any) bool {
	switch o := ours.(type) {
	case map[string]any:
		t, _ := theirs.(map[string]any)
		for key, value := range o {
			if !holds(t[key], value) {
				return false
			}
		}
		return true
	case []any:
		t, _ := theirs.([]any)
		if len(t) != len(o) {
			return false
		}
		for n := range o {
			if !holds(t[n], o[n]) {
				return false
			}
		}
		return true
	}
	return reflect.DeepEqual(theirs, ours) || theirs == nil && reflect.ValueOf(ours).IsZero()
}

// servers lists where the bot is, and what it may not do there. What a channel
// forbids is not seen.
func (i *inspector) servers(ctx context.Context) error {
	const page = 200
	for after := "0"; ; {
		var list []struct{ ID, Name, Permissions string }
		if err := i.get(ctx, fmt.Sprintf("users/@me/guilds?limit=%d&after=%s", page, after), &list); err != nil {
			return err
		}
		for _, s := range list {
			held, _ := strconv.ParseInt(s.Permissions, 10, 64)
			i.found.Installed = append(i.found.Installed, Installed{s.ID, cmp.Or(s.Name, s.ID), missing(int(held))})
			after = s.ID
		}
		if len(list) < page {
			return nil
		}
	}
}

func missing(held int) (names []string) {
	const administrator = 1 << 3
	for _, p := range permissionsNeeded {
		if held&(p.bit|administrator) == 0 {
			names = append(names, p.name)
		}
	}
	return names
}

// SparedSessions is how many sessions of a day are left to the bot: [Inspect] takes one,
// and where fewer are left it does not try the gateway.
const SparedSessions = 50

// gateway connects for a moment, for only the gateway says whether it lets the bot in
// with its intents and shards.
func (i *inspector) gateway(ctx context.Context) (err error) {
	if i.found.Plan, err = i.client.GatewayBot(ctx); err != nil || i.found.Plan.Left < SparedSessions {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	var let atomic.Bool
	g := &discord.Gateway{Client: i.client, Shards: i.o.Shards, Log: i.o.Log, Pause: i.o.Pause, Handle: func(e discord.Event) {
		if e.Name == "READY" {
			let.Store(true)
			cancel()
		}
	}}
	i.found.Gateway = g.Run(ctx)
	if refused, ok := errors.AsType[discord.Refused](i.found.Gateway); ok {
		i.found.Gateway = ErrRefused(refused)
	}
	switch {
	case let.Load():
		i.found.Gateway = nil
		if shards := g.Status().Shards; i.o.Shards != 0 && shards[0].Of != i.o.Shards {
			i.found.Instead = shards[0].Of
		}
	case i.found.Gateway == nil:
		i.found.Gateway = context.DeadlineExceeded
	}
	return nil
}
