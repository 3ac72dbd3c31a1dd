package sandbox_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/bot/sandbox"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// The page in headless Chromium, with a scripted bot behind it. With
// SANDBOX_SCREENSHOTS set to a folder, pictures of it are put there.

func TestPage(t *testing.T) {
	srv := serve(t, sandbox.Options{Examples: []string{"/ask question:why do states balance?"}})
	b := run(t, srv, scripted)
	b.register(scriptedCommands()...)
	p := browse(t, srv)

	p.do("ask with the keyboard",
		p.until(`document.activeElement.id === "input"`),
		chromedp.KeyEvent("/"),
		p.until(`document.querySelectorAll("#suggest [role=option]").length === 2`))
	p.shot("commands")
	p.do("fill in the option",
		chromedp.KeyEvent("ask why do states balance?"),
		p.until(`document.querySelector("#option-question")?.value === "why do states balance?"`))
	p.shot("option")
	p.do("send", press("Enter"),
		p.until(`document.querySelector(".message .embed")?.textContent.includes("Balancing")`))
	p.do("page", click(`[data-custom="more:1"]`), p.until(`document.querySelector(".embed-footer")?.textContent.includes("page 2")`))
	p.shot("answer")

	p.do("an example", chromedp.Evaluate[chromedp.Void](`document.querySelector(".example").click()`),
		p.until(`document.querySelector("#option-question")?.value === "why do states balance?" && document.activeElement.id === "option-question"`),
		press("Escape"), p.until(`document.querySelector("#command").hidden`))
	p.do("mention",
		click("#input"), chromedp.KeyEvent("@foo"),
		p.until(`document.querySelectorAll("#suggest [role=option]").length === 1`),
		press("Tab"), p.until(`document.querySelector("#input").value === "@Footnote "`),
		chromedp.KeyEvent("who says so?"), press("Enter"),
		p.until(`[...document.querySelectorAll(".message .text")].some(e => e.textContent.startsWith("You asked"))`))

	p.do("message command by the keyboard",
		press("ArrowUp"), // to the last message
		p.until(`document.activeElement.matches(".message")`),
		chromedp.Evaluate[chromedp.Void](`document.activeElement.querySelector("[aria-haspopup=menu]").focus()`),
		press("Enter"),
		p.until(`document.activeElement.matches("[role=menuitem]")`))
	p.shot("menu")
	p.do("only you can see it", press("Enter"), p.until(`document.querySelector(".ephemeral .only")?.textContent.includes("Only you can see this")`))
	p.shot("ephemeral")
	p.do("dismiss", click(".ephemeral .only button"), p.until(`!document.querySelector(".ephemeral")`))
}

func TestPageModerator(t *testing.T) {
	srv := serve(t, sandbox.Options{})
	b := run(t, srv, scripted)
	b.register(scriptedCommands()...)
	p := browse(t, srv)
	member := `[...document.querySelectorAll(".suggest-label")].map(e => e.firstChild.textContent)`
	p.do("a member is not offered it", chromedp.KeyEvent("/source a"),
		p.until(`document.querySelector("#suggest")?.textContent.includes("No command has this name")`))
	p.do("a moderator is",
		click(`#switch [role=radio]:nth-child(2)`),
		p.until(`document.querySelector("#self").textContent.includes("Sasha")`),
		click("#input"), chromedp.KeyEvent("/source"),
		p.until(member+`.includes("/source add")`),
		chromedp.KeyEvent(" add "), p.until(`document.querySelector("#option-file") !== null`))
	p.shot("source")
	p.do("leave", press("Escape"), p.until(`document.querySelector("#command").hidden`))
	p.do("modal", chromedp.KeyEvent("/paste"), press("Enter"), p.until(`document.querySelector("dialog[open]") !== null`),
		chromedp.SendKeys("#field-title", "A title of my own"), chromedp.SendKeys("#field-text", "Some text."))
	p.shot("modal")
	p.do("submit", click("dialog [type=submit]"),
		p.until(`!document.querySelector("dialog") && [...document.querySelectorAll(".message")].some(e => e.textContent.includes("A title of my own"))`))
	p.do("choose", click(".select"), p.until(`document.querySelectorAll(".select-list [role=option]").length === 3`))
	p.shot("select")
	p.do("chosen", press("Enter"), p.until(`document.querySelector(".message:last-child").textContent.includes("style: apa")`))
}

