package refusal

import (
	"errors"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/extract/internal/xhtml"
)

// article is a text of as many words as its number of sentences times ten.
func article(sentences int) string {
	return strings.Repeat("The harbour was kept by four clerks for many years. ", sentences)
}

// page makes the page that the rules look at: what is shown, and of it what would be kept.
func page(t *testing.T, title, body string, kept ...string) Page {
	t.Helper()
	root, err := xhtml.Parse(t.Context(), "<title>"+title+"</title><body>"+body)
	if err != nil {
		t.Fatal(err)
	}
	p := Page{Root: root, Title: title, Parts: strings.Split(title, " - ")}
	for _, text := range kept {
		p.Blocks = append(p.Blocks, corpus.Block{Text: text})
	}
	return p
}

func free(p Page, said string) Page {
	p.Free = said
	return p
}

func signed(p Page) Page {
	p.Signed = true
	return p
}

// headed makes the first block a heading.
func headed(p Page) Page {
	p.Blocks[0].Kind = corpus.Heading
	return p
}

const (
	password = `<form><input type="password"></form>`
	agree    = `<button>Accept all</button>`
	cookies  = "We use cookies. Your privacy is important to us. With your consent we and our partners store data. You can change your choices. "
	partners = "We value your privacy, and our 90 partners process your personal data to show personalised ads. "
	// What an article on the matter says of others.
	onCookies = "Many a site asks its readers to accept all cookies, and a cookie policy is seldom read. Legitimate interest is a term of the law. "
	story     = "Before you continue to the quay, ask the clerk. By pressing a bell you can change the lamp, and with your permission it burns all night. The boats come in at dusk, one by one, and every boat is written down with its crew and what it brings. Nobody reads what is written there. "
	subscribe = "Subscribe to continue reading. "
)

// What a page says of itself is believed where two signs agree: it is refused for what it is.
func TestWhyRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		page Page
		want error
	}{
		"blocked, by its title":                      {page(t, "Just a moment...", article(6), article(6)), corpus.ErrBlocked},
		"blocked, by its words":                      {page(t, "example.org", "Please verify you are human.", "Please verify you are human. "+article(6)), corpus.ErrBlocked},
		"blocked, by its words, and signed":          {signed(page(t, "Access denied", "Please verify you are human.", "Please verify you are human. "+article(6))), corpus.ErrBlocked},
		"blocked, signed, without a text":            {signed(page(t, "Access denied", "Wait.", "Wait.")), corpus.ErrBlocked},
		"gone":                                       {page(t, "404 Not Found", article(10), article(10)), corpus.ErrGone},
		"being repaired":                             {page(t, "Our harbour", "We are closed for maintenance."), corpus.ErrUnreachable},
		"being repaired, with some words":            {page(t, "Maintenance", "We are closed for maintenance. "+article(6), article(6)), corpus.ErrUnreachable},
		"consent":                                    {page(t, "Our harbour", cookies+agree, cookies+cookies), corpus.ErrConsent},
		"consent without a text":                     {page(t, "Our harbour", partners+agree), corpus.ErrConsent},
		"consent that plays a button":                {page(t, "Our harbour", partners+`<div role="button">Accept</div>`), corpus.ErrConsent},
		"consent by a field":                         {page(t, "Our harbour", partners+`<input type="submit" value="Accept">`), corpus.ErrConsent},
		"consent in one sentence":                    {page(t, "Our harbour", "Before you continue."+agree), corpus.ErrConsent},
		"consent that scripts go on with":            {page(t, "Our harbour", partners+agree+`<div id="root"></div>`), corpus.ErrConsent},
		"consent that a class makes a button":        {page(t, "Our harbour", partners+`<span class="btn">Accept</span>`), corpus.ErrConsent},
		"login, by its title":                        {page(t, "Log in - The harbour", article(10)+password, article(10)), corpus.ErrLogin},
		"login, without a text":                      {page(t, "The harbour", password), corpus.ErrLogin},
		"for subscribers, by its words":              {page(t, "The harbour", article(9)+subscribe, article(9)), corpus.ErrLogin},
		"for subscribers, by its data":               {free(page(t, "The harbour", article(20)+subscribe, article(20)), "False"), corpus.ErrLogin},
		"made by scripts, of a root":                 {page(t, "The harbour", `<div id="root"></div>`), corpus.ErrNeedsBrowser},
		"made by scripts, of a root that is loading": {page(t, "The harbour", `<div id="app">Loading...</div>`), corpus.ErrNeedsBrowser},
		"made by scripts, as it says":                {page(t, "The harbour", `<noscript>Please enable JavaScript.</noscript>`), corpus.ErrNeedsBrowser},
		"made by scripts, as it shows":               {page(t, "The harbour", "This site needs JavaScript."), corpus.ErrNeedsBrowser},
		"made by many scripts":                       {page(t, "The harbour", strings.Repeat(`<script src="a.js"></script>`, 5)), corpus.ErrNeedsBrowser},
		"nothing":                                    {page(t, "The harbour", "A picture of it.", "A picture of it."), corpus.ErrNoText},
		"one long sentence":                          {page(t, "The harbour", "", strings.Repeat("the harbour and ", 40)), corpus.ErrNoText},
		"one long sentence, with scripts":            {page(t, "The harbour", strings.Repeat("the harbour and ", 40)+strings.Repeat(`<script src="a.js"></script>`, 5), "a"), corpus.ErrNoText},
		"a root that is filled":                      {page(t, "The harbour", `<div id="root">A picture of it.</div>`, "A picture of it."), corpus.ErrNoText},
		"two short sentences":                        {page(t, "The harbour", "", "It is late. The lamps are lit."), corpus.ErrNoText},
		"one sentence under a heading":               {headed(page(t, "The harbour", "", "It is late. The lamps are lit.", strings.Repeat("the harbour and ", 40))), corpus.ErrNoText},
	} {
		if err := Why(test.page); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}

