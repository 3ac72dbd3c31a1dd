// Discord's Markdown, as far as messages use it, to nodes.

import { h } from "./dom.js";

// An inline rule: a pattern that is tried at the start of the rest of the text.
const rules = [
  [/^\\([^A-Za-z0-9\s])/, (m) => m[1]],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (m) => h("code", {}, m[2])],
  [/^<(https?:\/\/[^\s>]+)>/, (m) => link(m[1], m[1])],
  [/^<@!?(\d+)>/, (m, c) => mention("@" + c.user(m[1]))],
  [/^<@&(\d+)>/, (m, c) => mention("@" + c.role(m[1]))],
  [/^<#(\d+)>/, (m, c) => mention("#" + c.channel(m[1]))],
  [/^<\/([^:>]+):\d+>/, (m) => mention("/" + m[1])],
  [/^<t:(-?\d+)(?::([tTdDfFR]))?>/, (m) => time(Number(m[1]), m[2])],
  [/^<a?(:\w+:)\d+>/, (m) => m[1]],
  [/^@(?:everyone|here)\b/, (m) => mention(m[0])],
  [/^\[((?:\[[^\]]*\]|[^\[\]\n])+)\]\(<?(https?:\/\/[^\s)>]*(?:\([^\s)]*\)[^\s)>]*)*)>?(?:\s+"([^"]*)")?\)/, (m, c) => link(m[2], inline(m[1], c), m[3])],
  [/^https?:\/\/[^\s<]+[^\s<.,:;"')\]*_~|]/, (m) => link(m[0], m[0])],
  [/^\|\|([\s\S]+?)\|\|/, (m, c) => spoiler(inline(m[1], c))],
  [/^\*\*\*([\s\S]+?)\*\*\*(?!\*)/, (m, c) => h("strong", {}, h("em", {}, inline(m[1], c)))],
  [/^\*\*((?:\\[\s\S]|[\s\S])+?)\*\*(?!\*)/, (m, c) => h("strong", {}, inline(m[1], c))],
  [/^__((?:\\[\s\S]|[\s\S])+?)__(?!_)/, (m, c) => h("u", {}, inline(m[1], c))],
  [/^~~([\s\S]+?)~~/, (m, c) => h("s", {}, inline(m[1], c))],
  [/^\*(?!\s)((?:\\[\s\S]|\*\*[\s\S]+?\*\*|[^\\*])+?)\*(?!\*)/, (m, c) => h("em", {}, inline(m[1], c))],
  [/^_((?:\\[\s\S]|__[\s\S]+?__|[^\\_])+?)_(?!\w)/, (m, c, last) => (/\w$/.test(last) ? undefined : h("em", {}, inline(m[1], c)))],
];

function inline(text, context) {
  const nodes = [];
  let plain = "";
  while (text) {
    const [node, length] = first(text, context, plain);
    if (length) {
      nodes.push(plain, node);
      plain = "";
    } else {
      plain += text[0];
    }
    text = text.slice(length || 1);
  }
  return [...nodes, plain];
}

function first(text, context, last) {
  if (!/^[\\`<@[h|*_~]/.test(text)) return [null, 0];
  for (const [pattern, make] of rules) {
    const m = pattern.exec(text);
    const node = m && make(m, context, last);
    if (node) return [node, m[0].length];
  }
  return [null, 0];
}

function link(address, content, title) {
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: title || address }, content);
}

const mention = (text) => h("span", { class: "mention" }, text);

function spoiler(content) {
  const open = (e) => e.currentTarget.classList.add("open");
  return h("button", { type: "button", class: "spoiler", onclick: open, "aria-label": "Hidden text, press to show" }, h("span", {}, content));
}

const timeStyles = {
  t: { timeStyle: "short" }, T: { timeStyle: "medium" }, d: { dateStyle: "short" }, D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" }, F: { dateStyle: "full", timeStyle: "short" },
};

function time(seconds, style = "f") {
  const date = new Date(seconds * 1000);
  const full = new Intl.DateTimeFormat(undefined, timeStyles.F).format(date);
  const text = style === "R" ? relative(seconds) : new Intl.DateTimeFormat(undefined, timeStyles[style]).format(date);
  return h("time", { class: "stamp", datetime: date.toISOString(), title: full }, text);
}

function relative(seconds) {
  const away = seconds - Date.now() / 1000;
  const steps = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, length] = steps.find(([, n]) => Math.abs(away) >= n) || steps[5];
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(away / length), unit);
}

// markdown turns text into block elements. The context names users, roles and
// channels.
export function markdown(text, context) {
  const out = [];
  const lines = text.split("\n");
  while (lines.length) out.push(...block(lines, context));
  return out;
}

// block takes one block off the lines.
function block(lines, context) {
  const line = lines[0];
  const fence = lines.join("\n").match(/^```(?:([\w+-]*)\n)?([\s\S]*?)\n?```/);
  if (fence) {
    lines.splice(0, fence[0].split("\n").length, ...after(lines, fence[0]));
    return [h("pre", { tabindex: "0" }, h("code", {}, fence[2]))];
  }
  if (/^>>> /.test(line)) {
    const rest = lines.splice(0).join("\n").slice(4);
    return [h("blockquote", {}, markdown(rest, context))];
  }
  if (/^> |^>$/.test(line)) return [h("blockquote", {}, markdown(take(lines, /^>(?: |$)/).map((l) => l.slice(2)).join("\n"), context))];
  const heading = /^(#{1,3}) +(.+)/.exec(line);
  if (heading) return lines.shift() && [h("div", { role: "heading", "aria-level": String(3 + heading[1].length), class: `h${heading[1].length}` }, inline(heading[2], context))];
  if (/^-# /.test(line)) return [h("small", {}, inline(lines.shift().slice(3), context))];
  if (/^\s*[-*] /.test(line)) return [h("ul", {}, take(lines, /^\s*[-*] /).map((l) => h("li", {}, inline(l.replace(/^\s*[-*] /, ""), context))))];
  if (/^\d+\. /.test(line)) return [numbered(lines, context)];
  return paragraph(lines, context);
}

function numbered(lines, context) {
  const start = lines[0].match(/^\d+/)[0];
  return h("ol", { start }, take(lines, /^\d+\. /).map((l) => h("li", {}, inline(l.replace(/^\d+\. /, ""), context))));
}

// after is what stands behind a fence on its last line.
function after(lines, fence) {
  const rest = lines.join("\n").slice(fence.length).split("\n")[0];
  return rest ? [rest] : [];
}

function take(lines, pattern) {
  const taken = [];
  while (lines.length && pattern.test(lines[0])) taken.push(lines.shift());
  return taken;
}

const special = /^(?:>(?:>>)? |>$|#{1,3} |-# |\s*[-*] |\d+\. |```)/;

function paragraph(lines, context) {
  const taken = [lines.shift()];
  while (lines.length && !special.test(lines[0])) taken.push(lines.shift());
  let text = taken.join("\n");
  const fence = text.indexOf("```"); // a fence may begin behind words
  if (fence > 0 && (text.indexOf("```", fence + 3) > 0 || lines.join("\n").includes("```"))) {
    lines.unshift(...text.slice(fence).split("\n"));
    text = text.slice(0, fence);
  }
  return text.trim() ? [h("p", {}, inline(text, context))] : [h("br")];
}

// plain is the text as it would be read out.
export const plain = (text, context) => h("div", {}, markdown(text, context)).textContent;
