package settings

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/cmd/footnote/advice"
	"footnote/retrieval/embed/models"

	"github.com/joho/godotenv"
)

const exampleFile = "../../../.env.example"

// The example, the table of variables and what is read must be one.
func TestExampleListsEveryVariable(t *testing.T) {
	example, err := godotenv.Unmarshal(commented.ReplaceAllString(readText(t, exampleFile), "$1"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Variables, example); diff != "" {
		t.Errorf(".env.example differs from the variables and defaults of the program (-program +example):\n%s", diff)
	}
	asked := map[string]string{}
	if _, err := ReadConfig(func(name string) string {
		if name != "HOME" {
			asked[name] = Variables[name]
		}
		return ""
	}, "absent"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Variables, asked); diff != "" {
		t.Errorf("the variables that are read differ from the table (-table +read):\n%s", diff)
	}
}

// commented is a line of a setting that does not count.
var commented = regexp.MustCompile(`(?m)^#([A-Z_]+=)`)

// A line of EnvironmentFile= counts more than Environment= of the same unit, and one of
// env_file more than ENV of the image, also if it is empty: a copy of the example must
// leave alone what those set.
func TestExampleLeavesUnitsTheirSettings(t *testing.T) {
	example, err := godotenv.Read(exampleFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"footnote.service", "footnote@.service", "footnote-migrate.service", "Containerfile"} {
		for _, line := range environmentLine.FindAllString(readText(t, "../deploy/"+file), -1) {
			for _, set := range settingName.FindAllStringSubmatch(line, -1) {
				if value, stands := example[set[1]]; stands {
					t.Errorf("%s sets %s, and .env.example would set it to %q instead", file, set[1], value)
				}
			}
		}
	}
}

var (
	environmentLine = regexp.MustCompile(`(?m)^(?:Environment=|ENV ).*$`)
	settingName     = regexp.MustCompile(`\b((?:FOOTNOTE|DISCORD)_[A-Z_]+)=`)
)

// Where /proc/meminfo is hidden, a bot on a small machine takes its libraries to have the
// room of a large one.
func TestUnitsShowTheMemoryThereIs(t *testing.T) {
	for _, file := range []string{"footnote.service", "footnote@.service"} {
		if strings.Contains(readText(t, "../deploy/"+file), "\nProcSubset=pid\n") {
			t.Errorf("%s hides /proc/meminfo, which bot/memory.go reads", file)
		}
	}
}

func readText(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestExampleExplainsEveryVariable(t *testing.T) {
	explained := false
	for line := range strings.Lines(commented.ReplaceAllString(readText(t, exampleFile), "$1")) {
		line = strings.TrimSpace(line)
		name, _, set := strings.Cut(line, "=")
		switch {
		case strings.HasPrefix(line, "#"):
			explained = true
		case line == "":
			explained = false
		case set && !explained:
			t.Errorf("%s has no comment above it in .env.example", name)
		}
	}
}

func TestReadConfig(t *testing.T) {
	defaults := Config{Log: "text", Status: "127.0.0.1:9417", Files: 512 << 20, Embedder: EmbedderConfig{Kind: "auto", Hub: models.Hub, Timeout: 30 * time.Second}}
	home, token := defaults, defaults
	home.Data, token.Discord.Token, token.Embedder.PassagePrefix = "/home/ada/foot", "x.y.z", "passage: "
	tests := []struct {
		name, file  string
		environment map[string]string
		want        Config
	}{
		{name: "nothing", want: defaults},
		{name: "file", file: "FOOTNOTE_DATA=/srv/texts\n", want: Config{Data: "/srv/texts", Log: "text", Status: "127.0.0.1:9417", Files: defaults.Files, Embedder: defaults.Embedder}},
		{
			name: "the environment counts more", file: "FOOTNOTE_DATA=/srv/texts\n",
			environment: map[string]string{"FOOTNOTE_DATA": "here"}, want: Config{Data: "here", Log: "text", Status: "127.0.0.1:9417", Files: defaults.Files, Embedder: defaults.Embedder},
		},
		{
			name: "server", file: "# ours\nFOOTNOTE_EMBEDDER=openai\nFOOTNOTE_EMBEDDER_MODEL=small\nFOOTNOTE_PASSAGE_PREFIX=\"passage: \"\nDISCORD_TOKEN=x\nFOOTNOTE_SHARDS=3\nFOOTNOTE_MEMORY=2GiB\nFOOTNOTE_STATUS=off\nFOOTNOTE_LOG=json\nFOOTNOTE_FILES=0\n",
			environment: map[string]string{"FOOTNOTE_EMBEDDER_URL": "http://localhost:8080/v1", "FOOTNOTE_EMBEDDER_TIMEOUT": "2m"},
			want: Config{Memory: 2 << 30, Log: "json", Status: "off", Embedder: EmbedderConfig{
				Kind: "openai", URL: "http://localhost:8080/v1", Model: "small", PassagePrefix: "passage: ", Timeout: 2 * time.Minute,
				Hub: models.Hub,
			}, Discord: DiscordConfig{Token: "x", Shards: 3}},
		},
		{name: "home", file: "FOOTNOTE_DATA=~/foot\n", environment: map[string]string{"HOME": "/home/ada"}, want: home},
		{name: "end of a line", environment: map[string]string{"DISCORD_TOKEN": "x.y.z\n", "FOOTNOTE_PASSAGE_PREFIX": "passage: "}, want: token},
	}
	for _, test := range tests {
		got, err := ReadConfig(func(name string) string { return test.environment[name] }, envFile(t, test.file))
		if diff := cmp.Diff(test.want, got, cmpopts.IgnoreUnexported(Config{})); err != nil || diff != "" {
			t.Errorf("%s: ReadConfig = %v, diff (-want +got):\n%s", test.name, err, diff)
		}
	}
}

func TestReadConfigTellsOfAllMistakes(t *testing.T) {
	file := envFile(t, "FOOTNOTE_EMBEDDER=olama\nFOOTNOTE_EMBEDDER_URL=localhost:1\nFOOTNOTE_EMBEDDER_TIMEOUT=soon\nFOOTNOTE_SHARDS=0\nFOOTNOTE_STATUS=here\nFOOTNOTE_LOG=xml\nFOOTNOTE_MEMORY=12\nFOOTNOTE_DATTA=x\n")
	_, err := ReadConfig(func(string) string { return "" }, file)
	if err == nil {
		t.Fatal("ReadConfig = nil, want an error")
	}
	for _, want := range []string{"8 mistakes", "FOOTNOTE_EMBEDDER is none", "static, local, ollama, openai", "FOOTNOTE_EMBEDDER_URL", "FOOTNOTE_EMBEDDER_TIMEOUT", "FOOTNOTE_SHARDS", "FOOTNOTE_MEMORY", "FOOTNOTE_STATUS", "FOOTNOTE_LOG", "FOOTNOTE_DATTA"} {
		if !strings.Contains(advice.Sentence(err), want) {
			t.Errorf("ReadConfig = %q, want it to name %q", advice.Sentence(err), want)
		}
	}
	if _, ok := errors.AsType[advice.Told](err); !ok {
		t.Errorf("ReadConfig gives a %T, want one for people", err)
	}
}

// A folder is a folder: no address, which may hold a password, and nobody else's home.
func TestReadConfigRefusesWhatIsNoFolder(t *testing.T) {
	for value, want := range map[string]string{
		"postgres://fo:sesame@db/footnote": "FOOTNOTE_DATABASE is for", "mysql://fo:sesame@db/footnote": "FOOTNOTE_DATABASE is for",
		"~ada/sesame": "write the whole path", "~/sesame": "write the whole path",
	} {
		c, err := ReadConfig(func(name string) string { return map[string]string{"FOOTNOTE_DATA": value}[name] }, "absent")
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "sesame") || c.Data != "" {
			t.Errorf("ReadConfig with FOOTNOTE_DATA=%s = %q, %v, want an error with %q", value, c.Data, err, want)
		}
	}
}

func envFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), ".env")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
