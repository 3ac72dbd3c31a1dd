package sandbox_test

import (
	"bufio"
	"os"
	"os/exec"
	"testing"

	"footnote/bot/sandbox"
)

// A second library judges the stand-in: discord.js, unmodified. It runs where
// NODE_PATH names a folder that holds discord.js (npm install discord.js@14).
func TestDiscordJS(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no Node.js")
	}
	if exec.Command(node, "-e", `require("discord.js")`).Run() != nil {
		t.Skip("no discord.js: install it with npm and set NODE_PATH to its node_modules")
	}
	t.Parallel()
	srv := serve(t, sandbox.Options{})
	ctx := deadline(t)
	cmd := exec.CommandContext(ctx, node, "testdata/judge.js", srv.URL(), srv.Token())
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	lines := bufio.NewScanner(out)
	said := func(want string) {
		t.Helper()
		if !lines.Scan() || lines.Text() != want {
			t.Fatalf("discord.js says %q, want %q", lines.Text(), want)
		}
	}
	said("ready 2")

	member := srv.Member(srv.Guilds()[0].ID, sandbox.MemberName)
	choices, err := member.Autocomplete(ctx, "ask", sandbox.Opt("question", "wh"))
	if err != nil || len(choices) != 1 || choices[0].Name != "a choice of wh" {
		t.Errorf("Autocomplete() = %v, %v", choices, err)
	}
	reply, err := member.Command(ctx, "ask", sandbox.Opt("question", "why?"))
	wantContent(t, reply, err, "asked: why?")
	first := reply.Message
	reply, err = member.MessageCommand(ctx, "Find sources", first)
	wantContent(t, reply, err, "found: asked: why?")
	reply, err = member.Press(ctx, first, "press")
	wantContent(t, reply, err, "pressed by robin")
	reply, err = member.Command(ctx, "form")
	if err != nil || reply.Modal == nil {
		t.Fatalf("Command(form) = %+v, %v, want a modal", reply, err)
	}
	reply, err = member.SubmitModal(ctx, reply.Modal, map[string]string{"text": "filled in"})
	wantContent(t, reply, err, "form: filled in")
	answer, err := member.DM(ctx, "hello")
	if err != nil || answer.Content != "you said: hello" {
		t.Errorf("DM() = %+v, %v", answer, err)
	}
	srv.Reconnect()
	said("resumed")
	reply, err = member.Command(ctx, "ask", sandbox.Opt("question", "again?"))
	wantContent(t, reply, err, "asked: again?")
}

func wantContent(t *testing.T, reply *sandbox.Reply, err error, want string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if reply.Message == nil || reply.Message.Content != want {
		t.Errorf("reply = %+v, want %q", reply.Message, want)
	}
}
