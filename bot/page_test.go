package bot

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// The whole way in headless Chromium: the page, the stand-in, the real session
// and the bot. With BOT_SCREENSHOTS set to a folder, pictures are put there; the
// README shows answer.png.
func TestInTheBrowser(t *testing.T) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium: install the package chromium to test the bot in the page")
	}
	w := serve(t)
	p := browse(t, program, w.PageURL())
	p.do("ask", chromedp.KeyEvent("/"), p.until(`document.querySelectorAll("#suggest [role=option]").length > 3`),
		chromedp.KeyEvent("ask "+strikes), p.until(`document.querySelector("#option-question")?.value === "`+strikes+`"`),
		enter(), p.until(`document.querySelector(".message .container")?.textContent.includes("1 · ")`))
	p.do("go to its head", chromedp.Evaluate[chromedp.Void](`document.querySelector("#scroll").scrollTop = document.querySelector(".message").offsetTop - 60`))
	p.shot("answer")
	p.do("cite", click(`[data-custom^="v1:cite:"]`), p.until(`document.querySelector(".ephemeral pre") !== null`))
	p.shot("cite")
	p.do("page", click(`[data-custom^="v1:menu:"]`), entry("More passages"), p.until(`[...document.querySelectorAll(".ephemeral .container")].some(e => e.textContent.includes("4 · "))`))

	p.do("a member is not offered to add", click("#input"), chromedp.KeyEvent("/source a"),
		p.until(`document.querySelector("#suggest")?.textContent.includes("No command has this name")`))
	p.do("a moderator is", click(`#switch [role=radio]:nth-child(2)`),
		p.until(`document.querySelector("#self").textContent.includes("Sasha")`),
		click("#input"), chromedp.KeyEvent("/source add "), p.until(`document.querySelector("#option-file") !== null`))
	p.do("paste", click(`#send`), p.until(`document.querySelector("dialog[open]") !== null`),
		chromedp.SendKeys("#field-title", "On Fog"), chromedp.SendKeys("#field-text", "The fog bell rang once a minute, driven by a clockwork."))
	p.shot("paste")
	p.do("submit", click("dialog [type=submit]"),
		p.until(`!document.querySelector("dialog[open]") && [...document.querySelectorAll(".ephemeral")].some(e => e.textContent.includes("Added.") && e.textContent.includes("On Fog"))`))
	p.shot("added")
}

// What is not sure and what is no answer look so, and a source is suggested
// below the latter.
func TestVerdictsInTheBrowser(t *testing.T) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium: install the package chromium to test the bot in the page")
	}
	w := serve(t)
	w.add(0, bridges, lighthouses)
	p := browse(t, program, w.PageURL())
	ask := func(question string) chromedp.Action[chromedp.Void] {
		return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			return chromedp.Do(ctx, click("#input"), chromedp.KeyEvent("/ask "+question), p.until(`document.querySelector("#option-question")?.value === "`+question+`"`), enter())
		})
	}
	p.do("a maybe", ask(ofAWord), p.until(`document.querySelector(".message .container") && document.body.textContent.includes("I am not sure that th")`))
	p.shot("maybe")
	p.do("what stands above is looked at", chromedp.Evaluate[chromedp.Void](`document.querySelector("#messages").style.paddingBottom = "2000px"; document.querySelector("#scroll").scrollTop = 0`),
		p.until(`document.querySelector("#scroll").scrollTop === 0`), chromedp.Evaluate[chromedp.Void](`document.querySelector("#messages").style.paddingBottom = ""`))
	p.do("nothing", ask(ofNothing), p.until(`document.body.textContent.includes("I found nothing about that in this library")`),
		p.until(`(r => r.top >= 0 && r.top < innerHeight)(document.querySelector(".message:last-child").getBoundingClientRect())`))
	p.shot("nothing")
	p.do("suggest", click(`[data-custom^="v1:suggest"]`), p.until(`document.querySelector("dialog[open]") !== null`),
		chromedp.SendKeys("#field-title", "Gluons for All"), click("dialog [type=submit]"),
		p.until(`!document.querySelector("dialog[open]") && [...document.querySelectorAll(".ephemeral")].some(e => e.textContent.includes("The moderators see your suggestion"))`))
	p.shot("suggested")
}

// Options that are typed by hand are read as Discord reads them, at whatever place.
func TestOptionsTypedByHand(t *testing.T) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium: install the package chromium to test the bot in the page")
	}
	w := serve(t)
	p := browse(t, program, w.PageURL())
	p.do("private", click("#input"), chromedp.KeyEvent("/ask question:"+strikes+" private:true"),
		p.until(`document.querySelector("#option-question")?.value === "`+strikes+`" && document.querySelector("#option-private")?.value === "true"`),
		enter(), p.until(`document.querySelector("#suggest").hidden`), enter(),
		p.until(`document.querySelector(".ephemeral .container")?.textContent.includes("1 · ")`))
	p.do("in place", click(`.ephemeral [data-custom^="v1:menu:"]`), entry("Read 2"), p.until(`document.querySelector(".ephemeral .container").textContent.includes("Study note on")`))
	p.do("follow up by the keyboard", chromedp.Evaluate[chromedp.Void](`document.querySelector('.ephemeral [data-custom^="v1:goon:"]').focus()`), enter(),
		p.until(`document.activeElement.id === "field-question"`), chromedp.KeyEvent("and what does Iran want?"),
		click("dialog [type=submit]"), p.until(`!document.querySelector("dialog[open]") && document.querySelectorAll(".ephemeral .container").length > 1`))
	p.shot("followup")
}

