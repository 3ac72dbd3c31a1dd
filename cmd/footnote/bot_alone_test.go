package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"footnote/bot/sandbox"
)

// A second bot on one folder says that there is one, and ends; commands of the terminal go
// on. When the first is killed the next can be started at once.
func TestSecondBotOnAFolder(t *testing.T) {
	srv, err := sandbox.New(sandbox.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	data := t.TempDir()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := func(args ...string) (*exec.Cmd, *bytes.Buffer) {
		c, said := exec.Command(program, args...), new(bytes.Buffer)
		c.Dir, c.Stdout, c.Stderr = data, said, said
		c.Env = append(os.Environ(), killedEnv+"=1", "DISCORD_TOKEN="+srv.Token(), "DISCORD_API_URL="+srv.URL(), "FOOTNOTE_DATA="+data, "FOOTNOTE_STATUS=off")
		return c, said
	}
	start := func() *exec.Cmd {
		t.Helper()
		c, said := command("bot")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for begun := time.Now(); !srv.Connected(); time.Sleep(5 * time.Millisecond) {
			if time.Since(begun) > time.Minute {
				t.Fatalf("the bot does not connect:\n%s", said)
			}
		}
		return c
	}
	kill := func(c *exec.Cmd) {
		c.Process.Kill()
		c.Wait()
		for srv.Connected() {
			time.Sleep(time.Millisecond)
		}
	}
	first := start()
	defer func() { kill(first) }()
	sessions := srv.Sessions()
	second, said := command("bot")
	if err := second.Run(); err == nil || !strings.Contains(said.String(), "runs on "+data+" already") || srv.Sessions() != sessions {
		t.Errorf("the second bot: %v, %d sessions more: %s", err, srv.Sessions()-sessions, said)
	}
	list, said := command("sources")
	if err := list.Run(); err != nil {
		t.Errorf("sources beside a bot: %v: %s", err, said)
	}
	kill(first)
	first = start()
}
