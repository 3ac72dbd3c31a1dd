// The page: servers, channels, messages, and who acts.

import { h, $, icon, avatar, nameOf, before } from "./dom.js";
import { message, ephemeral, thinking } from "./message.js";
import { plain } from "./markdown.js";
import { contextMenu, selectMenu, openModal } from "./popup.js";
import { Composer } from "./composer.js";

const page = {
  as: remembered("as") || "robin",
  locale: "en-US", // of this person's Discord
  state: null, // what /sandbox/state says
  place: null, // the channel that is shown
  messages: new Map(), // by channel, then by ID
  unread: new Set(),
  events: null,
};

function remembered(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

function remember(name, value) {
  try { localStorage.setItem(name, value); } catch { /* private windows may refuse */ }
}

// Asking the server.

async function post(name, body) {
  const answer = await fetch(`/sandbox/${name}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ as: page.as, channel: page.place.id, locale: page.locale, ...body }) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

// act does something and returns a sentence when it did not work.
async function act(name, body) {
  try {
    const result = await post(name, body);
    if (result?.failed) return "The application did not respond.";
    if (result?.modal) showModal(result.modal);
    if (result?.place) await goTo(result.place);
    return "";
  } catch (error) {
    return error instanceof TypeError ? "The program behind this page does not answer." : error.message.trim();
  }
}

async function command(path, options) {
  toBottom(); // whoever asks wants to see the answer
  const shown = note(`You used /${path}`, "Sending the command…");
  const trouble = await act("command", { name: path, options });
  shown.remove();
  if (trouble === "The application did not respond.") note(`You used /${path}`, trouble, true);
  else return trouble;
}

function showModal(modal) {
  openModal(modal, nameOf(page.state.bot), (fields) => act("modal", { interaction: modal.interaction, fields }));
}

// Drawing the frame.

async function load() {
  const answer = await fetch(`/sandbox/state?as=${encodeURIComponent(page.as)}`);
  if (!answer.ok) throw new Error(await answer.text());
  page.state = await answer.json();
  page.locale = nearest(remembered("locale") || navigator.language);
  for (const p of allPlaces()) p.commands?.forEach(inLanguage);
  const places = allPlaces();
  const wanted = page.place?.id || remembered("place");
  page.place = places.find((p) => p.id === wanted) || (page.place && !page.place.guild && places.at(-1)) || places[0];
}

// languages are those that the bot has names of commands in, English before all.
const languages = () => ["en-US", ...new Set(allPlaces().flatMap((p) => p.commands || []).flatMap((c) => Object.keys(c.name_localizations || {})).sort())];

// nearest gives the language of the bot's that a browser wants: the same, or one alike.
const nearest = (wanted) => languages().find((l) => l === wanted) || languages().find((l) => l.split("-")[0] === wanted.split("-")[0]) || "en-US";

// inLanguage gives a command, an option or a choice the words that people see of it. Its
// name stays what the bot hears.
function inLanguage(thing) {
  thing.shown = thing.name_localizations?.[page.locale] || thing.name;
  thing.description = thing.description_localizations?.[page.locale] || thing.description;
  thing.options?.forEach(inLanguage);
  thing.choices?.forEach(inLanguage);
}

// speak chooses the language of this person's Discord, and of the servers: else nobody
// would see here what a channel sees in another language.
async function speak(locale) {
  remember("locale", locale);
  page.locale = locale;
  await act("locale", {});
  await load();
  drawFrame();
  composer.clear();
}

const allPlaces = () => [...page.state.servers.flatMap((s) => s.channels), page.state.direct];
const hereServer = () => page.state.servers.find((s) => s.id === page.place.guild);

// fill replaces what is in an element; the focus stays on the same button.
function fill(id, ...children) {
  const at = [...$(id).querySelectorAll("button")].indexOf(document.activeElement);
  $(id).replaceChildren(...children);
  if (at >= 0) $(id).querySelectorAll("button")[at]?.focus();
}

function drawFrame() {
  drawRail();
  drawSide();
  drawTop();
  drawPeople();
}

function drawRail() {
  const direct = page.state.direct;
  const servers = page.state.servers.map((s) => railButton(s.name, initials(s.name), s.channels[0], s.channels.some((c) => page.unread.has(c.id)), page.place.guild === s.id));
  fill("rail", railButton("Direct messages", icon("chat"), direct, page.unread.has(direct.id), !page.place.guild), h("hr"), ...servers);
}

function railButton(name, face, place, unread, current) {
  return h("button", { type: "button", class: "rail-button", "aria-label": name + (unread ? ", new messages" : ""), "aria-current": current ? "true" : undefined, title: name, onclick: () => show(place) },
    h("span", { class: "face" }, face), unread && !current && h("span", { class: "dot" }));
}

const initials = (name) => name.split(/\s+/).map((w) => w[0]).join("").slice(0, 3).toUpperCase();

function drawSide() {
  const server = hereServer();
  $("side-title").textContent = server ? server.name : "Direct messages";
  const places = server ? server.channels : [page.state.direct];
  fill("channels", ...places.map((p) => h("button", { type: "button", class: p.parent ? "channel thread" : "channel", "aria-label": kindOf(p) && `${p.name}, ${kindOf(p)}${page.unread.has(p.id) ? ", new messages" : ""}`, "aria-current": p.id === page.place.id ? "page" : undefined, onclick: () => show(p) },
    server ? h("span", { class: "hash", "aria-hidden": "true" }, mark(p)) : avatar(page.state.bot, "small"), h("span", {}, p.name), page.unread.has(p.id) && h("span", { class: "dot" }))));
  const title = server?.members.find((m) => m.user.id === page.state.me.id)?.title || "Direct messages";
  $("self").replaceChildren(avatar(page.state.me), h("span", {}, h("strong", {}, nameOf(page.state.me)), h("small", {}, title)));
  drawLanguages();
  fill("switch", ...page.state.people.map((name, n) => h("button", { type: "button", role: "radio", "aria-checked": String(name === page.as), tabindex: name === page.as ? "0" : "-1", onclick: () => become(name), onkeydown: (e) => arrow(e) }, ["Member", "Moderator"][n])));
}

function drawLanguages() {
  const list = languages();
  $("language").hidden = list.length < 2;
  $("language").replaceChildren(...list.map((l) => h("option", { value: l, lang: l, selected: l === page.locale }, new Intl.DisplayNames([l], { type: "language" }).of(l))));
}

const kinds = { thread: 11, forum: 15 };
const kindOf = (p) => Object.keys(kinds).find((name) => kinds[name] === p.type);
const mark = (p) => ({ 11: "↳", 15: "≡" })[p.type] || "#";

// arrow moves between the two people, as in any group of radio buttons.
function arrow(e) {
  if (!/^Arrow/.test(e.key)) return;
  e.preventDefault();
  become(page.state.people.find((n) => n !== page.as)).then(() => $("switch").querySelector("[aria-checked=true]").focus());
}

function drawTop() {
  const server = hereServer();
  $("title").replaceChildren(h("span", { class: "hash", "aria-hidden": "true" }, server ? mark(page.place) : "@"), page.place.name);
  $("topic").textContent = server ? page.place.topic : "Only you and the bot read this";
  document.title = `${server ? "#" : "@"}${page.place.name} · ${server ? server.name : "Direct messages"}`;
}

function drawPeople() {
  const server = hereServer();
  const members = server ? server.members : [{ user: page.state.bot, title: "Member" }, { user: page.state.me, title: "Member" }];
  const groups = [["Apps", members.filter((m) => m.user.bot)], ["Owner", members.filter((m) => !m.user.bot && m.title === "Owner")],
    ["Moderators", members.filter((m) => !m.user.bot && m.title === "Moderator")], ["Members", members.filter((m) => !m.user.bot && m.title === "Member")]];
  $("people").replaceChildren(...groups.filter(([, list]) => list.length).flatMap(([name, list]) => [h("h2", {}, `${name} — ${list.length}`),
    h("ul", {}, list.map((m) => h("li", { class: m.user.bot && !page.online ? "away" : "" }, avatar(m.user, "small"), h("span", {}, nameOf(m.user), m.user.id === page.state.me.id && h("small", {}, " (you)")), m.user.bot && h("span", { class: "tag" }, "APP"))))]));
}

function drawWelcome() {
  if (page.place.type === kinds.forum) return drawForum();
  const server = hereServer();
  const offered = (text) => page.place.commands.some((c) => text.startsWith(`/${c.name}`));
  const examples = page.state.examples.filter((text) => !text.startsWith("/") || offered(text)).map((text) => h("button", { type: "button", class: "example", onclick: () => tryOut(text) }, icon("spark"), h("span", {}, text)));
  $("welcome").replaceChildren(
    h("span", { class: "welcome-mark", "aria-hidden": "true" }, server ? "#" : "@"),
    h("h2", {}, server ? `Welcome to #${page.place.name}` : nameOf(page.state.bot)),
    h("p", {}, "Type ", h("kbd", {}, "/"), " to see what ", nameOf(page.state.bot), " can do, mention ", h("span", { class: "mention" }, "@" + nameOf(page.state.bot)), ", or open the menu of a message. Everything stays on this computer."),
    examples.length ? h("div", { class: "examples" }, examples) : "");
}

// drawForum lists the posts; what is written here begins one.
function drawForum() {
  const posts = hereServer().channels.filter((p) => p.parent === page.place.id);
  $("welcome").replaceChildren(
    h("span", { class: "welcome-mark", "aria-hidden": "true" }, "≡"),
    h("h2", {}, `Posts in ${page.place.name}`),
    h("p", {}, "What you write here begins a post: its first line is the title. Mention the bot in it, or use a command there."),
    h("div", { class: "examples" }, posts.map((p) => h("button", { type: "button", class: "example", onclick: () => show(p) }, icon("chat"), h("span", {}, p.name)))));
}

function tryOut(text) {
  composer.clear();
  composer.input.value = text;
  composer.input.focus();
  composer.typed();
}

// Messages.

const context = {
  get me() { return page.state.me; },
  user: (id) => nameOf(people().find((u) => u.id === id) || { username: "unknown" }),
  role: (id) => (roles().find((r) => r.id === id)?.name || "role").replace(/^@/, ""),
  channel: (id) => allPlaces().find((p) => p.id === id)?.name || "channel",
  reply: (m) => composer.reply(m),
  jump: (id) => focusMessage($(`m-${id}`)),
  dismiss: (m) => act("dismiss", { message: m.id }).then(() => composer.input.focus()),
  menu: openMenu,
  press,
  choose,
};

const people = () => [...new Map([page.state.me, page.state.bot, ...page.state.servers.flatMap((s) => (page.place.guild && s.id !== page.place.guild ? [] : page.place.guild ? s.members.map((m) => m.user) : []))].map((u) => [u.id, u])).values()];
const roles = () => hereServer()?.roles || [];

async function press(m, c, values, button) {
  button?.setAttribute("aria-busy", "true");
  const trouble = await act("press", { message: m.id, custom_id: c.custom_id, values });
  button?.removeAttribute("aria-busy");
  if (!trouble) return;
  const body = $(`m-${m.id}`)?.querySelector(".body");
  body?.querySelector(".failed")?.remove();
  body?.append(h("p", { class: "failed", role: "alert" }, trouble === "The application did not respond." ? "This interaction failed" : trouble));
}

function choose(m, c, button) {
  const options = { 3: () => c.options, 5: userOptions, 6: roleOptions, 7: () => [...userOptions(), ...roleOptions()], 8: channelOptions }[c.type]();
  selectMenu(button, options, c.min_values ?? 1, c.max_values ?? 1, (values) => press(m, c, values, button));
}

const userOptions = () => people().map((u) => ({ label: nameOf(u), value: u.id }));
const roleOptions = () => roles().map((r) => ({ label: "@" + r.name.replace(/^@/, ""), value: r.id }));
const channelOptions = () => (hereServer()?.channels || []).filter((p) => !p.parent).map((p) => ({ label: "#" + p.name, value: p.id }));

function openMenu(m, x, y) {
  const commands = page.place.commands.filter((c) => c.type === 3).map((c) => ({ label: c.shown, icon: "spark", run: () => use(c, m) }));
  const items = [];
  if (commands.length) items.push({ title: `Apps · ${nameOf(page.state.bot)}` }, ...commands, "-");
  if (!ephemeral(m)) items.push({ label: "Reply", icon: "reply", run: () => composer.reply(m) });
  if (!ephemeral(m) && page.place.type === 0 && page.place.guild && !allPlaces().some((p) => p.id === m.id)) items.push({ label: "Create thread", icon: "chat", run: () => beginThread(m) });
  items.push({ label: "Copy text", icon: "copy", run: () => copy(textOf(m)) });
  contextMenu(items, x, y);
}

async function use(c, m) {
  const trouble = await act("menu", { name: c.name, message: m.id });
  if (trouble) note(`You used ${c.shown}`, trouble, true);
}

async function beginThread(m) {
  const name = plain(textOf(m), context).replace(/\s+/g, " ").trim().slice(0, 60) || "Thread";
  const trouble = await act("thread", { message: m.id, name });
  if (trouble) note("Create thread", trouble, true);
}

// goTo shows a place that has just been made.
async function goTo(id) {
  await load();
  const place = allPlaces().find((p) => p.id === id);
  if (place) show(place);
}

function textOf(m) {
  return [m.content, ...m.embeds.flatMap((e) => [e.title, e.description]), ...m.components.flatMap(textsIn)].filter(Boolean).join("\n");
}

const textsIn = (c) => [c.content, ...(c.components || []).flatMap(textsIn)];

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied");
  } catch {
    composer.alert("The browser did not allow copying.");
  }
}