// An answer fits on a phone's screen, and its first line is on it. The pictures are
// of both sizes, in light and dark.
func TestAnswerFitsAPhone(t *testing.T) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium: install the package chromium to test the bot in the page")
	}
	w := serve(t)
	p := browse(t, program, w.PageURL())
	// Heights are held against those in letters of Arial's widths, as phones have them.
	wide, err := chromedp.Run(p.ctx, chromedp.Evaluate[float64](`(() => {
		const c = document.createElement("canvas").getContext("2d");
		c.font = "100px " + getComputedStyle(document.body).fontFamily;
		return c.measureText("Israeli air strikes").width;
	})()`))
	if err != nil {
		t.Fatal(err)
	}
	if arial := 722.4; wide < arial*.98 || wide > arial*1.02 {
		t.Skipf("the page's letters are of other widths (%.0f, Arial's are %.0f): install fonts-liberation to test how high an answer is", wide, arial)
	}
	for _, size := range []struct {
		name          string
		width, height int
		most          float64 // of the answer
	}{{"phone", 390, 844, 844}, {"desk", 1280, 900, 700}} {
		p.do(size.name, chromedp.EmulateViewport(int64(size.width), int64(size.height)), chromedp.Evaluate[chromedp.Void](`document.querySelector("#input").focus()`), chromedp.KeyEvent("/ask "+strikes),
			p.until(`document.querySelector("#option-question")?.value === "`+strikes+`"`), enter(),
			p.until(`document.querySelector(".message:last-child .container")?.textContent.includes("1 · ")`))
		answer, err := chromedp.Run(p.ctx, chromedp.Evaluate[struct{ Height, Top, List float64 }](`(() => {
			const [m, l] = [document.querySelector(".message:last-child").getBoundingClientRect(), document.querySelector("#scroll").getBoundingClientRect()];
			return { Height: m.height, Top: m.top - l.top, List: l.height };
		})()`))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: the answer is %.0f px high, the list %.0f", size.name, answer.Height, answer.List)
		if answer.Height > size.most || answer.Top < 0 {
			t.Errorf("%s: the answer is %.0f px high, want at most %.0f, and begins at %.0f, want it to be seen", size.name, answer.Height, size.most, answer.Top)
		}
		unheard, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](`[
			...[...document.querySelectorAll(".message button, .message a")].filter(e => !(e.textContent.trim() || e.ariaLabel)).map(e => e.outerHTML),
			...(document.querySelector("#live").textContent.includes("Israeli air strikes") ? [] : ["the answer is not read out"])]`))
		if err != nil || len(unheard) > 0 {
			t.Errorf("%s: for who does not see the page: %q, %v", size.name, unheard, err)
		}
		for _, theme := range []string{"light", "dark"} {
			p.do(theme, chromedp.Evaluate[chromedp.Void](`document.documentElement.dataset.theme = "`+theme+`"`))
			p.shot("answer_" + size.name + "_" + theme)
		}
	}
}

// A browser is one page in Chromium.
type browser struct {
	t   *testing.T
	ctx context.Context
}

func browse(t *testing.T, program, address string) *browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.NoFirstRun, chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(time.Minute),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "en-GB"))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(func() {
		chromedp.Cancel(ctx) // waits for Chromium to go
		cancel()
	})
	p := &browser{t, ctx}
	p.do("open", chromedp.EmulateViewport(1000, 1000), chromedp.Navigate(address),
		p.until(`document.querySelector("#title")?.textContent.includes("reading-room") && document.querySelector("#banner").hidden && document.activeElement.id === "input"`))
	return p
}

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

// entry chooses from the menu that is open what begins with a label.
func entry(label string) chromedp.Action[chromedp.Void] {
	return chromedp.Poll[chromedp.Void](`(e => e && (e.click(), true))([...document.querySelectorAll(".select-list [role=option]")].find(e => e.textContent.startsWith("`+label+`")))`, chromedp.WithPollingTimeout(time.Minute))
}

// until waits for a condition of the page.
func (p *browser) until(condition string) chromedp.Action[chromedp.Void] {
	return chromedp.Poll[chromedp.Void]("Boolean("+condition+")", chromedp.WithPollingInterval(20*time.Millisecond), chromedp.WithPollingTimeout(time.Minute))
}

// enter presses the key as a keyboard does.
func enter() chromedp.Action[chromedp.Void] {
	down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, Text: "\r"}
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

// shot takes the page's picture.
func (p *browser) shot(name string) {
	folder := os.Getenv("BOT_SCREENSHOTS")
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		picture, err = smaller(picture)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644)
	}
	if err != nil {
		p.t.Errorf("picture %s: %v", name, err)
	}
}

// smaller gives a PNG with the 48 colours that it has most of, for a page has
// few and the blends between them. It is a third as large.
func smaller(data []byte) ([]byte, error) {
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	at := img.Bounds()
	counts := map[color.Color]int{}
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			counts[img.At(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(counts), func(a, b color.Color) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	small := image.NewPaletted(at, colours[:min(48, len(colours))])
	draw.Draw(small, at, img, at.Min, draw.Src)
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, small)
	return out.Bytes(), err
}
