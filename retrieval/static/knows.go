package static

// Knows says that the table was learned from English. A text whose language is
// not known may be English.
func (m *Model) Knows(language string) bool { return language == "en" || language == "" }
