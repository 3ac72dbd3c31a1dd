package corpus

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pageFile reads a page of testdata as if it came from an address.
func pageFile(t testing.TB, file string) File {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return File{Name: filepath.Base(file), Origin: "https://www.courier.example/pages/" + filepath.Base(file) + "?utm_medium=mail", MediaType: "text/html", Data: data}
}

func TestHTMLGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.html")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d pages in testdata/html (%v)", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			d, err := Extract(t.Context(), pageFile(t, file))
			if err != nil {
				t.Fatal(err)
			}
			checkPassages(t, d, Split(d))
			compareGolden(t, file, golden(t, d))
		})
	}
}

func TestHTMLRefused(t *testing.T) {
	for name, want := range map[string]error{
		"login": ErrLogin, "consent": ErrConsent, "shell": ErrNeedsBrowser, "blocked": ErrBlocked, "gone": ErrGone, "stub": ErrLogin, "short": ErrNoText,
	} {
		_, err := Extract(t.Context(), pageFile(t, "testdata/html/refused/"+name+".html"))
		if !errors.Is(err, want) {
			t.Errorf("Extract(%s) = %v, want %v", name, err, want)
		}
	}
}

var _ = strings.Repeat
