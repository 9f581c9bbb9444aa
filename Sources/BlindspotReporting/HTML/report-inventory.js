// The inventory: where the findings that match the filters concentrate.
const Inventory = (() => {
  const firstRows = 40, moreRows = 200;
  const { number, plural } = Findings;

  // Returns the places, and the numbers of findings by law, category, kind and person, each list with the largest number
  // first. A flow that several files contain counts once, with the file that has the most of the findings.
  function count(all, found) {
    const c = all.columns;
    const places = new Map();
    for (const finding of found) {
      const number = c.place[finding];
      if (number < 0) continue;
      let files = places.get(number);
      if (!files) { files = new Map(); places.set(number, files); }
      const list = files.get(c.file[finding]);
      if (list) list.push(finding); else files.set(c.file[finding], [finding]);
    }
    const tables = { law: new Map(), category: new Map(), kind: new Map(), person: new Map() };
    const peoplePlaces = new Map();
    const add = (by, key) => tables[by].set(key, (tables[by].get(key) ?? 0) + 1);
    const list = [];
    for (const [number, files] of places) {
      const order = [...files].map(([file, findings]) => ({ file, name: all.text(file), findings }))
        .sort((a, b) => b.findings.length - a.findings.length || (a.name < b.name ? -1 : 1));
      const categories = new Map();
      for (const finding of order[0].findings) {
        const category = c.category[finding];
        categories.set(category, (categories.get(category) ?? 0) + 1);
        add("category", category);
        add("kind", c.kind[finding]);
        for (const law of all.rules[c.rule[finding]].laws) add("law", law);
        const person = c.person[finding];
        if (person < 0) continue;
        add("person", person);
        if (!peoplePlaces.has(person)) peoplePlaces.set(person, new Set());
        peoplePlaces.get(person).add(number);
      }
      list.push({ name: all.text(all.places[number]), file: order[0].file, files: order.map((one) => one.name), categories,
        count: order[0].findings.length });
    }
    const byName = (a, b) => (a.name < b.name ? -1 : 1);
    const sorted = (by, name) => [...tables[by]].map(([key, count]) => ({ key, name: name(key), count }))
      .sort((a, b) => b.count - a.count || byName(a, b));
    return {
      places: list.sort((a, b) => b.count - a.count || byName(a, b)),
      laws: sorted("law", all.text), categories: sorted("category", all.text), kinds: sorted("kind", all.text),
      people: sorted("person", (key) => Findings.person(all, key))
        .map((person) => ({ ...person, places: peoplePlaces.get(person.key).size })),
      copies: list.reduce((sum, place) => sum + place.files.length - 1, 0),
      total: list.reduce((sum, place) => sum + place.count, 0),
    };
  }

  // Returns the elements of the inventory. `make` makes an element; `choose` applies the filters of a button:
  // { category: 12, file: 3 } or { words: "…" }.
  function elements(all, counts, make, choose) {
    const button = (text, title, keys) => {
      const element = make("button", { type: "button", title });
      element.append(text);
      element.addEventListener("click", () => choose(keys));
      return element;
    };
    // A table whose rows are made as far as they are shown.
    function part(title, head, rows, style, row) {
      const body = make("tbody", {});
      const rest = make("p", { class: "quiet" });
      let shown = 0;
      const show = (count) => {
        body.append(...rows.slice(shown, shown + count).map(row));
        shown = Math.min(rows.length, shown + count);
        const left = rows.length - shown;
        rest.replaceChildren();
        if (left === 0) return;
        const more = make("button", { type: "button" }, "Show " + number(Math.min(left, moreRows)));
        more.addEventListener("click", () => show(moreRows));
        rest.append("and " + number(left) + " more ", more);
      };
      show(firstRows);
      return make("section", { class: "part" }, make("h2", {}, title),
        make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": title },
          make("table", { class: style }, ...head, body)), rest);
    }
    function table(title, rows, keys, note) {
      if (rows.length === 0) return [];
      return [part(title, [], rows, "sheet", (row) => make("tr", {},
        make("td", {}, button(make("bdi", {}, row.name), "Show these findings", keys(row))),
        make("td", {}, make("bdi", {}, note(row))), make("td", { class: "count" }, number(row.count))))];
    }
    function heat() {
      if (counts.places.length === 0) return [];
      let most = 1;
      for (const place of counts.places) for (const value of place.categories.values()) most = Math.max(most, value);
      const head = make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Flow or file"),
        ...counts.categories.map((category) => make("th", { scope: "col" }, category.name))));
      const cell = (place) => (category) => {
        const value = place.categories.get(category.key);
        if (!value) return make("td", {});
        // Five steps: a policy without inline styles allows classes only.
        const step = Math.max(1, Math.min(5, Math.floor((value * 5) / most)));
        const title = plural(value, "finding") + ": " + category.name + ", " + place.name;
        return make("td", { class: "heat-" + step },
          button(number(value), title, { category: category.key, file: place.file }));
      };
      return [part("Flows and categories", [head], counts.places, "sheet heat", (place) => make("tr", {},
        make("th", { scope: "row" }, button(make("bdi", {}, place.name), "Show these findings", { file: place.file })),
        ...counts.categories.map(cell(place))))];
    }
    const none = () => "";
    const people = all.countsPeople
      ? table("People (" + number(counts.people.length) + ")", counts.people, (row) => ({ words: row.name }),
        (row) => plural(row.places, "place"))
      : [make("section", { class: "part" }, make("h2", {}, "People"),
        make("p", { class: "quiet" }, "Not counted; pass a key (BLINDSPOT_KEY or --key-file)."))];
    const copies = counts.copies === 0 ? "" : "; " + plural(counts.copies, "copy", "copies")
      + " of flows in other formats not counted";
    return [
      make("p", { class: "quiet" }, plural(counts.total, "finding") + " in "
        + plural(counts.places.length, "flow or file", "flows and files") + copies + "."),
      ...heat(), ...table("Hot spots", counts.places, (row) => ({ file: row.file }), (row) => row.files.join(", ")),
      ...table("By law", counts.laws, (row) => ({ law: row.key }), none),
      ...table("By category", counts.categories, (row) => ({ category: row.key }), none),
      ...table("By kind of text", counts.kinds, (row) => ({ kind: row.key }), none), ...people,
    ];
  }

  return { count, elements };
})();
if (typeof module !== "undefined") module.exports.Inventory = Inventory;