// note adds a line that the page itself says.
function note(title, text, stays) {
  const bottom = atBottom();
  const element = h("li", { class: "note" + (stays ? " bad" : "") }, h("strong", {}, title), h("span", { role: stays ? "alert" : undefined }, text),
    stays && h("button", { type: "button", class: "plain", onclick: () => element.remove() }, "Dismiss"));
  $("messages").append(element);
  if (bottom) toBottom();
  return element;
}

function drawMessages() {
  const list = [...(page.messages.get(page.place.id)?.values() || [])].sort((a, b) => (before(a.id, b.id) ? -1 : 1));
  $("messages").replaceChildren(...list.map((m) => message(m, context)));
  group();
  toBottom();
}

// put shows a new or changed message in its place.
function put(m) {
  const fresh = message(m, context);
  const old = $(`m-${m.id}`);
  if (!old) {
    const later = [...$("messages").children].find((e) => e.classList.contains("note") || before(m.id, e.id.slice(2)));
    $("messages").insertBefore(fresh, later?.classList.contains("note") ? null : later || null);
    return;
  }
  const focused = old.contains(document.activeElement) && document.activeElement;
  old.replaceWith(fresh);
  if (!focused) return;
  const again = focused.dataset.custom && fresh.querySelector(`[data-custom="${CSS.escape(focused.dataset.custom)}"]`);
  if (again && !again.disabled) again.focus();
  else focusMessage(fresh);
}