func TestPageSuggestsAndTakesFiles(t *testing.T) {
	srv := serve(t, sandbox.Options{})
	b := run(t, srv, scripted)
	b.register(scriptedCommands()...)
	p := browse(t, srv)
	p.do("as a moderator", click(`#switch [role=radio]:nth-child(2)`), p.until(`document.querySelector("#self").textContent.includes("Sasha")`))
	p.do("suggestions of the bot",
		click("#input"), chromedp.KeyEvent("/source remove bal"),
		p.until(`document.querySelectorAll("#suggest [role=option]").length === 2`))
	p.shot("autocomplete")
	p.do("choose the second", press("ArrowDown"), press("Enter"),
		p.until(`document.querySelector("#option-source").value === "A short history of alliances"`), press("Enter"),
		p.until(`document.querySelector(".ephemeral") !== null`))
	if sent := lastCommand(b); str(sent, "data", "options", 0, "options", 0, "value") != "source:2" {
		t.Errorf("the bot got %v, want the value of the second choice", sent)
	}
	file := filepath.Join(t.TempDir(), "notes.md")
	check(t, os.WriteFile(file, []byte("# Notes"), 0o600))
	p.do("a file for an option",
		click("#input"), chromedp.KeyEvent("/source add "), p.until(`document.querySelector("#option-file") !== null`),
		press("Enter"), // opens the browser's own dialog, which is not there without a screen
		chromedp.SetUploadFiles("#file", []string{file}), p.until(`document.querySelector("#option-file").textContent.includes("notes.md")`),
		click("#send"), p.until(`document.querySelectorAll(".ephemeral").length === 2`))
	if sent := lastCommand(b); !strings.Contains(fmt.Sprint(at(sent, "data", "resolved", "attachments")), "notes.md") {
		t.Errorf("the bot got %v, want the file", sent)
	}
	p.do("a file for a message",
		click("#attach"), chromedp.SetUploadFiles("#file", []string{file}), p.until(`!document.querySelector("#tray").hidden`),
		click("#input"), chromedp.KeyEvent("here it is"), press("Enter"),
		p.until(`document.querySelector(".message .file")?.textContent.includes("notes.md")`))
}

func TestPageMenusAndNames(t *testing.T) {
	srv := serve(t, sandbox.Options{})
	b := run(t, srv, scripted)
	b.register(scriptedCommands()...)
	member := srv.Member(srv.Guilds()[0].ID, sandbox.MemberName)
	_, err := member.Command(deadline(t), "ask", sandbox.Opt("question", "why?"))
	check(t, err)
	p := browse(t, srv)
	p.do("right-click", p.until(`document.querySelector(".message") !== null`),
		chromedp.Evaluate[chromedp.Void](`document.querySelector(".head").dispatchEvent(new MouseEvent("contextmenu", {bubbles: true, cancelable: true, clientX: 500, clientY: 300}))`),
		p.until(`document.querySelectorAll("[role=menuitem]").length === 5`), press("Escape"), p.until(`!document.querySelector("[role=menu]")`))
	p.do("colours", click("#theme"), p.until(`document.documentElement.dataset.theme === "dark"`), click("#theme"), p.until(`document.documentElement.dataset.theme === "light"`))
	p.do("direct messages", click(".rail-button:first-child"), p.until(`document.title.includes("Direct messages")`),
		click("#input"), chromedp.KeyEvent("<@"+string(srv.Application())+"> hello"), press("Enter"),
		p.until(`[...document.querySelectorAll(".message .text")].some(e => e.textContent.startsWith("You asked"))`))
	nameless, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](`[...document.querySelectorAll("button, a, input:not([hidden]), textarea, select, img")]
		.filter(e => !(e.textContent.trim() || e.ariaLabel || e.alt !== undefined || e.labels?.length)).map(e => e.outerHTML)`))
	check(t, err)
	twice, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](`[...document.querySelectorAll("[id]")].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n)`))
	check(t, err)
	if len(nameless)+len(twice) > 0 {
		t.Errorf("controls without a name: %q; IDs twice: %q", nameless, twice)
	}
}

