package ocr

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// What a page may take is work of the processor: a page of noise is ended for it, and known by
// that from a program that breaks off.
func TestReadTakesTooMuchWork(t *testing.T) {
	for script, late := range map[string]bool{"while :; do :; done": true, "kill -9 $$": false, "exit 3": false} {
		path := filepath.Join(t.TempDir(), "tesseract")
		if err := os.WriteFile(path, []byte("#!/bin/sh\ncat > /dev/null\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		_, _, err := Program{Path: path, work: 1}.Read(t.Context(), nil, "eng", DPI)
		if err == nil || errors.Is(err, context.DeadlineExceeded) != late {
			t.Errorf("%s: %v, want that it took too long: %t", script, err, late)
		}
	}
}