// group shows name and picture only where the author changes.
function group() {
  let last = null;
  for (const e of $("messages").children) {
    if (e.classList.contains("note")) continue;
    const close = last && last.dataset.author === e.dataset.author && new Date(e.dataset.time) - new Date(last.dataset.time) < 420e3;
    e.classList.toggle("first", !close || "start" in e.dataset);
    last = e;
  }
}

function focusMessage(element) {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}

// The list stays at its end, also when a keyboard opens or a picture loads,
// until the person scrolls up. A message that is taller than the list is shown
// from its start: whoever reads on scrolls down.
let stuck = true;
let placed = 0;
const atBottom = () => stuck;
function toBottom() {
  const [list, last] = [$("scroll"), $("messages").lastElementChild];
  stuck = true;
  list.scrollTop = list.scrollHeight;
  if (last?.offsetHeight > list.clientHeight - 16) list.scrollTop += last.getBoundingClientRect().top - list.getBoundingClientRect().top - 8;
  placed = list.scrollTop;
}
$("scroll").addEventListener("scroll", () => {
  const list = $("scroll");
  stuck = list.scrollHeight - list.scrollTop - list.clientHeight < 60 || Math.abs(list.scrollTop - placed) < 2;
});
const sizes = new ResizeObserver(() => stuck && toBottom());
sizes.observe($("scroll"));
sizes.observe($("messages"));

