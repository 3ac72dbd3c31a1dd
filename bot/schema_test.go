package bot

import (
	"testing"

	"footnote/bot/sandbox"
)

func checkBody(t *testing.T) func(sandbox.Request) error { return nil }

func (w *world) checkRequests() {}
