package corpus

// SKELETON

// Cite gives the full citation of a work in a style ("apa").
func Cite(style string, m Metadata) (string, error) { panic("todo") }

// String gives a locator for people: "§ 2.1 Title, ¶ 3", "p. 12".
func (l Locator) String() string { panic("todo") }

// Link gives the address that opens a work at a passage, empty where there is none.
func Link(s Source, p Passage) string { panic("todo") }
