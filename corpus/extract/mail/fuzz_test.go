package mail

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\nSubject: =?utf-8?q?a=C3=A9?=\n\n--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGhlIGNsZXJrLg==\n--b--\n",
		"Snapshot-Content-Location: https://a.example\nMIME-Version: 1.0\nContent-Type: text/html; charset=latin1\nContent-Transfer-Encoding: quoted-printable\n\n<p>caf=E9 and mill</p>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}
