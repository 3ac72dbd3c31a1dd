package terminal

import (
	"encoding/json"
	"strings"
)

// JSON prints one value for scripts, with no text changed: characters that
// would steer a terminal are escaped.
func (s *Screen) JSON(v any) error {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	return s.show(Printable(escapeJSON(b.String())))
}
