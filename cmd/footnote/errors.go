package main

import (
	"errors"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/retrieval"
)

// Exit statuses of the program.
const (
	statusDone      = 0
	statusAbstained = 1
	statusError     = 2
)

// errAbstained ends a question that the library does not answer; the answer
// itself has said so.
var errAbstained = errors.New("abstained")

// errReported ends a command that has already said on standard error what
// went wrong.
var errReported = errors.New("reported")

func isSilent(err error) bool {
	return errors.Is(err, errAbstained) || errors.Is(err, errReported)
}

func exitStatus(err error) int {
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errAbstained):
		return statusAbstained
	}
	return statusError
}

// partialSentence says why words answered alone, empty if they did not.
func partialSentence(library string, err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, retrieval.ErrTable) && errors.Is(err, retrieval.ErrIncomplete):
		return "The built-in table answered, because the model has not embedded every passage yet. " + settings.SyncHint(library)
	case errors.Is(err, retrieval.ErrTable):
		return "The built-in table answered, without the model. " + advice.Sentence(err)
	case errors.Is(err, retrieval.ErrIncomplete):
		return "Words answered alone, because not every passage is embedded yet. " + settings.SyncHint(library)
	}
	return "Words answered alone, without the embedder. " + advice.Sentence(err)
}