// Arrow keys go through the messages; Enter goes into one.
$("messages").addEventListener("keydown", (e) => {
  const here = e.target.closest(".message");
  if (!here || e.target !== here) return;
  const to = { ArrowUp: here.previousElementSibling, ArrowDown: here.nextElementSibling, Home: $("messages").firstElementChild, End: $("messages").lastElementChild }[e.key];
  if (to) focusMessage(to);
  else if (e.key === "ArrowDown") composer.input.focus();
  else if (e.key === "Enter") here.querySelector(".body a, .body button, .tools button")?.focus();
  else if (e.key === "Escape") composer.input.focus();
  else return;
  e.preventDefault();
});

$("language").addEventListener("change", (e) => speak(e.target.value));

// News from the server.

function listen() {
  page.messages.clear();
  page.since = 0;
  tune();
}

// A websocket is none of the six connections that a browser has to one host for all its tabs.
function tune() {
  const events = new WebSocket(`${location.origin.replace("http", "ws")}/sandbox/events?as=${encodeURIComponent(page.as)}&since=${page.since}`);
  page.events = events;
  events.onmessage = (e) => {
    if (page.events !== events) return;
    const news = JSON.parse(e.data);
    page.since = news.revision;
    heard(news);
  };
  events.onclose = () => {
    if (page.events !== events) return;
    banner("The program behind this page does not answer. Trying again…");
    setTimeout(() => page.events === events && tune(), 1000);
  };
}

