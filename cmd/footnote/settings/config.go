package settings

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dustin/go-humanize"
	"github.com/joho/godotenv"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus/postgres"
	"footnote/retrieval/embed"
	"footnote/retrieval/embed/models"
	"footnote/retrieval/secrets"
)

// Config is everything that can be set, read once.
type Config struct {
	Data     string // folder of the libraries
	Database string // secret: address of the PostgreSQL database that keeps them instead, empty for none
	Owner    string // secret: the same as the role that owns its tables, for "footnote migrate" alone
	Memory   int64  // bytes that open libraries of the bot may take, 0 for a quarter of the machine's
	Log      string // text or json: how the bot writes its log
	Status   string // host:port where a bot that runs says how it is, or off
	Files    int64  // bytes that the files of a library's sources may take, 0 for none
	Found    bool   // it was not set, but found in the current folder
	Embedder EmbedderConfig
	Discord  DiscordConfig

	opened   *Database        // the database, once it is needed
	warnings *terminal.Screen // where it is told what is odd about a library, or nil
}

// DiscordConfig says how the bot gets to Discord.
type DiscordConfig struct {
	Token  string // secret
	APIURL string // a stand-in for Discord on this machine, empty for Discord
	Guild  string // the one server that commands are registered in, empty for all
	Shards int    // connections, 0 for as many as Discord recommends
}

// EmbedderConfig says who turns text into vectors.
type EmbedderConfig struct {
	Kind           string // auto, static, local, ollama or openai
	Models         string // folder of the models on this machine
	Hub            string // server of models
	URL            string // of its server, empty for the usual one
	Model          string // of its server, or on this machine
	Key            string // secret, empty for none
	QuestionPrefix string // put before each question
	PassagePrefix  string // put before each passage
	Timeout        time.Duration
}

// Variables are all names that may be set, with what counts where they are not.
var Variables = map[string]string{
	"FOOTNOTE_DATA":             "",
	"FOOTNOTE_DATABASE":         "",
	"FOOTNOTE_DATABASE_OWNER":   "",
	"FOOTNOTE_EMBEDDER":         Auto,
	"FOOTNOTE_EMBEDDER_URL":     "",
	"FOOTNOTE_EMBEDDER_MODEL":   "",
	"FOOTNOTE_EMBEDDER_KEY":     "",
	"FOOTNOTE_QUESTION_PREFIX":  "",
	"FOOTNOTE_PASSAGE_PREFIX":   "",
	"FOOTNOTE_EMBEDDER_TIMEOUT": "30s",
	"FOOTNOTE_LOG":              logText,
	"FOOTNOTE_FILES":            "512MiB",
	"FOOTNOTE_MEMORY":           "",
	"FOOTNOTE_MODEL_HUB":        models.Hub,
	"FOOTNOTE_SHARDS":           "",
	"FOOTNOTE_STATUS":           "127.0.0.1:9417",
	"DISCORD_TOKEN":             "",
	"DISCORD_API_URL":           "",
	"DISCORD_GUILD_ID":          "",
}

const (
	BuiltIn = "static" // the embedder in the binary
	Local   = "local"  // a model on this machine
	Auto    = "auto"   // local if a model is chosen, else static
)

var embedders = []string{Auto, BuiltIn, Local, embed.Ollama, embed.OpenAI}

const (
	logText, LogJSON = "text", "json"
	StatusOff        = "off"
)

// ReadConfig reads the environment, and for what it leaves open the file
// named, which may be absent. The error tells of all mistakes at once.
func ReadConfig(getenv func(string) string, file string) (Config, error) {
	var r settingsReader
	inFile := r.readFile(file)
	for name := range inFile {
		if _, known := Variables[name]; !known && strings.HasPrefix(name, "FOOTNOTE_") {
			r.wrong("%s in %s is no setting; .env.example lists them", name, file)
		}
	}
	set := func(name string) string {
		value := cmp.Or(getenv(name), inFile[name], Variables[name])
		if strings.HasSuffix(name, "_PREFIX") {
			return value // whose spaces count
		}
		return strings.TrimSpace(value) // a token that was read from a file ends with its line
	}
	misplaced := r.misplaced(set)
	r.lookup = func(name string) string {
		if misplaced[name] {
			return Variables[name] // whoever goes on, as the doctor does, does not show it
		}
		return set(name)
	}
	return r.config(getenv("HOME")), r.mistakes()
}

