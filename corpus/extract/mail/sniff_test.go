package mail

import "testing"

func TestSniff(t *testing.T) {
	for head, want := range map[string]bool{
		"From: Ida Sund <ida@river.example>\nTo: ole@river.example\nDate: Sat, 02 Mar 2019 10:00:00 +0100\nMessage-ID: <1@river.example>\n\nThe ford.\n": true,
		"Received: from mill.example\nFrom: Ida Sund\n  <ida@river.example>\n\nThe ford.\n":                                                              true,
		"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>The ford.</p>\n":                                                                               true,
		"Snapshot-Content-Location: https://river.example\nContent-Type: text/html\n\n<p>The ford.</p>\n":                                                true,
		"From: <Saved by Blink>\nSubject: =?utf-8?Q?The ford of\nthe mill?=\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>The ford.</p>\n":           true,
		"Subject: The ford\nThe miller\nheld it\nfor years\nand lost it.\nMIME-Version: 1.0 is what he said.\n\n":                                        false,
		"Proposal: 12\nAuthor: Ida Sund <ida@river.example>\nContent-Type: text/x-rst\nCreated: 11-Mar-2019\n\nAbstract\n":                               false,
		"Subject: The ford\nReceived: two letters of the miller\nDate: 2 March\n\nThe ford.\n":                                                           false,
		"From: the harbour office\nReceived: 2 March\nSubject: The ford\n\nThe ford.\n":                                                                  false,
		"Subject: The ford\nDate: 2 March\n\nThe ford.\n":                                                                                                false,
	} {
		if got := Sniff([]byte(head)); got != want {
			t.Errorf("Sniff(%q) = %v, want %v", head, got, want)
		}
	}
}
