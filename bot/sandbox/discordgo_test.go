package sandbox_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"footnote/bot/sandbox"

	"github.com/bwmarrin/discordgo"
)

// elsewhere sends discordgo's requests to the stand-in.
type elsewhere struct{ base *url.URL }

func (e elsewhere) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host = e.base.Scheme, e.base.Host
	return http.DefaultTransport.RoundTrip(r)
}

// discordgoSession is an unmodified session, connected.
func discordgoSession(t *testing.T, srv *sandbox.Server, handlers ...any) *discordgo.Session {
	t.Helper()
	s, err := discordgo.New("Bot " + srv.Token())
	if err != nil {
		t.Fatal(err)
	}
	base, err := url.Parse(srv.URL())
	if err != nil {
		t.Fatal(err)
	}
	s.Client = &http.Client{Timeout: time.Minute, Transport: elsewhere{base}}
	s.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	s.ShouldReconnectOnError = false // its own attempts go on after Close
	for _, h := range handlers {
		s.AddHandler(h)
	}
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestDiscordgoConnectsAndAnswers(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	s := discordgoSession(t, srv, func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		switch i.Type {
		case discordgo.InteractionApplicationCommand:
			deferThenEdit(t, s, i)
		case discordgo.InteractionMessageComponent:
			data := &discordgo.InteractionResponseData{Content: "page 2", Components: []discordgo.MessageComponent{}}
			check(t, s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseUpdateMessage, Data: data}))
		}
	}, func(s *discordgo.Session, m *discordgo.MessageCreate) {
		if !m.Author.Bot {
			_, err := s.ChannelMessageSendReply(m.ChannelID, "you said: "+m.Content, m.Reference())
			check(t, err)
		}
	})
	if got, want := s.State.Application.ID, string(srv.Application()); got != want {
		t.Errorf("application = %q, want %q", got, want)
	}
	_, err := s.ApplicationCommandBulkOverwrite(s.State.Application.ID, "", []*discordgo.ApplicationCommand{{
		Name: "ask", Description: "Ask the library",
		Options: []*discordgo.ApplicationCommandOption{{Type: discordgo.ApplicationCommandOptionString, Name: "question", Description: "What to ask", Required: true}},
	}})
	check(t, err)

	ctx := deadline(t)
	member := srv.Member(srv.Guilds()[0].ID, sandbox.MemberName)
	reply, err := member.Command(ctx, "ask", sandbox.Opt("question", "why?"))
	check(t, err)
	if got, want := reply.Message.Content, "asked: why?"; got != want {
		t.Errorf("Command() = %q, want %q", got, want)
	}
	if got := len(reply.Message.Attachments); got != 1 {
		t.Errorf("attachments = %d, want 1", got)
	}
	reply, err = member.Press(ctx, reply.Message, "more")
	check(t, err)
	if got, want := reply.Message.Content, "page 2"; got != want {
		t.Errorf("Press() = %q, want %q", got, want)
	}
	answer, err := member.DM(ctx, "hello")
	check(t, err)
	if got, want := answer.Content, "you said: hello"; got != want {
		t.Errorf("DM() = %q, want %q", got, want)
	}
	answer, err = member.Mention(ctx, "hello")
	check(t, err)
	if got, want := answer.Content, "you said: <@"+string(srv.Application())+"> hello"; got != want {
		t.Errorf("Mention() = %q, want %q", got, want)
	}
}

// deferThenEdit answers a command in two steps, with a button and a file.
func deferThenEdit(t *testing.T, s *discordgo.Session, i *discordgo.InteractionCreate) {
	check(t, s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}))
	content := "asked: " + i.ApplicationCommandData().Options[0].StringValue()
	_, err := s.InteractionResponseEdit(i.Interaction, &discordgo.WebhookEdit{
		Content: &content,
		Components: &[]discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			discordgo.Button{Label: "More", CustomID: "more"},
		}}},
		Files: []*discordgo.File{{Name: "answer.txt", ContentType: "text/plain", Reader: strings.NewReader("text")}},
	})
	check(t, err)
}

func TestDiscordgoResumesAfterACut(t *testing.T) {
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	resumed, lost := make(chan bool, 10), make(chan bool, 10)
	s := discordgoSession(t, srv, func(_ *discordgo.Session, _ *discordgo.Resumed) { resumed <- true },
		func(_ *discordgo.Session, _ *discordgo.Disconnect) { lost <- true })
	srv.Cut()
	<-lost
	check(t, s.Open()) // the session is known, so that it resumes
	select {
	case <-resumed:
	case <-deadline(t).Done():
		t.Fatal("no RESUMED after the connection was cut")
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

// deadline is far longer than anything takes, so that a slow machine passes.
func deadline(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func serve(t *testing.T, opt sandbox.Options) *sandbox.Server {
	t.Helper()
	if opt.AckWithin == 0 {
		opt.AckWithin = time.Minute
	}
	srv, err := sandbox.New(opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { srv.Close() })
	return srv
}
