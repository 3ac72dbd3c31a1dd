package corpus

import "fmt"

// An UnsupportedError is [ErrUnsupported] for a format that is known.
type UnsupportedError struct {
	Format string // as a noun: "a Kindle book"
	Advice string // a sentence that says what to do with it, empty where nothing is known
}

func (e UnsupportedError) Error() string { return e.Format + ": " + ErrUnsupported.Error() }
func (e UnsupportedError) Unwrap() error { return ErrUnsupported }

// A TooManySourcesError is [ErrTooLarge] for a file that brings more sources than one may.
type TooManySourcesError struct{ Sources, Most int }

func (e TooManySourcesError) Error() string {
	return fmt.Sprintf("%d sources, at most %d: %v", e.Sources, e.Most, ErrTooLarge)
}
func (e TooManySourcesError) Unwrap() error { return ErrTooLarge }

// A StatusError is why a page was not read, with the status that its site gave.
type StatusError struct {
	Code int
	Err  error
}

func (e StatusError) Error() string { return fmt.Sprintf("%v: status %d", e.Err, e.Code) }
func (e StatusError) Unwrap() error { return e.Err }

// A RegistryError is why a registry of works did not say what it knows of a DOI or an
// ISBN: nobody has named a site.
type RegistryError struct {
	Registry string // "Crossref"
	Err      error
}

func (e RegistryError) Error() string { return fmt.Sprintf("%s: %v", e.Registry, e.Err) }
func (e RegistryError) Unwrap() error { return e.Err }
