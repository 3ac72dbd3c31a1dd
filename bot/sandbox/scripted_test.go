package sandbox_test

import (
	"fmt"
	"strings"
)

// scriptedCommands are a small bot's commands of every kind.
func scriptedCommands() []object {
	return []object{
		askCommand(),
		{"name": "sources", "description": "List what the library holds"},
		{"name": "paste", "description": "Add a text by pasting it", "default_member_permissions": "32"},
		{"name": "source", "description": "Keep the library", "default_member_permissions": "32", "options": array{
			object{"type": 1, "name": "add", "description": "Add a source to the library", "options": array{
				object{"type": 11, "name": "file", "description": "A text or Markdown file", "required": true},
				object{"type": 3, "name": "title", "description": "Its title"},
				object{"type": 3, "name": "authors", "description": "Its authors"},
			}},
			object{"type": 1, "name": "remove", "description": "Remove a source", "options": array{
				object{"type": 3, "name": "source", "description": "Which one", "required": true, "autocomplete": true},
			}},
		}},
		{"name": "Find sources", "type": 3},
		{"name": "Check this quote", "type": 3},
	}
}

// scripted is a bot that answers everything with texts of its own.
func scripted(b *tinyBot, event string, d object) {
	switch event {
	case "MESSAGE_CREATE":
		if at(d, "author", "bot") == nil && strings.Contains(str(d, "content"), string(b.srv.Application())) {
			b.want(200, "POST", "/channels/"+str(d, "channel_id")+"/messages", object{
				"content": "You asked: *who says so?* See **Balancing and its limits**, `§ 2`.", "message_reference": object{"message_id": str(d, "id")}})
		}
	case "INTERACTION_CREATE":
		scriptedInteraction(b, d)
	}
}

func scriptedInteraction(b *tinyBot, i object) {
	switch kind, name := at(i, "type").(float64), str(i, "data", "name")+str(i, "data", "custom_id"); {
	case kind == 4:
		b.respond(i, 8, object{"choices": array{object{"name": "Balancing and its limits", "value": "source:1"}, object{"name": "A short history of alliances", "value": "source:2"}}})
	case kind == 5:
		b.respond(i, 4, object{"content": "Added **" + str(i, "data", "components", 0, "components", 0, "value") + "**.", "components": array{
			row(object{"type": 3, "custom_id": "style", "placeholder": "Cite it as", "options": array{
				object{"label": "APA 7", "value": "apa", "description": "author and date"}, object{"label": "MLA 9", "value": "mla"}, object{"label": "Chicago", "value": "chicago"}}}),
			row(button(2, "Edit details", "edit"), button(4, "Undo", "undo"))}})
	case name == "ask":
		b.respond(i, 5, nil)
		b.want(200, "PATCH", hook(i)+"/messages/@original", answerPage(1))
	case strings.HasPrefix(name, "more:"):
		b.respond(i, 7, answerPage(2))
	case name == "paste":
		b.respond(i, 9, object{"title": "Paste a text", "custom_id": "paste", "components": array{
			row(object{"type": 4, "style": 1, "custom_id": "title", "label": "Title", "placeholder": "As it should be cited"}),
			row(object{"type": 4, "style": 2, "custom_id": "text", "label": "Text"}),
			row(object{"type": 4, "style": 1, "custom_id": "authors", "label": "Authors", "required": false})}})
	case name == "style":
		b.respond(i, 4, object{"content": "style: " + str(i, "data", "values", 0)})
	default:
		b.respond(i, 4, object{"flags": 64, "content": "**Balancing and its limits** bears on this message.\n> A threat, not a larger power, is what states join against.\n-# strong · § 2"})
	}
}

// answerPage is an answer as a library's bot would show it.
func answerPage(n int) object {
	passage := "Nearness counts for as much as numbers do. **A threat, not a larger power, is what states join against.** Where a strong neighbour asks for nothing, nobody gathers."
	second := "An alliance that was cheap to enter is cheap to leave. **Promises hold as long as both sides still fear the same thing.** After that they are paper."
	return object{
		"content": "**why do states balance?**",
		"embeds": array{
			object{"title": "Balancing and its limits", "url": "https://example.org/balancing#:~:text=A%20threat", "color": 0x24804a, "description": passage + "\n\n-# strong · Example, Ada. *Balancing and its limits.* Harbour Press, 2019. § 2, ¶ 4"},
			object{"title": "A short history of alliances", "color": 0x5865f2, "description": second + "\n\n-# related · Sample, Bo. *A short history of alliances.* 2021. p. 31", "footer": object{"text": fmt.Sprintf("3 more passages · page %d", n)}},
		},
		"components": array{
			row(button(1, "More passages", fmt.Sprintf("more:%d", n)), button(2, "Wider context", "wide"), button(2, "Cite", "cite"), button(5, "Open at this passage", "https://example.org/balancing")),
			row(button(3, "Helpful", "up"), button(2, "Not helpful", "down"), button(4, "Dismiss", "dismiss")),
		},
	}
}
