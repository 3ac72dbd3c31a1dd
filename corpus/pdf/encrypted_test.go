package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"fmt"
	"strings"
	"testing"
)

// padding is what stands for a password that is not set.
const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

func enciphered(t *testing.T, key []byte, text string) string {
	t.Helper()
	c, err := rc4.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]byte, len(text))
	c.XORKeyStream(out, []byte(text))
	return string(out)
}

// locked gives a file that may not be printed and needs no password, with what says how
// in the trailer or in an object of its own.
func locked(t *testing.T, content string, inTrailer bool) []byte {
	owner := strings.Repeat("o", 32)
	id := strings.Repeat("i", 16)
	sum := md5.Sum([]byte(padding + owner + "\xC4\xFF\xFF\xFF" + id))
	key := sum[:5]
	user := enciphered(t, key, padding)
	ofStream := md5.Sum(append(bytes.Clone(key), 5, 0, 0, 0, 0))
	content = enciphered(t, ofStream[:10], content)

	encryption := fmt.Sprintf("<< /Filter /Standard /V 1 /R 2 /O <%x> /U <%x> /P -60 >>", owner, user)
	entry := encryption
	if !inTrailer {
		entry = "6 0 R"
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, body := range []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [4 0 R] /MediaBox [0 0 420 595] >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>", "<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content), encryption} {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Encrypt %s /ID [<%x><%x>] >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, entry, id, id, start)
	return b.Bytes()
}

// A file that opens without a password is read, wherever it says how it is encrypted.
func TestEncryptionWithoutPassword(t *testing.T) {
	for _, inTrailer := range []bool{false, true} {
		f, err := Open(t.Context(), locked(t, "BT /F 12 Tf 20 100 Td (The first line) Tj ET", inTrailer))
		if err != nil {
			t.Fatalf("in the trailer %v: %v", inTrailer, err)
		}
		p, err := f.Page(t.Context(), 1)
		if err != nil || pageText(p) != "The first line" {
			t.Errorf("in the trailer %v: %q, %v", inTrailer, pageText(p), err)
		}
	}
}

// A file that only speaks of encryption is left as it is.
func TestTextOnEncryption(t *testing.T) {
	for _, said := range []string{"(An entry /Encrypt << /V 1 >> says how) Tj", "(nothing) Tj"} {
		data := onePage(stream("", "BT /F 12 Tf 20 100 Td "+said+" ET"), "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>")
		if got := withEncryptionObject(data); !bytes.Equal(got, data) {
			t.Errorf("%s: the file was changed", said)
		}
	}
}