// The page works with what Discord's Markdown allows and shows the rest as it
// is written.
func TestPageMarkdown(t *testing.T) {
	srv := serve(t, sandbox.Options{})
	b := run(t, srv, scripted)
	p := browse(t, srv)
	path := "/channels/" + string(srv.Guilds()[0].Channels[0].ID) + "/messages"
	for _, c := range []struct{ text, want string }{
		{"**bold** *it* __under__ ~~gone~~ `code`", "<p><strong>bold</strong> <em>it</em> <u>under</u> <s>gone</s> <code>code</code></p>"},
		{`\*not\* \[a link\](x) 2 * 3 * 4 snake_case_name`, "<p>*not* [a link](x) 2 * 3 * 4 snake_case_name</p>"},
		{"> quoted\nnot", "<blockquote><p>quoted</p></blockquote><p>not</p>"},
		{"<b>no HTML</b> <script>alert(1)</script>", "<p>&lt;b&gt;no HTML&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;</p>"},
		{"[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"},
		{"[x](https://example.org/a#:~:text=b)", `<p><a href="https://example.org/a#:~:text=b" target="_blank" rel="noopener noreferrer" title="https://example.org/a#:~:text=b">x</a></p>`},
		{"# Title\n- one\n- two\n-# small", `<div role="heading" aria-level="4" class="h1">Title</div><ul><li>one</li><li>two</li></ul><small>small</small>`},
		{"see ```\n*a*\n```", `<p>see </p><pre tabindex="0"><code>*a*</code></pre>`},
	} {
		m := b.want(200, "POST", path, object{"content": c.text})
		shown := `document.querySelector("#m-` + str(m, "id") + ` .text")`
		p.do("the message "+c.text, p.until(shown))
		got, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](shown+`.innerHTML`))
		check(t, err)
		if got != c.want {
			t.Errorf("%q is shown as\n%s, want\n%s", c.text, got, c.want)
		}
	}
}

// lastCommand is the last command that the bot got.
func lastCommand(b *tinyBot) object {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.last
}

// TestPageOnAPhone also sees that nothing is wider than the screen.
func TestPageOnAPhone(t *testing.T) {
	srv := serve(t, sandbox.Options{Examples: []string{"/ask why do states balance?"}})
	b := run(t, srv, scripted)
	b.register(scriptedCommands()...)
	p := browse(t, srv)
	fits := `document.documentElement.scrollWidth <= 360 && [...document.querySelectorAll(".main *")].every(e => e.getBoundingClientRect().right <= 361 || e.closest(".unseen, pre, .tools"))`
	p.do("narrow", chromedp.EmulateViewport(360, 740), p.until(`innerWidth === 360 && getComputedStyle(document.querySelector("#drawer")).visibility === "hidden"`))
	_, err := srv.Member(srv.Guilds()[0].ID, sandbox.MemberName).Command(deadline(t), "ask", sandbox.Opt("question", "why?"))
	check(t, err)
	p.do("it fits", p.until(`document.querySelector(".embed") !== null`), p.until(fits))
	p.shot("phone")
	p.do("a command", click("#input"), chromedp.KeyEvent("/ask why is that"), p.until(`document.querySelector("#option-question")?.value === "why is that"`), p.until(fits))
	p.shot("phone-command")
	p.do("leave it", press("Escape"), p.until(`!document.querySelector("#input").hidden`))
	p.do("drawer", click("#menu"), p.until(`document.activeElement.closest("#rail") !== null`))
	p.shot("drawer")
	p.do("other server", click(`.rail-button:last-child`), p.until(`document.querySelector("#menu").ariaExpanded === "false"`),
		p.until(`document.querySelectorAll(".message").length === 0`))
}

