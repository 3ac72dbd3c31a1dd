package bot

import (
	"regexp"
	"sync"
	"time"

	"footnote/corpus/library"
)

// Libraries of servers that the bot was removed from are set aside for some days before
// they are deleted. Who runs the bot can move one back.
const (
	asideFolder = "removed"
	asideTime   = 7 * 24 * time.Hour
	asideStamp  = "20060102-150405"
)

// An aside is a library that was set aside.
type aside struct {
	guild string
	since time.Time // in UTC
}

// In a folder they lie in a folder of their own, in a database under other names.
var (
	asideFile = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^` + libraryPrefix + `(\d{1,20})-(\d{8}-\d{6})\` + library.LibraryExtension + `$`)
	})
	asideName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^` + asideFolder + `-(\d{1,20})-(\d{8}-\d{6})$`) })
)

func (a aside) file() string {
	return libraryPrefix + a.guild + "-" + a.since.Format(asideStamp) + library.LibraryExtension
}

func (a aside) name() string { return asideFolder + "-" + a.guild + "-" + a.since.Format(asideStamp) }

// readAside reads what either is called. What else is called otherwise is none of the
// bot's.
func readAside(form *regexp.Regexp, name string) (aside, bool) {
	found := form.FindStringSubmatch(name)
	if found == nil {
		return aside{}, false
	}
	since, err := time.Parse(asideStamp, found[2])
	return aside{found[1], since}, err == nil
}
