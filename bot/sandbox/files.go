package sandbox

import (
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
)

// A File is an attachment to send.
type File struct {
	Name        string
	ContentType string // found from the name when empty
	Data        []byte
}

// A stored is an attachment's bytes.
type stored struct {
	File
	key string // part of its URL, so that nobody guesses it
}

const maxFiles = 256 << 20 // bytes of all attachments that are kept

// attach keeps a file and returns it as an attachment of the channel.
func (s *Server) attach(channel ID, f File) Attachment {
	id := s.nextID()
	f.Name = cleanName(f.Name)
	if f.ContentType == "" || f.ContentType == "application/octet-stream" {
		f.ContentType = contentType(f)
	}
	kept := &stored{File: f, key: secret()}
	s.files[id] = kept
	s.fileIDs, s.fileBytes = append(s.fileIDs, id), s.fileBytes+len(f.Data)
	for s.fileBytes > maxFiles { // the oldest go, as links to them expire at Discord
		s.fileBytes -= len(s.files[s.fileIDs[0]].Data)
		delete(s.files, s.fileIDs[0])
		s.fileIDs = s.fileIDs[1:]
	}
	address := s.URL() + "/attachments/" + string(channel) + "/" + string(id) + "/" + url.PathEscape(f.Name) + "?hm=" + kept.key
	return Attachment{ID: id, Filename: f.Name, ContentType: f.ContentType, Size: len(f.Data), URL: address, ProxyURL: address}
}

// cleanName keeps what Discord keeps of a file's name.
func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\<>:"|?* `, r) {
			return '_'
		}
		return r
	}, path.Base(name))
	if strings.Trim(name, "._") == "" {
		return "unknown"
	}
	return name
}

func contentType(f File) string {
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".md", ".markdown":
		return "text/markdown; charset=utf-8"
	case ".txt", ".bib", ".ris":
		return "text/plain; charset=utf-8"
	case ".pdf":
		return "application/pdf"
	case ".json":
		return "application/json; charset=utf-8"
	}
	return http.DetectContentType(f.Data)
}

// attachments keeps the files of a call.
func (s *Server) attachments(c *call, channel ID, refs []attachmentRef) []Attachment {
	var list []Attachment
	for _, n := range sortedKeys(c.files) {
		a := s.attach(channel, c.files[n])
		for _, ref := range refs {
			if strings.Trim(string(ref.ID), `"`) == n {
				a.Description = ref.Description
			}
		}
		list = append(list, a)
	}
	return list
}

func (s *Server) serveAttachment(w http.ResponseWriter, r *http.Request) {
	fault := s.faultFor(&call{Request: r})
	fault.wait(s.ctx, r.Context())
	switch {
	case fault.drops():
		panic(http.ErrAbortHandler)
	case fault.refuses():
		http.Error(w, http.StatusText(fault.Status), fault.Status)
		return
	}
	s.mu.Lock()
	f := s.files[ID(r.PathValue("id"))]
	s.mu.Unlock()
	if f == nil || f.key != r.URL.Query().Get("hm") {
		http.Error(w, "This content is no longer available.", http.StatusNotFound)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.ContentType)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("Content-Length", strconv.Itoa(len(f.Data)))
	if !strings.HasPrefix(f.ContentType, "image/") || strings.Contains(f.ContentType, "svg") {
		h.Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(f.Name))
	}
	w.Write(f.Data)
}
