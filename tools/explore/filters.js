// The filters: each is a control in the form, and narrows the records.
const control = (name) => document.getElementById(name);
const LISTS = { publisher: "publisher", type: "type", topic: "topics", speaker: "speakers", council: "councils" };

// Put the values that records have into the lists, the most frequent first.
export function fill(data) {
  for (const [name, field] of Object.entries(LISTS)) {
    const counts = new Map();
    for (const record of data.records) {
      for (const value of [record[field]].flat()) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const values = [...counts].sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1));
    for (const [value, count] of values) {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = `${value} (${count})`;
      control(name).append(option);
    }
  }
}

export function connect(changed) {
  // The search field has its own event; its change comes when it loses the focus, which is not a change of the filters.
  control("filters").addEventListener("change", (event) => event.target.id === "words" || changed());
  control("filters").addEventListener("reset", () => setTimeout(changed));
  control("filters").addEventListener("submit", (event) => event.preventDefault());
}

// The numbers of the records that all filters let through. A day may lie in the period, or must if asked.
export function chosen(records) {
  const wanted = Object.entries(LISTS)
    .map(([name, field]) => [field, control(name).value])
    .filter(([, value]) => value);
  const from = control("from").value;
  const to = control("to").value && control("to").value + "~";
  const surely = control("surely").checked;
  const numbers = [];
  for (const record of records) {
    const { first, last } = record;
    const possibly = !(from && last && last < from) && !(to && first && first > to);
    const certainly = (!from || (first && first >= from)) && (!to || (last && last <= to));
    if ((surely ? certainly : possibly) && wanted.every(([field, value]) => [record[field]].flat().includes(value))) {
      numbers.push(record.number);
    }
  }
  return numbers;
}
