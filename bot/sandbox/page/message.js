// One message as an element.

import { h, icon, avatar, nameOf, local, size } from "./dom.js";
import { markdown } from "./markdown.js";

const flags = { suppressEmbeds: 4, ephemeral: 64, loading: 128 };

export const ephemeral = (m) => (m.flags & flags.ephemeral) !== 0;
export const thinking = (m) => (m.flags & flags.loading) !== 0;

// message makes the element. The context names people and says what to do:
// { user, role, channel, me, press, menu, reply, dismiss, jump }.
export function message(m, context) {
  const classes = ["message"];
  if (ephemeral(m)) classes.push("ephemeral");
  if (m.mentions.some((u) => u.id === context.me.id) || m.mention_everyone) classes.push("pinged");
  const element = h("li", { class: classes.join(" "), id: `m-${m.id}`, tabindex: "-1", "data-author": m.author.id, "data-time": m.timestamp },
    above(m, context),
    h("div", { class: "row" },
      avatar(m.author),
      h("time", { class: "gutter", "aria-hidden": "true" }, clock(m.timestamp)),
      h("div", { class: "body" }, head(m), content(m, context))),
    tools(m, context));
  element.addEventListener("contextmenu", (e) => openMenu(e, m, context));
  if (m.interaction_metadata || m.message_reference) element.dataset.start = "";
  return element;
}

// openMenu leaves the browser's own menu to links, fields and selected text.
function openMenu(e, m, context) {
  if (e.target.closest("a, input, textarea") || (!getSelection().isCollapsed && getSelection().toString())) return;
  e.preventDefault();
  context.menu(m, e.clientX, e.clientY);
}

// above says what the message answers.
function above(m, context) {
  const used = m.interaction_metadata;
  if (used && used.type === 2) {
    return h("p", { class: "above" }, h("span", { class: "elbow", "aria-hidden": "true" }), avatar(used.user, "tiny"),
      h("strong", {}, nameOf(used.user)), " used ", h("span", { class: "mention" }, (m.type === 20 ? "/" : "") + used.name));
  }
  const replied = m.referenced_message;
  if (!m.message_reference) return null;
  if (!replied) return h("p", { class: "above" }, h("span", { class: "elbow", "aria-hidden": "true" }), "Original message was deleted");
  return h("p", { class: "above" }, h("span", { class: "elbow", "aria-hidden": "true" }), avatar(replied.author, "tiny"),
    h("strong", {}, nameOf(replied.author)), " ",
    h("button", { type: "button", class: "quoted", onclick: () => context.jump(replied.id) }, excerpt(replied, context)));
}

function excerpt(m, context) {
  if (ephemeral(m) || !m.content) return m.embeds.length || m.components.length ? "Press to see the message" : "Press to see the attachment";
  return markdown(m.content, context).map((n) => n.textContent).join(" ").slice(0, 160);
}

function head(m) {
  return h("p", { class: "head" }, h("strong", { class: m.author.bot ? "name bot" : "name" }, nameOf(m.author)),
    m.author.bot && h("span", { class: "tag" }, "APP"), " ",
    h("time", { datetime: m.timestamp, title: new Date(m.timestamp).toLocaleString() }, when(m.timestamp)));
}

function content(m, context) {
  if (thinking(m)) {
    return [h("p", { class: "thinking" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), `${nameOf(m.author)} is thinking…`), onlyYou(m, context)];
  }
  const embeds = m.flags & flags.suppressEmbeds ? [] : merged(m.embeds);
  return [
    m.content && text(m, context),
    m.attachments.filter((a) => !usedInEmbed(a, m)).map(attachment),
    embeds.map((e) => embed(e, m, context)),
    m.components.map((c) => component(c, m, context)),
    onlyYou(m, context),
  ];
}

// text is the content; the last paragraph says whether it was edited.
function text(m, context) {
  const blocks = markdown(m.content, context);
  const edited = m.edited_timestamp && h("span", { class: "edited", title: new Date(m.edited_timestamp).toLocaleString() }, " (edited)");
  if (edited && blocks.at(-1)?.tagName === "P") blocks.at(-1).append(edited);
  else if (edited) blocks.push(edited);
  return h("div", { class: "text" }, blocks);
}

function onlyYou(m, context) {
  return ephemeral(m) && h("p", { class: "only" }, icon("eye"), "Only you can see this · ",
    h("button", { type: "button", class: "plain", onclick: () => context.dismiss(m) }, "Dismiss message"));
}

// merged leaves out what Discord leaves out: embeds that share a URL.
function merged(embeds) {
  const seen = new Set();
  return embeds.filter((e) => !e.url || (!seen.has(e.url) && seen.add(e.url)));
}

