package link

import (
	"net/url"
	"strconv"
	"strings"
)

// players are the sites that jump to a second by a parameter of their own. All
// others get a media fragment, https://www.w3.org/TR/media-frags/, which browsers
// follow in files.
var players = map[string]bool{"youtube.com": true, "youtu.be": true, "twitch.tv": true, "dailymotion.com": true}

// secondLink gives the address that plays a recording from a second on.
func secondLink(address url.URL, second int) string {
	host := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(address.Hostname()), "www."), "m.")
	if players[host] {
		query := address.Query()
		query.Set("t", strconv.Itoa(second))
		address.RawQuery = query.Encode()
		return address.String()
	}
	address.Fragment, address.RawFragment = "t="+strconv.Itoa(second), ""
	return address.String()
}
