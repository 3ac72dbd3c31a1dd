package settings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"footnote/corpus/library"
)

func TestUserData(t *testing.T) {
	home := map[string]string{"HOME": "/home/ada", "LocalAppData": `C:\Users\Ada\AppData\Local`}
	withXDG := map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "/data/ada"}
	relative := map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "ada"}
	for _, test := range []struct {
		system string
		env    map[string]string
		want   string
	}{
		{"linux", home, "/home/ada/.local/share"},
		{"linux", withXDG, "/data/ada"},
		{"linux", relative, "/home/ada/.local/share"},
		{"linux", nil, ""},
		{"freebsd", withXDG, "/data/ada"},
		{"darwin", home, "/home/ada/Library/Application Support"},
		{"darwin", nil, ""},
		{"windows", home, `C:\Users\Ada\AppData\Local`},
	} {
		if got := userData(test.system, func(name string) string { return test.env[name] }); filepath.ToSlash(got) != filepath.ToSlash(test.want) {
			t.Errorf("userData(%s, %v) = %q, want %q", test.system, test.env, got, test.want)
		}
	}
}

// A folder called data that holds no library of ours is another program's.
func TestDataFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	env := func(name string) string {
		return map[string]string{"HOME": "/home/ada", "LocalAppData": "/home/ada"}[name]
	}
	if folder, found := dataFolder(env); found || filepath.Base(folder) != "footnote" {
		t.Errorf("dataFolder without ./data = %q, %v", folder, found)
	}
	lib, err := library.Open(t.Context(), filepath.Join(besides, "seminar.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	if folder, found := dataFolder(env); !found || folder != besides {
		t.Errorf("dataFolder beside a library = %q, %v, want the one beside", folder, found)
	}
	ours, err := os.ReadFile(filepath.Join(besides, "seminar.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	others := slices.Concat(ours[:68], []byte{0, 0, 0, 7}, ours[72:])
	for name, data := range map[string][]byte{"text": []byte(strings.Repeat("Foot", 100)), "database of another program": others} {
		t.Chdir(t.TempDir())
		err := os.Mkdir(besides, 0o700)
		if err == nil {
			err = os.WriteFile(filepath.Join(besides, "default.sqlite"), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		if folder, found := dataFolder(env); found {
			t.Errorf("dataFolder beside a %s = %q, found", name, folder)
		}
	}
}