func TestPageTellsWhenNobodyAnswers(t *testing.T) {
	srv := serve(t, sandbox.Options{AckWithin: 50 * time.Millisecond})
	b := run(t, srv, func(*tinyBot, string, object) {})
	b.register(askCommand())
	p := browse(t, srv)
	p.do("ask", chromedp.KeyEvent("/ask why?"), press("Enter"), p.until(`document.querySelector(".note.bad")?.textContent.includes("did not respond")`))
}

// waitFor is far longer than anything takes.
const waitFor = time.Minute

func TestPageShowsThatTheBotThinks(t *testing.T) {
	srv := serve(t, sandbox.Options{})
	b := run(t, srv, scripted)
	b.register(askCommand())
	p := browse(t, srv)
	hold := make(chan struct{})
	srv.Fail(sandbox.Fault{Route: "PATCH /webhooks/*/*/messages/*", Hold: hold})
	p.do("ask", chromedp.KeyEvent("/ask why?"), press("Enter"), p.until(`document.querySelector(".message .thinking")?.textContent.includes("is thinking")`))
	p.shot("thinking")
	close(hold)
	p.do("answered", p.until(`!document.querySelector(".thinking") && document.querySelector(".message .embed") !== null`))
}

// A browser is one page in Chromium.
type browser struct {
	t   *testing.T
	ctx context.Context
}

func browse(t *testing.T, srv *sandbox.Server) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("no Chromium: install the package chromium to test the page")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.NoFirstRun, chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1280, 800), chromedp.WSURLReadTimeout(time.Minute),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("lang", "en-GB"))
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(func() {
		chromedp.Cancel(ctx) // waits for Chromium to go
		cancel()
	})
	p := &browser{t, ctx}
	p.do("without motion, which moves what is clicked", p.media("light"))
	p.do("open", chromedp.EmulateViewport(1280, 800), chromedp.Navigate(srv.PageURL()),
		p.until(`document.querySelector("#title")?.textContent.includes("reading-room") && document.querySelector("#banner").hidden`))
	return p
}

// do runs actions; a failure names the step.
func (p *browser) do(step string, actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.shot("failed")
		p.t.Fatalf("%s: %v", step, err)
	}
}

// click presses what a selector finds. Where the page draws it anew in that
// moment, it is looked for again.
func click(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for {
			_, err := chromedp.Click(selector)(ctx, t)
			if err == nil || ctx.Err() != nil || !strings.Contains(err.Error(), "Could not find node") {
				return err
			}
		}
	})
}

// press presses a key as a keyboard does: what the key would type comes with
// it, so that the page can prevent it.
func press(key string) chromedp.Action[chromedp.Void] {
	codes := map[string]int64{"Enter": 13, "Tab": 9, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40, "Backspace": 8}
	down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Code: key, WindowsVirtualKeyCode: codes[key]}
	if key == "Enter" {
		down.Text = "\r"
	}
	up := down
	up.Type, up.Text = input.DispatchKeyEventTypeKeyUp, ""
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, down); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, up)
		return err
	})
}

// until waits for a condition of the page.
func (p *browser) until(condition string) chromedp.Action[chromedp.Void] {
	return chromedp.Poll[chromedp.Void]("Boolean("+condition+")", chromedp.WithPollingInterval(20*time.Millisecond), chromedp.WithPollingTimeout(waitFor))
}

// shot takes the page's picture, dark and light.
func (p *browser) shot(name string) {
	folder := os.Getenv("SANDBOX_SCREENSHOTS")
	if folder == "" {
		return
	}
	for _, theme := range []string{"dark", "light"} {
		p.do("colours", p.media(theme))
		png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			p.t.Errorf("picture %s: %v", name, err)
			return
		}
		check(p.t, os.WriteFile(filepath.Join(folder, strings.ToLower(p.t.Name())+"-"+name+"-"+theme+".png"), png, 0o644))
	}
}

