package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"footnote/bot/discord"
	"footnote/bot/sandbox"
)

const openAPIFile = "../../shared/discord/openapi.json"

// A judge checks bodies against Discord's own description of its interface.
type judge struct {
	compiler *jsonschema.Compiler
	paths    map[string]any
	mu       sync.Mutex
	compiled map[string]*jsonschema.Schema
}

// theJudge reads the description once for all tests; nil where it is absent.
var theJudge = sync.OnceValues(func() (*judge, error) {
	data, err := os.ReadFile(openAPIFile)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("discord.json", doc); err != nil {
		return nil, err
	}
	return &judge{compiler: c, paths: doc.(map[string]any)["paths"].(map[string]any), compiled: map[string]*jsonschema.Schema{}}, nil
})

// checkBody gives the stand-in a judge of every body that the bot sends.
func checkBody(t *testing.T) func(sandbox.Request) error {
	j, err := theJudge()
	if err != nil {
		t.Fatal(err)
	}
	if j == nil {
		t.Log("bodies are checked against our own rules only: " + openAPIFile + " is absent")
	}
	return func(r sandbox.Request) error {
		if len(r.JSON) == 0 {
			return nil
		}
		var err error
		if j != nil {
			err = j.check(r)
		}
		if err = errors.Join(err, ownRules(r)); err != nil {
			t.Errorf("%s %s: %v\n%s", r.Method, r.Route, err, r.JSON)
		}
		return err
	}
}

func (j *judge) check(r sandbox.Request) error {
	schema, err := j.schemaFor(r)
	if err != nil {
		return err
	}
	body, err := jsonschema.UnmarshalJSON(strings.NewReader(string(r.JSON)))
	if err != nil {
		return err
	}
	fixPermissions(body)
	return schema.Validate(body)
}

// schemaFor finds the schema of a route's JSON body.
func (j *judge) schemaFor(r sandbox.Request) (*jsonschema.Schema, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if s := j.compiled[r.Route]; s != nil {
		return s, nil
	}
	for template, item := range j.paths {
		operation, ok := item.(map[string]any)[strings.ToLower(r.Method)].(map[string]any)
		if !ok || !fits(template, strings.TrimPrefix(r.Path, "/api/v9")) {
			continue
		}
		body, ok := operation["requestBody"].(map[string]any)
		if !ok {
			return nil, errors.New("no body is described")
		}
		if _, ok := body["content"].(map[string]any)["application/json"]; !ok {
			return nil, errors.New("no JSON body is described")
		}
		at := fmt.Sprintf("discord.json#/paths/%s/%s/requestBody/content/application~1json/schema",
			strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(template, "~", "~0"), "/", "~1"), "{", "%7B"), strings.ToLower(r.Method))
		s, err := j.compiler.Compile(strings.ReplaceAll(at, "}", "%7D"))
		if err != nil {
			return nil, err
		}
		j.compiled[r.Route] = s
		return s, nil
	}
	return nil, errors.New("no such route")
}

// fits matches a path against a template; fixed parts count more than
// variables only for @original, which has a template of its own.
func fits(template, given string) bool {
	if strings.HasSuffix(given, "@original") != strings.HasSuffix(template, "@original") {
		return false
	}
	parts := strings.Split(template, "/")
	for i, p := range parts {
		if strings.HasPrefix(p, "{") {
			parts[i] = "*"
		}
	}
	ok, _ := path.Match(strings.Join(parts, "/"), given)
	return ok
}

// fixPermissions makes numbers of the permissions: the description says
// integer, the interface speaks decimal strings.
func fixPermissions(v any) {
	list, _ := v.([]any)
	for _, item := range list {
		if m, ok := item.(map[string]any); ok {
			if text, ok := m["default_member_permissions"].(string); ok {
				m["default_member_permissions"] = json.Number(text)
			}
		}
	}
}

// ownRules are Discord's rules that its description does not have, because they
// join several fields.
func ownRules(r sandbox.Request) error {
	switch {
	case strings.HasSuffix(r.Path, "/users/@me/channels"):
		return nil // its description has all the rules
	case r.Method == "PUT" && strings.HasSuffix(r.Path, "/commands"):
		var list []*appCommand
		if err := json.Unmarshal(r.JSON, &list); err != nil {
			return err
		}
		return commandRules(list)
	case strings.HasSuffix(r.Path, "/callback"):
		var c struct {
			Type int
			Data *Message
		}
		if err := json.Unmarshal(r.JSON, &c); err != nil || c.Type != callbackMessage {
			return err
		}
		return messageRules(c.Data, r)
	}
	var m Message
	if err := json.Unmarshal(r.JSON, &m); err != nil {
		return err
	}
	return messageRules(&m, r)
}

