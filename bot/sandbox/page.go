package sandbox

import (
	"crypto/subtle"
	"embed"
	"fmt"
	"io/fs"
	"net"
	"net/http"
)

// The page is for one browser on this machine. Its address carries a key,
// which becomes a cookie; every request needs the cookie, a loopback Host (so
// that no other name leads here) and, when it changes something, our Origin.

//go:embed page
var pageFiles embed.FS

// The address of the websocket is named by itself: not every browser takes it for 'self'.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws://%s; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const maxAct = 64 << 20 // bytes of what the page sends, files in base64 included

// PageURL is the address of the page, with its key.
func (s *Server) PageURL() string { return s.URL() + "/?key=" + s.key }

func (s *Server) pageRoutes(mux *http.ServeMux) {
	assets, err := fs.Sub(pageFiles, "page")
	if err != nil {
		panic(err) // the folder is embedded
	}
	files := http.StripPrefix("/sandbox/page/", http.FileServerFS(assets))
	mux.HandleFunc("GET /{$}", s.guard(s.openPage))
	mux.HandleFunc("GET /sandbox/page/", s.guard(files.ServeHTTP))
	mux.HandleFunc("GET /sandbox/state", s.guard(s.pageState))
	mux.HandleFunc("GET "+pageEventsPath, s.guard(s.pageEvents))
	for name, do := range map[string]func(*http.Request, *Member, act) (any, error){
		"command": actCommand, "autocomplete": actAutocomplete, "menu": actMenu, "press": actPress,
		"modal": actModal, "message": actMessage, "thread": actThread, "dismiss": actDismiss, "locale": actLocale,
	} {
		mux.HandleFunc("POST /sandbox/"+name, s.guard(s.acting(do)))
	}
}

// guard turns away whoever is not our own page.
func (s *Server) guard(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		h, own := w.Header(), s.listener.Addr().String()
		if s.ownHost(r.Host) {
			own = r.Host
		}
		h.Set("Content-Security-Policy", fmt.Sprintf(contentPolicy, own))
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch {
		case own != r.Host:
			http.Error(w, "This page answers on loopback only.", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Header.Get("Origin") != "http://"+r.Host:
			http.Error(w, "This request comes from another page.", http.StatusForbidden)
		case s.admits(r):
			next(w, r)
		case r.URL.Path == "/" && s.isKey(r.URL.Query().Get("key")):
			http.SetCookie(w, &http.Cookie{Name: s.cookieName(), Value: s.key, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
			http.Redirect(w, r, "/", http.StatusSeeOther)
		default:
			http.Error(w, "Open this page at the address that the program printed, with its key.", http.StatusForbidden)
		}
	}
}

// ownHost says whether the Host is loopback and our port.
func (s *Server) ownHost(host string) bool {
	name, port, err := net.SplitHostPort(host)
	_, own, _ := net.SplitHostPort(s.listener.Addr().String())
	ip := net.ParseIP(name)
	return err == nil && port == own && (name == "localhost" || ip != nil && ip.IsLoopback())
}

// cookieName has the port in it: cookies do not tell ports apart.
func (s *Server) cookieName() string {
	_, port, _ := net.SplitHostPort(s.listener.Addr().String())
	return "sandbox-" + port
}

func (s *Server) isKey(key string) bool {
	return subtle.ConstantTimeCompare([]byte(key), []byte(s.key)) == 1
}

func (s *Server) admits(r *http.Request) bool {
	c, err := r.Cookie(s.cookieName())
	return err == nil && s.isKey(c.Value)
}

func (s *Server) openPage(w http.ResponseWriter, r *http.Request) {
	if r.URL.RawQuery != "" { // the key does not stay in the address
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return
	}
	http.ServeFileFS(w, r, pageFiles, "page/index.html")
}
