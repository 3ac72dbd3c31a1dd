package bot

import (
	"os"
	"path/filepath"
	"regexp"
	"time"

	"footnote/corpus/library"
)

// Libraries of servers that the bot was removed from lie in a folder of their own for
// some days before they are deleted. Who runs the bot can move one back.
const (
	asideFolder = "removed"
	asideTime   = 7 * 24 * time.Hour
	asideStamp  = "20060102-150405"
)

var asideName = regexp.MustCompile(`^` + libraryPrefix + `(\d{1,20})-(\d{8}-\d{6})\` + library.LibraryExtension + `$`)

// An aside is a library that was set aside.
type aside struct {
	guild string
	since time.Time // in UTC
	path  string
}

func (a aside) name() string {
	return libraryPrefix + a.guild + "-" + a.since.Format(asideStamp) + library.LibraryExtension
}

// setAside lists the libraries that were set aside. What else lies there is none of
// the bot's.
func (b *Bot) setAside() []aside {
	entries, _ := os.ReadDir(filepath.Join(b.o.Data, asideFolder))
	var list []aside
	for _, e := range entries {
		found := asideName.FindStringSubmatch(e.Name())
		if found == nil {
			continue
		}
		if since, err := time.Parse(asideStamp, found[2]); err == nil {
			list = append(list, aside{found[1], since, filepath.Join(b.o.Data, asideFolder, e.Name())})
		}
	}
	return list
}
