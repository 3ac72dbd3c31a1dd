package corpus

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"

	"footnote/corpus/lang"
)

// IsAddress tells whether a text is an address of the web. Whether that may be
// read is for package web to say.
func IsAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

// ParseAddress reads a web address and leaves its fragment out, which servers
// never see. What is wrong with it is told without repeating it, for it may
// hold a password.
func ParseAddress(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, fmt.Errorf("%w: cannot be read", ErrForbiddenAddress)
	}
	u.Fragment, u.RawFragment = "", ""
	return u, CheckAddress(u)
}

// CheckAddress tells what forbids an address at first sight. What it leads to
// is checked when a connection is made.
func CheckAddress(u *url.URL) error {
	host := u.Hostname()
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%w: scheme %q", ErrForbiddenAddress, u.Scheme)
	case u.User != nil:
		return fmt.Errorf("%w: a name or password in it", ErrForbiddenAddress)
	case host == "":
		return fmt.Errorf("%w: no host", ErrForbiddenAddress)
	case isOddNumber(host):
		return fmt.Errorf("%w: number %q for a host", ErrForbiddenAddress, host)
	}
	return nil
}

// isOddNumber tells whether a host is a number that some programs take for an
// address and others for a name, such as 0x7f.1 or 2130706433. The rule is that
// of browsers: the last part of a name begins with no digit.
func isOddNumber(host string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return false
	}
	host = strings.TrimSuffix(host, ".")
	last := host[strings.LastIndexByte(host, '.')+1:]
	return last != "" && last[0] >= '0' && last[0] <= '9'
}

func IsWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}

var tracking = lang.Regexp(`(?i)^(?:utm_|fbclid$|gclid$|dclid$|msclkid$|mc_[ce]id$|igshid$|yclid$|_ga$|_hsenc$|_hsmi$|mkt_tok$|ref_src$|spm$|wt_mc$|at_medium$|at_campaign$|cmpid$|ncid$|smid$|share_?id$|__twitter_impression$)`)

// CleanAddress drops from an address what only says who followed it.
func CleanAddress(u *url.URL) string {
	clean := *u
	clean.Fragment, clean.RawFragment = "", ""
	var kept []string
	for pair := range strings.SplitSeq(clean.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if pair != "" && !tracking.MatchString(name) {
			kept = append(kept, pair)
		}
	}
	clean.RawQuery = strings.Join(kept, "&")
	return clean.String()
}
