package sandbox

import (
	"cmp"
	"encoding/json"
	"strconv"
	"time"
)

// The types of a callback.
const (
	typeMessage      = 4
	typeDefer        = 5
	typeDeferUpdate  = 6
	typeUpdate       = 7
	typeAutocomplete = 8
	typeModal        = 9
)

// An interaction is one thing that a member did, and what came of it.
type interaction struct {
	id      ID
	token   string
	kind    int
	name    string // of the command
	user    User
	guild   ID
	channel ID
	locale  string
	source  *posted // the message of the component, nil otherwise
	created time.Time
	data    any

	callback  int       // type of the first response, 0 before it
	ackedAt   time.Time // real time, for measurements
	acked     chan struct{}
	answered  chan struct{} // closed when the member sees something
	shown     *Reply        // what that was
	failed    bool          // too late, or refused by everybody
	original  *posted
	followUps []*posted
	modal     *Modal
	choices   []Choice
	started   time.Time
	timer     *time.Timer
}

// begin makes an interaction of the member and sends it to the bot.
func (s *Server) begin(i *interaction) *interaction {
	i.id, i.token, i.created, i.started = s.nextID(), secret()+secret(), s.now(), time.Now()
	i.acked, i.answered = make(chan struct{}), make(chan struct{})
	s.forget()
	s.interactions[i.id], s.tokens[i.token] = i, i
	i.timer = time.AfterFunc(s.opt.AckWithin, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if i.callback == 0 {
			s.giveUp(i)
		}
	})
	s.dispatch("INTERACTION_CREATE", s.event(i), forAll)
	return i
}

// giveUp tells the member that the application did not respond.
func (s *Server) giveUp(i *interaction) {
	if !i.failed && i.callback == 0 {
		i.failed = true
		s.touch()
		close(i.acked)
		s.see(i)
	}
}

// see marks that the member has something to look at, and keeps it as it is
// now: it may change before anybody asks.
func (w *world) see(i *interaction) {
	if i.shown == nil {
		i.shown = w.look(i)
		close(i.answered)
	}
}

// look is what there is to see: the latest message, a modal, choices.
func (w *world) look(i *interaction) *Reply {
	r := &Reply{Modal: i.modal, Choices: i.choices}
	for _, m := range append([]*posted{i.original}, i.followUps...) {
		if m == nil {
			continue
		}
		if w.message(m.ChannelID, m.ID) == m {
			copied := m.copy()
			r.Message = &copied
		} else if m == i.source {
			r.Deleted = true
		}
	}
	return r
}

// forget drops interactions whose token is long dead.
func (s *Server) forget() {
	if len(s.interactions)%100 != 0 {
		return
	}
	for id, i := range s.interactions {
		if s.now().Sub(i.created) > 2*s.opt.TokenLife { // until then it is known, and expired
			i.timer.Stop()
			delete(s.interactions, id)
			delete(s.tokens, i.token)
		}
	}
}

func (s *Server) expired(i *interaction) bool { return s.now().Sub(i.created) > s.opt.TokenLife }

// event is the interaction as INTERACTION_CREATE shows it.
func (s *Server) event(i *interaction) map[string]any {
	e := map[string]any{
		"id": i.id, "application_id": s.bot.ID, "type": i.kind, "token": i.token, "version": 1, "data": i.data,
		"channel_id": i.channel, "channel": s.channels[i.channel], "locale": i.locale, "entitlements": []any{},
		"attachment_size_limit": maxFile, "authorizing_integration_owners": i.owners(),
	}
	if i.data == nil {
		delete(e, "data")
	}
	if i.source != nil {
		e["message"] = i.source.Message
	}
	if g := s.guild(i.guild); g != nil {
		e["guild_id"], e["guild_locale"], e["context"] = g.ID, g.Locale, 0
		e["guild"] = map[string]any{"id": g.ID, "locale": g.Locale, "features": []string{}}
		e["member"] = g.member(i.user.ID)
		e["app_permissions"] = strconv.FormatUint(g.permissions(s.bot.ID), 10)
		return e
	}
	e["user"], e["context"] = i.user, 1
	e["app_permissions"] = strconv.Itoa(everyonePermissions)
	return e
}

// owners says where the application is installed: in the server, or, seen
// from a direct message, "0".
func (i *interaction) owners() map[string]ID {
	return map[string]ID{"0": cmp.Or(i.guild, "0")}
}

// A callbackBody is the first response to an interaction.
type callbackBody struct {
	Type int             `json:"type"`
	Data json.RawMessage `json:"data"`
}

func (s *Server) callback(c *call) (any, error) {
	i := s.interactions[ID(c.PathValue("interaction"))]
	if i == nil || i.token != c.PathValue("token") {
		return nil, errUnknownInteraction
	}
	if i.callback != 0 {
		return nil, errAcknowledged
	}
	if i.failed || s.now().Sub(i.created) > s.opt.AckWithin {
		s.giveUp(i)
		return nil, errUnknownInteraction
	}
	var body callbackBody
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	if err := s.respond(c, i, body); err != nil {
		return nil, err
	}
	i.timer.Stop()
	i.callback, i.ackedAt = body.Type, time.Now()
	s.touch()
	close(i.acked)
	if body.Type != typeDefer && body.Type != typeDeferUpdate {
		s.see(i)
	}
	if c.URL.Query().Get("with_response") == "true" {
		return s.callbackResult(i), nil
	}
	return nil, nil
}

