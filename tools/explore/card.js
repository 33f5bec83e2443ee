// The card of a record: its text with what is quoted and named in it, its date with the reasons, and how to cite it.
import { element } from "./element.js";

export function card(record, data) {
  const close = element("button", { type: "button", class: "close" }, ["Close (Esc)"]);
  return [
    close,
    element("h2", {}, [record.headline]),
    element("p", { class: "from" }, [`${record.publisher}, ${record.type}, ${record.when}`]),
    ...facts(record),
    ...record.fields.flatMap((field) => [element("h3", {}, [field.name]), text(field)]),
    element("h3", {}, ["Why this date"]),
    element("p", {}, [record.reasons]),
    element("h3", {}, ["Cite"]),
    element("p", { class: "cite" }, [`${record.cite} ${data.cite}`]),
  ];
}

function facts(record) {
  const people = record.type === "article" ? "authors" : "speakers";
  const named = { [people]: record.speakers, topics: record.topics, councils: record.councils };
  return Object.entries(named)
    .filter(([, values]) => values.length)
    .map(([name, values]) => element("p", {}, [`${name}: ${values.join("; ")}`]));
}

// The text of a field in pieces: marks lie beside each other or in each other, so each piece has those that cover it.
function text(field) {
  const edges = new Set([0, field.text.length]);
  for (const [start, end] of field.marks) edges.add(start).add(end);
  const places = [...edges].sort((one, two) => one - two);
  const pieces = places.slice(0, -1).map((start, at) => {
    const words = field.text.slice(start, places[at + 1]);
    const covering = field.marks.filter(([low, high]) => low <= start && high >= places[at + 1]);
    if (!covering.length) return words;
    const kinds = covering.map(([, , kind]) => kind).join(" ");
    const told = covering.map(([, , kind, meaning]) => (meaning ? `${kind}: ${meaning}` : kind)).join("; ");
    return element("mark", { class: kinds, title: told }, [words]);
  });
  return element("p", { class: "text" }, pieces);
}