// media sets the colours that the person prefers, and no motion.
func (p *browser) media(theme string) chromedp.Action[chromedp.Void] {
	params := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, params)
		return err
	})
}

// A message begins a thread, and what is written in a forum begins a post; both are
// listed below their channel, reached by the keyboard, and the bot hears there.
func TestPageThreadAndForum(t *testing.T) {
	srv := serve(t, sandbox.Options{})
	b := run(t, srv, scripted)
	b.register(scriptedCommands()...)
	_, err := srv.AddForum(srv.Guilds()[0].ID, "questions", "Ask here")
	check(t, err)
	p := browse(t, srv)
	p.do("say", click("#input"), chromedp.KeyEvent("what of the old treaty"), press("Enter"), p.until(`document.querySelectorAll(".message").length === 1`))
	p.do("begin a thread", press("ArrowUp"), p.until(`document.activeElement.matches(".message")`),
		chromedp.Evaluate[chromedp.Void](`document.activeElement.querySelector("[aria-haspopup=menu]").focus()`), press("Enter"),
		p.until(`[...document.querySelectorAll("[role=menuitem]")].some(e => e.textContent.includes("Create thread"))`),
		chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll("[role=menuitem]")].find(e => e.textContent.includes("Create thread")).focus()`), press("Enter"),
		p.until(`document.querySelector("#title").textContent.includes("what of the old treaty")`))
	p.do("ask there", click("#input"), chromedp.KeyEvent("@foo"), p.until(`document.querySelectorAll("#suggest [role=option]").length === 1`), press("Tab"),
		chromedp.KeyEvent("and then?"), press("Enter"), p.until(`[...document.querySelectorAll(".message .text")].some(e => e.textContent.startsWith("You asked"))`))
	p.shot("thread")
	p.do("it is listed by its kind", p.until(`document.querySelector('.channel.thread[aria-label="what of the old treaty, thread"]') !== null`))
	p.do("the forum", chromedp.Evaluate[chromedp.Void](`document.querySelector('.channel[aria-label="questions, forum"]').click()`),
		p.until(`document.querySelector("#welcome").textContent.includes("Posts in questions")`),
		click("#input"), chromedp.KeyEvent("Why balance at all?"), press("Enter"),
		p.until(`document.querySelector("#title").textContent.includes("Why balance at all?") && document.querySelectorAll(".message").length === 1`))
	p.shot("forum")
}

// A browser has six connections to one host for all its tabs; more of them than that hear what
// is said, all of them seen at once, as in windows beside each other.
func TestPageInManyTabs(t *testing.T) {
	srv := serve(t, sandbox.Options{})
	b := run(t, srv, scripted)
	b.register(askCommand())
	tabs := []*browser{browse(t, srv)}
	for range 7 {
		tabs = append(tabs, tabs[0].tab(srv))
	}
	tabs[7].do("ask", chromedp.KeyEvent("/ask why?"), press("Enter"))
	for _, tab := range tabs {
		tab.do("hear", tab.until(`document.querySelector(".message .embed") !== null`))
	}
}

// That the program behind the page has ended is said.
func TestPageIsLeftAlone(t *testing.T) {
	srv := serve(t, sandbox.Options{})
	run(t, srv, scripted)
	p := browse(t, srv)
	check(t, srv.Close())
	p.do("say so", p.until(`document.querySelector("#banner").textContent.includes("does not answer")`))
}

// tab opens the page once more in the same browser.
func (p *browser) tab(srv *sandbox.Server) *browser {
	ctx, cancel := chromedp.NewContext(p.ctx)
	p.t.Cleanup(cancel)
	tab := &browser{p.t, ctx}
	tab.do("open a tab", chromedp.Navigate(srv.PageURL()), tab.until(`document.querySelector("#title")?.textContent.includes("reading-room") && document.querySelector("#banner").hidden`))
	return tab
}
