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
		"From: Ida Sund <ida@tides.example>\nSubject: Re: Nets\nIn-Reply-To: <1@a>\nDate: Fri, 5 Mar 2021 10:00:00 +0000\n\n> a\n\nOn 4 March 2021 Per wrote:\n> b\n\n-----Original Message-----\nFrom: Per\nSent: 4 March 2021\nSubject: Nets\n\n> c\n",
		"**From:** Ida Sund <ida@tides.example>\nDate: 5 March 2021\nSubject: Nets\n\na\n\nFrom: Per\nDate: 6 March 2021\nSubject: Re: Nets\n\nb\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}
