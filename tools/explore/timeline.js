// The timeline: records by quarter, those surely there dark and those possibly there light.
import * as Plot from "@observablehq/plot";
import { element } from "./element.js";

const quarter = (day) => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
const name = (number) => `${Math.floor(number / 4)} Q${(number % 4) + 1}`;

export function timeline(records) {
  const dated = records.filter((record) => record.first && record.last);
  const open = records.length - dated.length;
  if (!dated.length) return [element("p", {}, ["None of these records has a first and a last possible day."])];
  const spans = dated.map((record) => [quarter(record.first), quarter(record.last)]);
  const begin = spans.reduce((least, [first]) => Math.min(least, first), Infinity);
  const end = spans.reduce((most, [, last]) => Math.max(most, last), -Infinity);
  const counts = Array.from({ length: end - begin + 1 }, (_, at) => ({ quarter: name(begin + at), certain: 0, possible: 0 }));
  for (const [first, last] of spans) {
    if (first === last) counts[first - begin].certain += 1;
    for (let at = first; at <= last; at += 1) counts[at - begin].possible += 1;
  }
  const labels = counts.map((one) => one.quarter);
  const drawn = Plot.plot({
    width: 900,
    height: 150,
    marginLeft: 40,
    marginBottom: 40,
    ariaLabel: "Records by quarter",
    x: { domain: labels, label: null, tickFormat: (label) => (label.endsWith("Q1") || labels.length < 9 ? label : "") },
    y: { label: "records", grid: true, ticks: 4 },
    marks: [
      Plot.barY(counts, { x: "quarter", y: "possible", fill: "#9ecae1" }),
      Plot.barY(counts, {
        x: "quarter",
        y: "certain",
        fill: "#0072b2",
        title: (one) => `${one.quarter}: ${one.certain} surely, ${one.possible} possibly`,
      }),
      Plot.ruleY([0]),
    ],
  });
  drawn.setAttribute("role", "img");
  const most = counts.reduce((one, two) => (two.possible > one.possible ? two : one));
  const words =
    `Dark: surely in the quarter. Light: possibly. From ${labels[0]} to ${labels.at(-1)}, most in ${most.quarter} ` +
    `(${most.certain} surely, ${most.possible} possibly).` +
    (open ? ` ${open} without a first or last possible day are not drawn.` : "") +
    " A quarter without a bar may be one of which no page was saved.";
  return [drawn, element("figcaption", {}, [words])];
}