// readFile reads settings from a file, which may be absent. Editors of Windows begin it with
// a mark of its letters.
func (r *settingsReader) readFile(file string) map[string]string {
	data, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, fs.ErrPermission):
		r.wrong("%s cannot be read: the rights to it are missing", file)
		return nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		r.wrong("%s cannot be read: it is saved as UTF-16 (Unicode); save it as UTF-8", file)
		return nil
	}
	values, parseErr := godotenv.UnmarshalBytes(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	if err != nil || parseErr != nil {
		r.wrong("%s cannot be read: write NAME=value, one a line, as in .env.example", file)
	}
	return values
}

// Unknown gives the names in an environment that look like settings and are none, but for
// those that tests of this program set.
func Unknown(environ []string) []string {
	var names []string
	for _, set := range environ {
		name, _, _ := strings.Cut(set, "=")
		if _, known := Variables[name]; !known && strings.HasPrefix(name, "FOOTNOTE_") && !strings.HasPrefix(name, "FOOTNOTE_TEST_") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Load reads the settings of this run. What is odd about a library is told on
// warnings; db is where the database is kept open, once it is needed.
func Load(getenv func(string) string, warnings *terminal.Screen, db *Database) (Config, error) {
	c, err := ReadConfig(getenv, ".env")
	c.warnings, c.opened = warnings, db
	if c.Data == "" {
		c.Data, c.Found = dataFolder(getenv)
	}
	c.Embedder.Models = filepath.Join(c.Data, modelsFolder)
	return c, err
}

// Secrets are the settings that nobody may read.
func (c Config) Secrets() secrets.Hider {
	return secrets.New(c.Discord.Token, c.Embedder.Key, postgres.PasswordOf(c.Database), postgres.PasswordOf(c.Owner))
}

// A settingsReader reads one setting after the other and collects what is
// wrong with them. It repeats no value: that may be a secret in the wrong place.
type settingsReader struct {
	lookup func(string) string
	found  []string
}

func (r *settingsReader) wrong(format string, args ...any) {
	r.found = append(r.found, fmt.Sprintf(format, args...))
}

// config reads all settings. One that is wrong is what it is where it is not set.
func (r *settingsReader) config(home string) Config {
	c := Config{
		Data:     r.folder("FOOTNOTE_DATA", home),
		Database: r.database("FOOTNOTE_DATABASE"),
		Owner:    r.database("FOOTNOTE_DATABASE_OWNER"),
		Log:      r.oneOf("FOOTNOTE_LOG", []string{logText, LogJSON}),
		Status:   r.listening("FOOTNOTE_STATUS"),
		Memory:   r.size("FOOTNOTE_MEMORY"),
		Files:    r.room("FOOTNOTE_FILES"),
		Embedder: EmbedderConfig{
			Kind:           r.oneOf("FOOTNOTE_EMBEDDER", embedders),
			URL:            r.address("FOOTNOTE_EMBEDDER_URL"),
			Model:          r.lookup("FOOTNOTE_EMBEDDER_MODEL"),
			Key:            r.lookup("FOOTNOTE_EMBEDDER_KEY"),
			QuestionPrefix: r.lookup("FOOTNOTE_QUESTION_PREFIX"),
			PassagePrefix:  r.lookup("FOOTNOTE_PASSAGE_PREFIX"),
			Timeout:        r.duration("FOOTNOTE_EMBEDDER_TIMEOUT"),
			Hub:            r.address("FOOTNOTE_MODEL_HUB"),
		},
		Discord: DiscordConfig{
			Token:  strings.TrimPrefix(r.lookup("DISCORD_TOKEN"), "Bot "),
			APIURL: r.address("DISCORD_API_URL"),
			Guild:  r.number("DISCORD_GUILD_ID"),
			Shards: r.count("FOOTNOTE_SHARDS"),
		},
	}
	if kind := c.Embedder.Kind; (kind == embed.Ollama || kind == embed.OpenAI) && c.Embedder.Model == "" {
		r.wrong("FOOTNOTE_EMBEDDER_MODEL is empty: FOOTNOTE_EMBEDDER=%s needs the name of a model", kind)
	}
	return c
}

// misplaced finds a token, a key or the address of a database in a setting that is not
// for it. Such a value would be shown, sent to others or kept in libraries.
func (r *settingsReader) misplaced(set func(name string) string) map[string]bool {
	found := map[string]bool{}
	known := secrets.New(set("DISCORD_TOKEN"), set("FOOTNOTE_EMBEDDER_KEY"))
	for _, name := range slices.Sorted(maps.Keys(Variables)) {
		switch name {
		case "DISCORD_TOKEN", "FOOTNOTE_EMBEDDER_KEY", "FOOTNOTE_DATABASE", "FOOTNOTE_DATABASE_OWNER":
			continue // they are secrets themselves
		}
		switch value := set(name); {
		case secrets.Looks(value) || known.In(value) != value:
			r.wrong("%s holds a token or key: that belongs into DISCORD_TOKEN or FOOTNOTE_EMBEDDER_KEY alone", name)
		case isDatabase(value):
			r.wrong("%s holds the address of a database: FOOTNOTE_DATABASE is for those alone", name)
		default:
			continue
		}
		found[name] = true
	}
	return found
}

// isDatabase tells an address of a database, which may hold a password.
func isDatabase(value string) bool {
	return strings.HasPrefix(value, "postgres://") || strings.HasPrefix(value, "postgresql://")
}

// folder reads the path of a folder. No shell stands between .env and Footnote that would
// know what ~ means.
func (r *settingsReader) folder(name, home string) string {
	value := r.lookup(name)
	if strings.Contains(value, "://") {
		r.wrong("%s is an address, and has to be a folder; FOOTNOTE_DATABASE is for addresses of databases", name)
		return ""
	}
	rest, ok := strings.CutPrefix(value, "~")
	switch {
	case !ok:
		return value
	case home == "" || rest != "" && !strings.HasPrefix(rest, "/"):
		r.wrong("%s begins with ~: write the whole path of the folder", name)
		return ""
	}
	return filepath.Join(home, rest)
}

func (r *settingsReader) oneOf(name string, allowed []string) string {
	value := r.lookup(name)
	if !slices.Contains(allowed, value) {
		r.wrong("%s is none of these, choose one: %s", name, strings.Join(allowed, ", "))
		return Variables[name]
	}
	return value
}

func (r *settingsReader) address(name string) string {
	value := r.lookup(name)
	u, err := url.Parse(value)
	if value != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		r.wrong("%s is no address: write one that begins with http:// or https://", name)
		return Variables[name]
	}
	return value
}

// database reads the address of a database.
func (r *settingsReader) database(name string) string {
	value := r.lookup(name)
	words := strings.Contains(value, "=") && !strings.Contains(value, "://") // host=… user=… dbname=…
	if value != "" && !words && !isDatabase(value) {
		r.wrong("%s is no address of a database: write postgres://ROLE@HOST/DATABASE", name)
	}
	return value
}

// listening reads an address to listen at.
func (r *settingsReader) listening(name string) string {
	value := r.lookup(name)
	_, port, err := net.SplitHostPort(value)
	if n, numErr := strconv.ParseUint(port, 10, 16); value != StatusOff && (err != nil || numErr != nil || n == 0 && port != "0") {
		r.wrong("%s is no address to listen at: write one such as 127.0.0.1:9417, or off", name)
		return Variables[name]
	}
	return value
}

func (r *settingsReader) duration(name string) time.Duration {
	value := r.lookup(name)
	d, err := time.ParseDuration(value)
	if err != nil || d <= 0 {
		r.wrong("%s is no time: write one such as 30s or 2m", name)
	}
	return d
}

func (r *settingsReader) number(name string) string {
	value := r.lookup(name)
	if strings.Trim(value, "0123456789") != "" {
		r.wrong("%s is no number of a server: write digits only", name)
	}
	return value
}

// count reads a number of things, 0 where none is set.
func (r *settingsReader) count(name string) int {
	value := r.lookup(name)
	n, err := strconv.Atoi(value)
	if value != "" && (err != nil || n < 1) {
		r.wrong("%s is no number: write digits, 1 at least, or leave it empty", name)
	}
	return n
}

// leastMemory is room for a large library.
const leastMemory = 64 << 20

// size reads a number of bytes, 0 where none is set.
func (r *settingsReader) size(name string) int64 {
	value := r.lookup(name)
	if value == "" {
		return 0
	}
	n, err := humanize.ParseBytes(value)
	if err != nil || n < leastMemory || n > 1<<50 {
		r.wrong("%s is no size: write one such as 512MiB or 2GiB, at least 64MiB, or leave it empty", name)
		return 0
	}
	return int64(n)
}

// room reads a number of bytes that may be none.
func (r *settingsReader) room(name string) int64 {
	n, err := humanize.ParseBytes(r.lookup(name))
	if err != nil || n > 1<<50 {
		r.wrong("%s is no size: write one such as 512MiB or 2GiB, or 0 for none", name)
		return 0
	}
	return int64(n)
}

// mistakes gives all that was wrong as one error, in order.
func (r *settingsReader) mistakes() error {
	switch len(r.found) {
	case 0:
		return nil
	case 1:
		return advice.Mistake("There is a mistake in the settings (environment or .env). %s.", r.found[0])
	}
	return advice.Mistake("There are %d mistakes in the settings (environment or .env):\n- %s.", len(r.found), strings.Join(r.found, ".\n- "))
}