// fits says whether a callback of the type answers this kind of interaction.
func (i *interaction) fits(callback int) bool {
	switch callback {
	case typeMessage, typeDefer:
		return i.kind != AutocompleteInteraction
	case typeDeferUpdate, typeUpdate:
		return i.kind == ComponentInteraction || i.kind == ModalInteraction && i.source != nil
	case typeAutocomplete:
		return i.kind == AutocompleteInteraction
	case typeModal:
		return i.kind == CommandInteraction || i.kind == ComponentInteraction
	}
	return false
}

// respond carries out the first response.
func (s *Server) respond(c *call, i *interaction, body callbackBody) error {
	if !i.fits(body.Type) {
		f := form{}
		f.bad("type", "BASE_TYPE_CHOICES", "This type does not answer an interaction of type "+strconv.Itoa(i.kind)+".")
		return f.err()
	}
	if len(body.Data) == 0 {
		body.Data = json.RawMessage("{}")
	}
	switch body.Type {
	case typeAutocomplete:
		return s.respondChoices(i, body.Data)
	case typeModal:
		return s.respondModal(i, body.Data)
	}
	var m messageBody
	if json.Unmarshal(body.Data, &m) != nil {
		return errInvalidForm
	}
	switch body.Type {
	case typeDeferUpdate:
		i.original = i.source
	case typeUpdate:
		i.original = i.source
		return s.change(c, i.source, m, "data.")
	case typeDefer:
		i.original = s.answer(i, m.Flags.Value&Ephemeral|Loading)
		s.post(i.original, s.opt.Messages)
	case typeMessage:
		p, err := s.newAnswer(c, i, m, "data.")
		i.original = p
		return err
	}
	return nil
}

func (s *Server) callbackResult(i *interaction) map[string]any {
	about := map[string]any{"id": i.id, "type": i.kind}
	resource := map[string]any{"type": i.callback}
	if i.original != nil {
		about["response_message_id"] = i.original.ID
		about["response_message_loading"] = i.original.Thinking()
		about["response_message_ephemeral"] = i.original.Ephemeral()
		resource["message"] = i.original.Message
	}
	return map[string]any{"interaction": about, "resource": resource}
}

// answer is a new message of the bot for the interaction, not yet posted.
func (s *Server) answer(i *interaction, flags int) *posted {
	kind := 20
	if i.kind != CommandInteraction {
		kind = 0
	} else if d, ok := i.data.(map[string]any); ok && d["type"] != SlashCommand {
		kind = 23
	}
	legacy := origin{ID: i.id, Type: i.kind, Name: i.name, User: i.user}
	o := legacy
	o.Owners = i.owners()
	p := &posted{answers: i, Message: Message{ChannelID: i.channel, Type: kind, Author: s.bot, Flags: flags,
		ApplicationID: s.bot.ID, WebhookID: s.bot.ID, InteractionMetadata: &o, Interaction: &legacy}}
	if i.source != nil {
		source := i.source.Message
		source.ReferencedMessage = nil
		o.Message = source.ID
		p.Type, p.ReferencedMessage = 19, &source
		p.MessageReference = &Reference{MessageID: source.ID, ChannelID: source.ChannelID, GuildID: i.guild}
	}
	if flags&Ephemeral != 0 {
		p.viewer = i.user.ID
	}
	return p
}

// newAnswer posts a message of the bot for the interaction.
func (s *Server) newAnswer(c *call, i *interaction, m messageBody, prefix string) (*posted, error) {
	p := s.answer(i, m.Flags.Value&(Ephemeral|SuppressEmbeds|ComponentsV2))
	if err := checkMessage(prefix, m, p.Message, len(c.files)); err != nil {
		return nil, err
	}
	p.Mentions = []User{}
	s.apply(p, m, s.attachments(c, i.channel, m.Attachments.Value))
	s.post(p, s.opt.Messages)
	return p, nil
}

// change edits a message of the bot.
func (s *Server) change(c *call, p *posted, m messageBody, prefix string) error {
	if err := checkMessage(prefix, m, p.Message, len(c.files)); err != nil {
		return err
	}
	thought := p.Thinking()
	p.Flags &^= Loading
	s.apply(p, m, s.attachments(c, p.ChannelID, m.Attachments.Value))
	if !thought { // what takes the place of "thinking …" is no edit
		now := s.now().UTC()
		p.EditedTimestamp = &now
	}
	s.announce("MESSAGE_UPDATE", p)
	return nil
}

func (s *Server) respondChoices(i *interaction, data json.RawMessage) error {
	var d struct {
		Choices []Choice `json:"choices"`
	}
	if json.Unmarshal(data, &d) != nil {
		return errInvalidForm
	}
	if err := checkChoices(d.Choices); err != nil {
		return err
	}
	i.choices = notNil(d.Choices)
	return nil
}

func (s *Server) respondModal(i *interaction, data json.RawMessage) error {
	var m Modal
	if json.Unmarshal(data, &m) != nil {
		return errInvalidForm
	}
	if err := checkModal(m); err != nil {
		return err
	}
	m.Interaction = i.id
	i.modal = &m
	return nil
}
