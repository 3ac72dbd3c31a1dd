package command

import (
	"errors"
)

// Exit statuses of the program.
const (
	StatusDone      = 0
	StatusAbstained = 1
	StatusError     = 2
)

// ErrAbstained ends a question that the library does not answer; the answer
// itself has said so.
var ErrAbstained = errors.New("abstained")

// ErrReported ends a command that has already said on standard error what
// went wrong.
var ErrReported = errors.New("reported")

func isSilent(err error) bool {
	return errors.Is(err, ErrAbstained) || errors.Is(err, ErrReported)
}

func exitStatus(err error) int {
	switch {
	case err == nil:
		return StatusDone
	case errors.Is(err, ErrAbstained):
		return StatusAbstained
	}
	return StatusError
}
