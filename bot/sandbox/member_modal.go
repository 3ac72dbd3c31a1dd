package sandbox

import (
	"context"
	"fmt"
	"strings"
)

// SubmitModal fills in a modal, by custom ID, and waits for the reply. Fields
// that are left out keep the value that the bot gave them.
func (m *Member) SubmitModal(ctx context.Context, modal *Modal, fields map[string]string) (*Reply, error) {
	return m.await(ctx, func() (*Pending, error) { return m.submit(modal, fields) })
}

func (m *Member) submit(modal *Modal, fields map[string]string) (*Pending, error) {
	from := m.srv.interactions[modal.Interaction]
	if from == nil || from.user.ID != m.user.ID {
		return nil, fmt.Errorf("modal %q: %w", modal.CustomID, ErrNotOffered)
	}
	var parts []any
	for _, part := range modal.Components {
		filled, err := m.fill(part, fields)
		if err != nil {
			return nil, err
		}
		parts = append(parts, filled)
	}
	var source *Message
	if from.source != nil {
		source = &from.source.Message
	}
	data := map[string]any{"custom_id": modal.CustomID, "components": parts, "resolved": map[string]any{}}
	return m.interact(ModalInteraction, "", data, source)
}

// fill is the part of a modal with its values, as it is submitted.
func (m *Member) fill(part Component, fields map[string]string) (map[string]any, error) {
	out := map[string]any{"type": part.Type, "id": part.ID}
	if part.Component != nil {
		inner, err := m.fill(*part.Component, fields)
		out["component"] = inner
		return out, err
	}
	if part.Type == ActionRow {
		inner, err := m.fill(part.Components[0], fields)
		out["components"] = []any{inner}
		return out, err
	}
	if part.CustomID == "" {
		return out, nil
	}
	value, given := fields[part.CustomID]
	if !given {
		value = part.Value
	}
	out["custom_id"] = part.CustomID
	if part.Type != TextInput {
		out["values"] = strings.FieldsFunc(value, func(r rune) bool { return r == ',' })
		return out, nil
	}
	out["value"] = value
	return out, checkText(part, value, m.free)
}

func checkText(c Component, value string, free bool) error {
	n := len([]rune(value))
	needed := c.Required == nil || *c.Required
	switch {
	case free:
	case needed && strings.TrimSpace(value) == "":
		return fmt.Errorf("field %q: this field is required", c.CustomID)
	case n > 4000 || c.MaxLength != nil && n > *c.MaxLength:
		return fmt.Errorf("field %q: %d characters are too many", c.CustomID, n)
	case c.MinLength != nil && n > 0 && n < *c.MinLength:
		return fmt.Errorf("field %q: %d characters are too few", c.CustomID, n)
	}
	return nil
}