function hush() {
  const events = page.events;
  page.events = null;
  events?.close();
}

function heard(news) {
  if (news.reset) page.messages.clear();
  const bottom = atBottom();
  for (const m of news.messages) keep(m, news.reset);
  for (const d of news.deleted) drop(d);
  if (page.online !== news.online) {
    page.online = news.online;
    drawPeople();
  }
  banner(news.online ? "" : `${nameOf(page.state.bot)} is offline: no bot is connected yet.`);
  if (news.reset) drawMessages();
  group();
  if (bottom && !news.reset) toBottom();
  if (news.typing.includes(page.place.id)) typing();
  else if (news.messages.some((m) => m.channel_id === page.place.id)) $("typing").replaceChildren();
  scheduleRefresh();
}

function keep(m, quiet) {
  if (!page.messages.has(m.channel_id)) page.messages.set(m.channel_id, new Map());
  const list = page.messages.get(m.channel_id);
  const known = list.get(m.id);
  list.set(m.id, m);
  if (quiet) return;
  if (m.channel_id === page.place.id) put(m);
  else if (m.author.id !== page.state.me.id) page.unread.add(m.channel_id);
  if (m.channel_id === page.place.id && m.author.id !== page.state.me.id && !thinking(m)) {
    say(`${nameOf(m.author)}${ephemeral(m) ? ", only to you" : ""}${known && !thinking(known) ? ", changed" : ""}: ${plain(textOf(m), context).slice(0, 400)}`);
  }
}

