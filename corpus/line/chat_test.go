package line

import (
	"strings"
	"testing"
)

// What a program wrote into a conversation is left out, and what somebody said of the same
// things stays.
func TestLogNotices(t *testing.T) {
	for _, log := range []string{
		"12/03/2021, 18:22 - Messages and calls are end-to-end encrypted. Nobody outside can read them.\n12/03/2021, 18:22 - Ida created group \"Bees\"\n12/03/2021, 18:25 - Ida: Nobody left the meadow before it was cut.\n12/03/2021, 18:31 - Per: <Media omitted>\n13/03/2021, 07:02 - Ida: This message was deleted\n",
		"[09.11.13, 19:02:11] Ida: \u200eNachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.\n[09.11.13, 19:02:40] Ida: Nobody left the meadow before it was cut.\n\u200e[09.11.13, 19:06:00] Per: \u200eBild weggelassen\n",
		"[09.11.13, 19:02:11] Ida created group “Bees”\n[09.11.13, 19:02:40] Ida: Nobody left the meadow before it was cut.\n[09.11.13, 19:06:00] Per: image omitted\n",
		"--- Log opened Thu Mar 04 15:12:01 2021\n15:12 -!- ida [~i@host.example] has joined #bees\n15:13 <ida> Nobody left the meadow before it was cut.\n15:14 -!- per has quit [Quit: bye]\n--- Log closed Thu Mar 04 16:00:00 2021\n",
	} {
		var kept []string
		for _, l := range LogLines(log) {
			if l.Skip == "" {
				kept = append(kept, l.Text)
			}
		}
		if len(kept) != 1 || !strings.Contains(kept[0], "Nobody left the meadow") {
			t.Errorf("kept %q of %q", kept, log)
		}
	}
}

func TestWithoutCopier(t *testing.T) {
	rule := strings.Repeat("=", 30)
	text, channel := WithoutCopier(rule + "\nGuild: Study\nChannel: Text / bees\nTopic: What we read\n" + rule + "\n\n[04-Mar-21 03:12 PM] ida (pinned)\nNobody left.\n[05] as before.\n\n{Reactions}\nheart (2)\n\n" + rule + "\nExported 1 message(s)\n" + rule + "\n")
	if got := strings.TrimSpace(text); channel != "#bees (Study)" || got != "[04-Mar-21 03:12 PM] ida:\nNobody left.\n[05] as before." {
		t.Errorf("%q, %q", channel, got)
	}
	if text, channel := WithoutCopier("Guild: a\n\nText.\n"); channel != "" || text != "Guild: a\n\nText.\n" {
		t.Errorf("%q, %q of another text", channel, text)
	}
}

func TestGroupName(t *testing.T) {
	for text, want := range map[string]string{
		"[14/02/2024, 18:02:11] Ida created group \"Weir Street\"\n[14/02/2024, 18:05:40] Ida: Cold.\n":                         "Weir Street",
		"14.02.24, 18:02 - Ida hat die Gruppe „Weir Street“ erstellt.\n":                                                        "Weir Street",
		"[14/02/2024, 18:02:11] Ida: Per created group \"Weir Street\"\n":                                                       "",
		"[14/02/2024, 18:02:11] Ida: Cold.\n":                                                                                   "",
		strings.Repeat("[14/02/2024, 18:02:11] Ida: Cold.\n", 9) + "[14/02/2024, 18:02:11] Ida created group \"Weir Street\"\n": "",
	} {
		if got := GroupName(text); got != want {
			t.Errorf("%q of %q, want %q", got, text, want)
		}
	}
	if got := channelTitle("Ida", "Direct Messages"); got != "Ida" {
		t.Errorf("messages of two are titled %q", got)
	}
}
