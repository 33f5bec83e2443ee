// The page: search as one types, filters, a timeline with what is uncertain, and a card for each record.
// Text of records is only ever set as text, never as HTML.
import MiniSearch from "minisearch";
import { card } from "./card.js";
import { element } from "./element.js";
import { chosen, connect, fill } from "./filters.js";
import { timeline } from "./timeline.js";

const SHOWN = 100;
const data = JSON.parse(document.getElementById("data").textContent);
const records = data.records;
const index = new MiniSearch({
  fields: ["headline", "text", "said"],
  searchOptions: { prefix: true, combineWith: "AND", boost: { headline: 2 } },
});
const list = document.getElementById("list");
const status = document.getElementById("status");
const place = document.getElementById("card");
const words = document.getElementById("words");
let shown = SHOWN;
let opened = null;

function found() {
  const asked = words.value.trim();
  const kept = chosen(records);
  if (!asked) return kept.map((number) => records[number]);
  const wanted = new Set(kept);
  return index.search(asked).filter((hit) => wanted.has(hit.id)).map((hit) => records[hit.id]);
}

function line(record) {
  const button = element("button", { type: "button", "data-number": record.number }, [
    element("span", { class: "day" }, [record.days]),
    element("span", { class: "title" }, [record.headline]),
    element("span", { class: "from" }, [`${record.publisher}, ${record.type}`]),
  ]);
  button.addEventListener("click", () => open(record, button));
  return element("li", {}, [button]);
}

function open(record, button) {
  if (opened) opened.removeAttribute("aria-current");
  opened = button;
  button.setAttribute("aria-current", "true");
  place.replaceChildren(...card(record, data));
  place.hidden = false;
  place.focus();
}

function close() {
  place.hidden = true;
  if (opened) opened.focus();
}

function draw() {
  const some = found();
  const many = new Intl.NumberFormat("en-GB").format(some.length);
  const order = words.value.trim() ? "the best match first" : "the newest first";
  status.textContent = some.length === 1 ? "1 record" : `${many} records, ${order}`;
  list.replaceChildren(...some.slice(0, shown).map(line));
  if (some.length > shown) {
    const more = element("button", { type: "button", class: "more" }, [`Show ${SHOWN} more`]);
    more.addEventListener("click", () => {
      shown += SHOWN;
      draw();
      list.querySelectorAll("li button")[shown - SHOWN].focus();
    });
    list.append(element("li", {}, [more]));
  }
  document.getElementById("timeline").replaceChildren(...timeline(some));
}

function again() {
  shown = SHOWN;
  draw();
}

place.addEventListener("click", (event) => event.target.className === "close" && close());

let waiting = 0;
words.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(again, 120);
});
document.addEventListener("keydown", (event) => {
  const writing = ["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement.tagName);
  if (event.key === "/" && !writing) {
    event.preventDefault();
    words.focus();
  } else if (event.key === "Escape" && !place.hidden) {
    close();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && list.contains(document.activeElement)) {
    const buttons = [...list.querySelectorAll("button")];
    const next = buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (buttons[next]) {
      event.preventDefault();
      buttons[next].focus();
    }
  }
});

records.forEach((record, number) => {
  record.number = number;
});
fill(data);
connect(again);
draw();
index.addAll(
  records.map((record) => ({
    id: record.number,
    headline: record.headline,
    text: record.fields.map((field) => field.text).join("\n"),
    said: record.speakers.join("\n"),
  })),
);
words.disabled = false;