// A text may be about what pages refuse with, or have it beside it: it is read.
func TestWhyLeaves(t *testing.T) {
	for name, p := range map[string]Page{
		"a text":                               page(t, "The harbour", article(6), article(6)),
		"a short text":                         page(t, "The harbour", article(5), article(5)),
		"a text without spaces":                page(t, "港", "", strings.Repeat("港口由四名书记员管理多年。", 6)),
		"a long one of a blocked page's title": page(t, "Access denied: a history of harbours", article(45), article(45)),
		"a short one of such a title, signed":  signed(page(t, "Access denied: a history of harbours", article(9), article(9))),
		"one on captchas":                      page(t, "On captchas", "A captcha asks who reads. "+article(15), article(15)),
		"a login that speaks of robots":        page(t, "The harbour", "Confirm that you are not a robot. "+password, article(6)),
		"a long one on pages that are gone":    page(t, "Page not found: what the web forgets", article(45), article(45)),
		"one on repairs":                       page(t, "The harbour in winter", "It was closed for maintenance. "+article(6), article(6)),
		"one of a very long title":             page(t, "The page cannot be found: "+article(3), article(6), article(6)),
		"a long one on repairs":                page(t, "Maintenance", "It was closed for maintenance. "+article(15), article(15)),
		"a long one that asks":                 page(t, "Our cookies", strings.Repeat(cookies, 12)+agree, strings.Repeat(cookies, 12)),
		"one on consent that asks nobody":      page(t, "On cookies", onCookies+agree, onCookies+onCookies),
		"one that asks in passing":             page(t, "Our harbour", cookies+agree, cookies+article(22)),
		"a story of asking":                    page(t, "The gate", story+agree, story),
		"one on consent":                       page(t, "On cookies", onCookies+agree, onCookies+article(12)),
		"one with a notice above it":           page(t, "The harbour", cookies+partners+agree, article(20)),
		"a notice without a button":            page(t, "The harbour", cookies, cookies+cookies),
		"one with a login beside it":           page(t, "The harbour", article(10)+password, article(10)),
		"one on logging in":                    page(t, "Log in", article(10), article(10)),
		"one with an offer, that is free":      page(t, "The harbour", article(20)+subscribe, article(20)),
		"one with an offer, that is whole":     free(page(t, "The harbour", article(30)+subscribe, article(30)), "false"),
		"one on scripts":                       page(t, "On JavaScript", `<div id="root"></div>`+article(6), article(6)),
	} {
		if err := Why(p); err != nil {
			t.Errorf("%s: %v, want it read", name, err)
		}
	}
}