function embed(e, m, context) {
  const box = h("article", { class: "embed" },
    h("div", { class: "embed-text" },
      e.author && h("p", { class: "embed-author" }, e.author.url ? outside(e.author.url, e.author.name) : e.author.name),
      e.title && h("p", { class: "embed-title" }, e.url ? outside(e.url, markdown(e.title, context).map((n) => [...n.childNodes])) : markdown(e.title, context).map((n) => [...n.childNodes])),
      e.description && h("div", { class: "text" }, markdown(e.description, context)),
      e.fields && h("dl", { class: "fields" }, e.fields.map((f) => h("div", { class: f.inline ? "inline" : "" }, h("dt", {}, markdown(f.name, context)), h("dd", { class: "text" }, markdown(f.value, context))))),
      e.image && picture(e.image.url, m),
      (e.footer || e.timestamp) && h("p", { class: "embed-footer" }, [e.footer?.text, e.timestamp && when(e.timestamp)].filter(Boolean).join(" • "))),
    e.thumbnail && h("div", { class: "thumb" }, picture(e.thumbnail.url, m)));
  if (e.color) box.style.setProperty("--bar", "#" + e.color.toString(16).padStart(6, "0"));
  return box;
}

const outside = (address, text) => h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);

function usedInEmbed(a, m) {
  return m.embeds.some((e) => [e.image?.url, e.thumbnail?.url].includes("attachment://" + a.filename));
}

// picture shows an image of this host; others are left as links, so that the
// page never asks anybody else for anything.
function picture(address, m) {
  const own = m.attachments.find((a) => address === "attachment://" + a.filename);
  const source = local(own ? own.url : address);
  if (!source.startsWith("/")) return outside(address, "Image");
  return h("img", { src: source, alt: own?.description || "", loading: "lazy" });
}

function attachment(a) {
  if ((a.content_type || "").startsWith("image/") && !a.content_type.includes("svg")) {
    return h("a", { href: local(a.url), target: "_blank", class: "image" }, h("img", { src: local(a.url), alt: a.description || a.filename, loading: "lazy" }));
  }
  return h("a", { class: "file", href: local(a.url), download: a.filename }, icon("file"), h("span", {}, h("span", { class: "file-name" }, a.filename), h("small", {}, size(a.size))));
}

// Components.

const styles = ["", "primary", "secondary", "success", "danger", "link"];

function component(c, m, context) {
  switch (c.type) {
    case 1: return h("div", { class: "controls" }, c.components.map((inner) => component(inner, m, context)));
    case 2: return button(c, m, context);
    case 3: case 5: case 6: case 7: case 8: return menuButton(c, m, context);
    case 9: return h("div", { class: "section" }, h("div", {}, c.components.map((i) => component(i, m, context))), c.accessory && component(c.accessory, m, context));
    case 10: return h("div", { class: "text" }, markdown(c.content, context));
    case 11: return h("div", { class: "thumb" }, picture(c.media.url, m));
    case 12: return h("div", { class: "gallery" }, c.items.map((i) => picture(i.media.url, m)));
    case 14: return h("hr", { class: c.divider === false ? "gap" : "" });
    case 17: return container(c, m, context);
  }
  return null;
}

function container(c, m, context) {
  const box = h("div", { class: "embed container" }, h("div", { class: "embed-text" }, c.components.map((i) => component(i, m, context))));
  if (c.accent_color) box.style.setProperty("--bar", "#" + c.accent_color.toString(16).padStart(6, "0"));
  return box;
}

const emoji = (e) => e && h("span", { class: "emoji", "aria-hidden": "true" }, e.id ? `:${e.name}:` : e.name);

function button(c, m, context) {
  const label = [emoji(c.emoji), c.label && h("span", {}, c.label)];
  const named = c.label ? {} : { "aria-label": c.emoji?.name || "Button" };
  if (c.style === 5) {
    return h("a", { class: `button link${c.disabled ? " off" : ""}`, href: c.disabled ? undefined : c.url, target: "_blank", rel: "noopener noreferrer", title: c.url, ...named }, label, icon("out"));
  }
  return h("button", { type: "button", class: `button ${styles[c.style]}`, disabled: c.disabled, "data-custom": c.custom_id, ...named, onclick: (e) => context.press(m, c, undefined, e.currentTarget) }, label);
}

function menuButton(c, m, context) {
  const chosen = (c.options || []).filter((o) => o.default).map((o) => o.label).join(", ");
  return h("button", { type: "button", class: "select", disabled: c.disabled, "aria-haspopup": "listbox", "data-custom": c.custom_id, onclick: (e) => context.choose(m, c, e.currentTarget) },
    h("span", { class: chosen ? "" : "placeholder" }, chosen || c.placeholder || "Make a selection"), icon("down"));
}

function tools(m, context) {
  if (thinking(m)) return null;
  const more = (e) => {
    const at = e.currentTarget.getBoundingClientRect();
    context.menu(m, at.right, at.bottom + 4);
  };
  return h("div", { class: "tools" },
    !ephemeral(m) && h("button", { type: "button", class: "icon", "aria-label": "Reply", title: "Reply", onclick: () => context.reply(m) }, icon("reply")),
    h("button", { type: "button", class: "icon", "aria-label": "More: message commands", title: "More", "aria-haspopup": "menu", onclick: more }, icon("more")));
}

// Times.

const clockFormat = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "short" });

export const clock = (iso) => clockFormat.format(new Date(iso));

export function when(iso) {
  const date = new Date(iso);
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  if (date >= midnight) return `Today at ${clock(iso)}`;
  if (date >= midnight - 864e5) return `Yesterday at ${clock(iso)}`;
  return `${dayFormat.format(date)} ${clock(iso)}`;
}
