package embed

import (
	"net"
	"net/http"
	"net/url"
	"strings"
)

// InClear reports whether the key is sent unencrypted to another machine, where
// whoever is on the way can read it, and the host of the HTTP proxy that it goes
// through, empty for none. To servers of this machine no proxy is used.
func (r Remote) InClear() (proxy string, clear bool) {
	base, err := r.base()
	if err != nil || strings.TrimSpace(r.Key) == "" {
		return "", false
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" || isHere(u.Hostname()) {
		return "", false
	}
	if through, err := http.ProxyFromEnvironment(&http.Request{URL: u}); err == nil && through != nil {
		proxy = through.Host
	}
	return proxy, true
}

func isHere(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}
