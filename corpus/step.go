package corpus

// A Step is what one pass did to one line of a text, or to its record.
type Step struct {
	Pass string `json:"pass"`
	What string `json:"what"` // for people: "left out (caption)", "heading 2"
	Text string `json:"text"` // of the line before, or of the field after
}