func messageRules(m *Message, r sandbox.Request) error {
	var err error
	refuse := func(format string, args ...any) { err = errors.Join(err, fmt.Errorf(format, args...)) }
	if m.AllowedMentions.Parse == nil || len(m.AllowedMentions.Parse) > 0 {
		refuse("allowed_mentions.parse = %v, want an empty list", m.AllowedMentions.Parse)
	}
	if m.Flags&flagComponents != 0 {
		return errors.Join(err, componentRules(m))
	}
	if strings.TrimSpace(m.Content) == "" && len(m.Embeds) == 0 && len(r.Files) == 0 {
		refuse("message is empty")
	}
	if len(m.Components) > 5 {
		refuse("%d rows, want at most 5", len(m.Components))
	}
	all := 0
	for i, e := range m.Embeds {
		texts := []string{e.Title, e.Description}
		if e.Author != nil {
			texts = append(texts, e.Author.Name)
		}
		for _, text := range texts {
			all += size(text)
		}
		if strings.TrimSpace(strings.Join(texts, "")) == "" {
			refuse("embed %d is empty", i)
		}
	}
	if all > maxEmbeds {
		refuse("embeds have %d characters, want at most %d", all, maxEmbeds)
	}
	return errors.Join(err, buttonRules(m.Components))
}

// componentRules are those of a message that consists of components alone.
func componentRules(m *Message) error {
	var err error
	if m.Content != "" || len(m.Embeds) > 0 {
		err = errors.New("content or embeds beside components")
	}
	all := within(m.Components)
	texts := 0
	for _, c := range all {
		if texts += size(c.Content); c.Type == typeText && strings.TrimSpace(c.Content) == "" {
			err = errors.Join(err, errors.New("empty text"))
		}
		if c.Type == typeContainer && len(c.Components) == 0 {
			err = errors.Join(err, errors.New("empty container"))
		}
	}
	if len(all) == 0 || len(all) > 40 || texts > maxTexts {
		err = errors.Join(err, fmt.Errorf("%d components with %d characters, want at most 40 with %d", len(all), texts, maxTexts))
	}
	return errors.Join(err, buttonRules(all))
}

func buttonRules(rows []component) error {
	var err error
	refuse := func(format string, args ...any) { err = errors.Join(err, fmt.Errorf(format, args...)) }
	ids := map[string]bool{}
	for _, row := range rows {
		if row.Type == typeContainer {
			continue
		}
		selects := 0
		for _, c := range row.Components {
			if c.Type == typeSelect {
				selects++
			}
			if c.CustomID != "" && ids[c.CustomID] {
				refuse("custom ID %q twice", c.CustomID)
			}
			ids[c.CustomID] = true
			if c.Type == typeButton && (c.Style == styleLink) == (c.URL == "") {
				refuse("button %q: link and style do not fit", c.Label)
			}
		}
		if selects > 1 || selects == 1 && len(row.Components) > 1 {
			refuse("a menu shares its row")
		}
	}
	return err
}

func commandRules(list []*appCommand) error {
	var err error
	for _, c := range list {
		if c.Type == slash && (c.Description == "" || strings.IndexFunc(c.Name, unicode.IsUpper) >= 0) {
			err = errors.Join(err, fmt.Errorf("command %q: no description, or capitals", c.Name))
		}
		if c.Type != slash && c.Description != "" {
			err = errors.Join(err, fmt.Errorf("command %q: a description where none may be", c.Name))
		}
		if n := charactersOf(c); n > 8000 {
			err = errors.Join(err, fmt.Errorf("command %q: %d characters, want at most 8000", c.Name, n))
		}
		err = errors.Join(err, optionRules(c.Name, c.Options))
	}
	return err
}

func optionRules(name string, options []*appOption) error {
	var err error
	optional := false
	for _, o := range options {
		if o.Required && optional {
			err = errors.Join(err, fmt.Errorf("%s %s: required after an optional one", name, o.Name))
		}
		optional = optional || !o.Required && o.Type != optionSubCommand
		err = errors.Join(err, optionRules(name+" "+o.Name, o.Options))
	}
	return err
}

func charactersOf(c *appCommand) int {
	n := size(c.Name + c.Description)
	var add func([]*appOption)
	add = func(options []*appOption) {
		for _, o := range options {
			n += size(o.Name + o.Description)
			for _, ch := range o.Choices {
				n += size(ch.Name + ch.Value)
			}
			add(o.Options)
		}
	}
	add(c.Options)
	return n
}

// checkRequests looks at all that was sent, once a test is over.
func (w *world) checkRequests() {
	if w.refusing {
		return
	}
	answered := map[string]bool{} // by components, under this path
	for _, r := range w.Recorded() {
		if r.Status == 400 && r.Code != discord.AlreadyAcknowledged && !(answered[r.Path] && tellsLost(r)) {
			w.t.Errorf("%s %s was refused with code %d: %s", r.Method, r.Route, r.Code, r.JSON)
		}
		if body, ok := r.Body().(map[string]any); ok && r.Status == 200 && r.Method == "PATCH" && body["components"] != nil {
			answered[r.Path] = true
		}
	}
}

// tellsLost is whether a request tells that an answer was lost. A process that ends between
// an answer and the note of that leaves it to be told in vain: nothing but an answer
// refuses it.
func tellsLost(r sandbox.Request) bool {
	body, ok := r.Body().(map[string]any)
	return ok && r.Method == "PATCH" && body["content"] == "The bot was restarted before it could answer. Please ask again."
}
