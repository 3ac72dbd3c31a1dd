// Making elements. Text is always put in as text, never as HTML.

// h makes an element: h("button", { class: "icon", onclick }, "text", child).
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((c) => c !== undefined && c !== null && c !== false && c !== ""));
  return element;
}

export const $ = (id) => document.getElementById(id);

// Line drawings for the buttons, on a square of 24.
const drawings = {
  menu: "M4 6h16M4 12h16M4 18h16",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.4a3.5 3.5 0 0 1 0 6.2M18 14.4c2.1.9 3.5 2.9 3.5 5.6",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M4.9 4.900l1.4 1.400M17.7 17.700l1.4 1.400M2 12h2M20 12h2M4.9 19.100l1.4-1.400M17.7 6.300l1.4-1.4",
  moon: "M20 14.500A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.500z",
  plus: "M12 5v14M5 12h14",
  send: "M4 12l16-8-5 16-3.5-6.500zM11.5 13.500L20 4",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  reply: "M9 6l-6 6 6 6M3 12h11a7 7 0 0 1 7 7",
  eye: "M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  file: "M14 3H6v18h12V7zM14 3v4h4",
  out: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9l6 6 6-6",
  chat: "M4 5h16v11H9l-5 4z",
  copy: "M9 9h11v12H9zM5 15H4V3h11v2",
  spark: "M12 3l2.2 6.800L21 12l-6.8 2.200L12 21l-2.2-6.800L3 12l6.8-2.200z",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", drawings[name]);
  svg.append(path);
  return svg;
}

// avatar is a circle with the first letter, in a colour made from the ID.
export function avatar(user, size = "") {
  const colours = ["#4752c4", "#1f7a4d", "#a8487f", "#9a5b13", "#22718f", "#7a4fb5"];
  const element = h("span", { class: `avatar ${size}`, "aria-hidden": "true" }, nameOf(user).slice(0, 1).toUpperCase());
  element.style.background = user.bot ? colours[0] : colours[1 + ((hash(user.username) >>> 1) % 5)];
  return element;
}

function hash(text) {
  let n = 7;
  for (const c of text) n = (n * 37 + c.codePointAt(0)) >>> 0;
  return n;
}

export const nameOf = (user) => user.global_name || user.username;

// local is the address of an attachment on this host, whatever name it has.
export function local(address) {
  try {
    const url = new URL(address, location.href);
    return url.pathname.startsWith("/attachments/") ? url.pathname + url.search : address;
  } catch {
    return "";
  }
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1 << 20) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / (1 << 20)).toFixed(1)} MB`;
}

// before compares two IDs, which are numbers too long for a number.
export const before = (a, b) => (a.length === b.length ? a < b : a.length < b.length);
