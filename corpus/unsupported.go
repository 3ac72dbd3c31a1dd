package corpus

// An UnsupportedError is [ErrUnsupported] for a format that is known.
type UnsupportedError struct {
	Format string // as a noun: "a Kindle book"
	Advice string // a sentence that says what to do with it, empty where nothing is known
}

func (e UnsupportedError) Error() string { return e.Format + ": " + ErrUnsupported.Error() }
func (e UnsupportedError) Unwrap() error { return ErrUnsupported }