function drop(d) {
  page.messages.get(d.channel)?.delete(d.message);
  const element = $(`m-${d.message}`);
  if (element?.contains(document.activeElement)) composer.input.focus();
  element?.remove();
}

// say reads something out.
function say(text) {
  const line = h("p", {}, text);
  $("live").append(line);
  while ($("live").children.length > 5) $("live").firstChild.remove();
}

function banner(text) {
  if ($("banner").textContent === text) return;
  $("banner").textContent = text;
  $("banner").hidden = !text;
}

let typingEnd;
function typing() {
  $("typing").replaceChildren(h("span", { class: "dots" }, h("i"), h("i"), h("i")), `${nameOf(page.state.bot)} is typing…`);
  clearTimeout(typingEnd);
  typingEnd = setTimeout(() => $("typing").replaceChildren(), 10e3);
}

// Commands and members may have changed; that is asked for once things rest.
let refreshing;
function scheduleRefresh() {
  clearTimeout(refreshing);
  refreshing = setTimeout(refresh, 300);
}

async function refresh() {
  try {
    const was = JSON.stringify(page.state);
    await load();
    if (JSON.stringify(page.state) !== was) drawFrame();
    else drawRail();
  } catch { /* the events will say that nobody answers */ }
}

// Going elsewhere.

function show(place) {
  page.place = place;
  page.unread.delete(place.id);
  remember("place", place.id);
  drawer(false);
  drawFrame();
  drawWelcome();
  drawMessages();
  composer.place(place.type === kinds.forum ? `${place.name}: begin a post` : place.guild ? `#${place.name}` : `@${place.name}`);
}

async function become(name) {
  page.as = name;
  remember("as", name);
  page.unread.clear();
  hush();
  page.messages.clear();
  await load();
  show(page.place);
  listen();
  say(`You are now ${nameOf(page.state.me)}`);
}

function drawer(open) {
  $("app").classList.toggle("drawn", open);
  $("menu").setAttribute("aria-expanded", String(open));
  $("scrim").hidden = !open;
  if (open) $("rail").querySelector("button").focus();
}

function theme(next) {
  const dark = () => document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  if (next) {
    document.documentElement.dataset.theme = next;
    remember("theme", next);
  }
  $("theme").replaceChildren(icon(dark() ? "sun" : "moon"));
  $("theme").onclick = () => theme(dark() ? "light" : "dark");
}

const composer = new Composer({
  where: () => page.place,
  bot: () => page.state.bot,
  people, roles,
  channels: () => hereServer()?.channels || [],
  send: (text, files, reply) => {
    toBottom();
    return act("message", { text, files, message: reply || "" });
  },
  command,
  autocomplete: (name, options, focused) => post("autocomplete", { name, options, focused }).then((r) => r.choices, () => null),
  lastMessage: () => focusMessage($("messages").lastElementChild),
});

async function start() {
  for (const [id, name] of [["menu", "menu"], ["people-button", "people"], ["attach", "plus"], ["send", "send"]]) $(id).append(icon(name));
  theme(remembered("theme"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => theme());
  $("menu").onclick = () => drawer($("menu").getAttribute("aria-expanded") !== "true");
  $("scrim").onclick = () => drawer(false);
  $("drawer").addEventListener("keydown", (e) => e.key === "Escape" && (drawer(false), $("menu").focus()));
  $("people-button").onclick = () => $("people-button").setAttribute("aria-pressed", String(!$("app").classList.toggle("alone")));
  await load().catch(() => { page.as = "robin"; return load(); });
  show(page.place);
  listen();
  composer.input.focus();
}

start().catch((error) => banner(error.message));
