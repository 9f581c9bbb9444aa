// The page: filters, groups, the rows that are visible, and the inventory.
if (typeof document !== "undefined" && document.getElementById("data")) (() => {
  const byId = (id) => document.getElementById(id);
  const all = Findings.read(JSON.parse(byId("data").textContent));
  byId("data").textContent = "";
  const [controls, query, shown, grid] = ["controls", "query", "shown", "findings"].map(byId);
  const boxes = [...controls.querySelectorAll("input[type=checkbox]")];
  const selects = [...controls.querySelectorAll("select[data-facet]")];
  const selectOf = (by) => selects.find((one) => one.dataset.facet === by);
  const { number, plural } = Findings;
  // Browsers limit the height of an element to 16 million pixels and more.
  const [tallest, printed, listed] = [16e6, 1000, 1000];

  // Makes an element with attributes and children, which are elements or texts.
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }
  const cell = (column, style, ...children) =>
    make("div", { role: "gridcell", "aria-colindex": column, class: style }, ...children);

  // The state: the groups of the found findings with the number of their first row, the open finding, the active row.
  let found = [], groups = [], rowCount = 0, rowHeight = 44, extra = 0;
  let openRow = -1, active = 0;
  // Whether the inventory is shown instead of the list, and whether it is that of the found findings.
  let isInventory = location.hash === "#inventory", isCounted = false;
  const folded = new Set();
  const body = make("div", { role: "rowgroup", class: "rows" });
  const rows = new Map();

  function rowAt(index) {
    let [low, high] = [0, groups.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (groups[middle].start <= index) low = middle; else high = middle - 1;
    }
    const group = groups[low];
    const offset = index - group.start - (group.key === null ? 0 : 1);
    return offset < 0 ? { group } : { group, finding: group.findings[offset] };
  }
  const top = (index) => index * rowHeight + (openRow >= 0 && index > openRow ? extra : 0);

  function layOut() {
    const by = byId("group").value;
    rowCount = 0;
    for (const group of groups) {
      group.start = rowCount;
      const isFolded = group.key !== null && folded.has(by + group.key);
      rowCount += (group.key === null ? 0 : 1) + (isFolded ? 0 : group.findings.length);
    }
    [openRow, extra, active] = [-1, 0, Math.min(active, Math.max(rowCount - 1, 0))];
    grid.setAttribute("aria-rowcount", rowCount + 1);
    byId("fold").hidden = !by;
    byId("fold").textContent = groups.some((group) => folded.has(by + group.key)) ? "Expand groups" : "Collapse groups";
    for (const row of rows.values()) row.remove();
    rows.clear();
    render();
  }

  function fit() {
    // Groups of laws can repeat findings; they start collapsed if the list would be too tall.
    const by = byId("group").value;
    const height = groups.reduce((sum, group) => sum + group.findings.length + 1, 0) * rowHeight;
    if (by && height > tallest) for (const group of groups) folded.add(by + group.key);
  }

  function apply() {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const keys = {};
    for (const select of selects) if (select.value !== "") keys[select.dataset.facet] = Number(select.value);
    found = Findings.filter(all, { words, severities: boxes.map((box) => box.checked), keys });
    groups = Findings.group(all, found, byId("group").value);
    active = 0;
    isCounted = false;
    fit();
    show();
    const parts = byId("group").value ? ", " + plural(groups.length, "group") : "";
    shown.textContent = (found.length === all.count ? "" : number(found.length) + " of ") + plural(all.count, "finding") + parts;
    for (const button of document.querySelectorAll("button[data-facet]")) {
      const select = selectOf(button.dataset.facet);
      button.setAttribute("aria-pressed", select.selectedOptions[0]?.dataset.name === button.dataset.value);
    }
  }

  // Makes the inventory of the found findings.
  function takeInventory() {
    if (isCounted) return;
    isCounted = true;
    byId("inventory").replaceChildren(...Inventory.elements(all, Inventory.count(all, found), make, choose));
  }

  // Shows the list of findings or the inventory.
  function show() {
    for (const button of document.querySelectorAll("[data-part]")) {
      button.setAttribute("aria-pressed", (button.dataset.part === "inventory") === isInventory);
    }
    byId("inventory").hidden = !isInventory;
    grid.hidden = isInventory;
    byId("list").hidden = isInventory;
    if (isInventory) return takeInventory();
    resize();
    layOut();
  }

  // Shows the findings that a button of the inventory counts.
  function choose({ words, ...keys }) {
    if (words !== undefined) query.value = words;
    for (const [by, value] of Object.entries(keys)) {
      const select = selectOf(by);
      // A list has its most frequent values only.
      if (![...select.options].some((option) => option.value === String(value))) {
        const name = Findings.label(all, by, value);
        select.append(make("option", { value, "data-name": name }, name));
      }
      select.value = String(value);
    }
    isInventory = false;
    apply();
    focus(0);
  }

  // Shows the rows in the window and a screen above and below, and the active row, so that the focus is kept.
  function render() {
    if (isInventory) return;
    body.style.height = top(rowCount) + (openRow === rowCount - 1 ? extra : 0) + "px";
    const start = body.getBoundingClientRect().top;
    const view = window.innerHeight;
    const index = (y) => openRow >= 0 && y > top(openRow) + rowHeight
      ? Math.max(openRow, Math.floor((y - extra) / rowHeight)) : Math.floor(y / rowHeight);
    const first = Math.max(0, index(-start - view));
    const last = Math.min(rowCount - 1, index(-start + 2 * view));
    const wanted = [];
    for (let i = first; i <= last; i += 1) wanted.push(i);
    if (rowCount > 0 && active < first) wanted.unshift(active);
    if (rowCount > 0 && active > last) wanted.push(active);
    const keep = new Set(wanted);
    for (const [i, row] of rows) if (!keep.has(i)) { row.remove(); rows.delete(i); }
    let next = body.firstChild;
    for (const i of wanted) {
      let row = rows.get(i);
      if (!row) { row = makeRow(i); rows.set(i, row); }
      if (row === next) next = next.nextSibling; else body.insertBefore(row, next);
      row.style.top = top(i) + "px";
      row.querySelector("button").tabIndex = i === active ? 0 : -1;
    }
  }

  function makeRow(index) {
    const { group, finding } = rowAt(index);
    const by = byId("group").value;
    if (finding === undefined) {
      const isFolded = folded.has(by + group.key);
      const button = make("button", { type: "button", "aria-expanded": !isFolded },
        make("bdi", {}, Findings.label(all, by, group.key)));
      const counts = by === "severity" ? number(group.findings.length) : Findings.counts(all, group.findings);
      return make("div", { role: "row", "aria-rowindex": index + 2, class: "row group", "data-row": index },
        make("div", { role: "gridcell", "aria-colindex": 1, "aria-colspan": 5 }, button, " ", make("small", {}, counts)));
    }
    const c = all.columns;
    const severity = Findings.severities[c.severity[finding]];
    const where = Findings.way(all, finding).map(([, name]) => name).join(" › ");
    const button = make("button", { type: "button", "aria-expanded": index === openRow }, all.text(c.message[finding]));
    const row = make("div", { role: "row", "aria-rowindex": index + 2, class: "row " + severity, "data-row": index },
      cell(1, "severity", make("span", { class: "badge " + severity }, severity)),
      cell(2, "message", button),
      cell(3, "rule", all.rules[c.rule[finding]].id + " · " + all.text(c.kind[finding])),
      cell(4, "place", ...(where ? [make("bdi", {}, where), " "] : []), make("code", {}, Findings.place(all, finding))));
    if (index === openRow) {
      row.classList.add("open");
      row.append(cell(5, "detail", ...details(finding)));
    }
    return row;
  }

  function excerpt(finding) {
    const c = all.columns;
    const text = all.text(c.excerpt[finding]);
    if (!text) return [];
    const [from, to] = [c.markedStart[finding], c.markedStart[finding] + c.markedLength[finding]];
    let [offset, number] = [0, c.line[finding] + c.shift[finding]];
    const pre = make("pre", { dir: "ltr", tabindex: 0, role: "region", "aria-label": "Source" });
    for (const line of text.split("\n")) {
      const [a, b] = [from - offset, to - offset].map((at) => Math.min(Math.max(at, 0), line.length));
      const isMarked = a < b;
      pre.append(make("span", { class: "line", "data-line": number },
        isMarked ? line.slice(0, a) : line, ...(isMarked ? [make("mark", {}, line.slice(a, b)), line.slice(b)] : []), "\n"));
      offset += line.length + 1;
      number += 1;
    }
    return [pre];
  }

  // The elements that describe a finding in full.
  function details(finding) {
    const c = all.columns;
    const rule = all.rules[c.rule[finding]];
    const way = Findings.way(all, finding);
    const name = rule.link
      ? make("a", { href: rule.link, rel: "noreferrer", title: rule.title || null }, rule.id)
      : make("span", { class: "rule", title: rule.title || null }, rule.id);
    const category = all.text(c.category[finding]);
    const facts = [
      ["Reason", all.text(c.reason[finding])], ["Recommendation", all.text(c.help[finding])],
      ["Ids", Findings.ids(all, finding)], ["Law", rule.laws.map(all.text).join("; ")],
      ["Path", all.path(finding)], ["Fingerprint", Findings.fingerprint(all, finding)],
    ];
    return [
      make("p", { class: "facts" }, make("code", {}, Findings.place(all, finding)), name,
        ...(category === rule.id ? [] : [make("span", {}, category)]), make("span", {}, all.text(c.kind[finding])),
        make("span", {}, "confidence " + c.confidence[finding] + "%")),
      ...excerpt(finding),
      ...(way.length === 0 ? [] : [make("ol", { class: "way" }, ...way.map(([kind, text]) =>
        make("li", {}, make("small", {}, kind), " ", make("bdi", {}, text))))]),
      make("dl", {}, ...facts.filter(([, text]) => text).map(([term, text]) =>
        make("div", {}, make("dt", {}, term), make("dd", {}, text)))),
    ];
  }

  function refresh(index) {
    rows.get(index)?.remove();
    rows.delete(index);
  }

  // Opens or closes the finding or the group in a row.
  function toggle(index) {
    const { group, finding } = rowAt(index);
    active = index;
    if (finding === undefined) {
      const name = byId("group").value + group.key;
      if (!folded.delete(name)) folded.add(name);
      layOut();
    } else {
      const before = openRow;
      openRow = before === index ? -1 : index;
      extra = 0;
      for (const i of [before, index]) if (i >= 0) refresh(i);
      render();
      measure();
    }
    focus(index);
  }

  function measure() {
    const row = rows.get(openRow);
    if (row && row.offsetHeight - rowHeight !== extra) { extra = row.offsetHeight - rowHeight; render(); }
  }

  // Makes a row the active one, scrolls to it and focuses it.
  function focus(index) {
    active = Math.min(Math.max(index, 0), rowCount - 1);
    const y = body.getBoundingClientRect().top + top(active);
    const height = active === openRow ? Math.min(rowHeight + extra, window.innerHeight / 2) : rowHeight;
    const under = getComputedStyle(controls).position === "sticky" ? controls.offsetHeight : 0;
    if (y < under) window.scrollBy(0, y - under - rowHeight);
    else if (y + height > window.innerHeight) window.scrollBy(0, y + height - window.innerHeight + rowHeight);
    render();
    rows.get(active)?.querySelector("button").focus({ preventScroll: true });
  }

  const rowOf = (target) => Number(target.closest("[data-row]")?.dataset.row ?? -1);
  grid.addEventListener("click", (event) => {
    if (event.target.closest(".detail") || String(window.getSelection()) !== "") return;
    const index = rowOf(event.target);
    if (index >= 0) toggle(index);
  });
  grid.addEventListener("keydown", (event) => {
    const index = rowOf(event.target);
    if (index < 0 || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(window.innerHeight / rowHeight) - 3);
    const moves = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + page, PageUp: index - page,
      Home: 0, End: rowCount - 1 };
    const { group, finding } = rowAt(index);
    const isOpen = finding === undefined ? !folded.has(byId("group").value + group.key) : index === openRow;
    if (event.key in moves && event.target.tagName === "BUTTON") focus(moves[event.key]);
    else if (event.key === "ArrowRight" && event.target.tagName === "BUTTON" && !isOpen) toggle(index);
    else if (event.key === "ArrowLeft" && event.target.tagName === "BUTTON" && isOpen) toggle(index);
    else if (event.key === "ArrowLeft" && event.target.tagName === "BUTTON" && group.key !== null) focus(group.start);
    else if (event.key === "Escape" && openRow >= 0) toggle(openRow);
    else return;
    event.preventDefault();
  });
  grid.addEventListener("focusin", (event) => {
    const index = rowOf(event.target);
    if (index >= 0 && index !== active) { active = index; render(); }
  });

  // Filters. Typing waits for a pause, so that each key is fast.
  let pause;
  query.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(apply, 120); });
  controls.addEventListener("change", (event) => { if (event.target !== query) apply(); });
  controls.addEventListener("reset", () => setTimeout(apply));
  controls.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  byId("fold").addEventListener("click", () => {
    const by = byId("group").value;
    const names = groups.map((group) => by + group.key);
    const isFolded = names.some((name) => folded.has(name));
    for (const name of names) if (isFolded) folded.delete(name); else folded.add(name);
    active = 0;
    layOut();
  });
  for (const button of document.querySelectorAll("[data-part]")) {
    button.addEventListener("click", () => { isInventory = button.dataset.part === "inventory"; show(); });
  }
  window.addEventListener("hashchange", () => { isInventory = location.hash === "#inventory"; show(); });
  document.addEventListener("keydown", (event) => {
    const isText = event.target.matches?.("input, select, textarea");
    if (event.key === "/" && !isText) { event.preventDefault(); query.focus(); }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-facet]");
    if (!button) return;
    const select = selectOf(button.dataset.facet);
    const option = [...select.options].find((one) => one.dataset.name === button.dataset.value);
    select.value = option && select.value !== option.value ? option.value : "";
    apply();
  });
  let isWaiting = false;
  const update = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => { isWaiting = false; render(); });
  };
  window.addEventListener("scroll", update, { passive: true });
  window.addEventListener("resize", () => {
    // A hidden list has no height. It is measured when it is shown.
    if (isInventory) return;
    resize();
    measure();
    update();
  });

  // The height of a row depends on the font and the width of the page.
  function resize() {
    const probe = make("div", { class: "row probe", "aria-hidden": "true" }, "x");
    body.append(probe);
    rowHeight = probe.offsetHeight || rowHeight;
    probe.remove();
  }

  // Paper gets the inventory, and the findings of the filter in full, up to a number that is stated.
  window.addEventListener("beforeprint", () => {
    takeInventory();
    byId("inventory").hidden = false;
    const cards = found.slice(0, printed).map((finding) => {
      const severity = Findings.severities[all.columns.severity[finding]];
      return make("article", { class: "finding " + severity },
        make("h3", {}, make("span", { class: "badge " + severity }, severity), " ", all.text(all.columns.message[finding])),
        ...details(finding));
    });
    const scope = found.length > printed
      ? "The first " + number(printed) + " of " + number(found.length) + " findings. Filter the page to print others."
      : shown.textContent + ".";
    byId("print").replaceChildren(make("p", { class: "quiet" }, scope), ...cards);
    byId("print").hidden = false;
  });
  window.addEventListener("afterprint", () => {
    byId("print").replaceChildren();
    byId("print").hidden = true;
    byId("inventory").hidden = !isInventory;
  });

  // The options of a filter: the most frequent values first.
  const everything = Array.from({ length: all.count }, (_, i) => i);
  for (const select of selects) {
    const by = select.dataset.facet;
    const sizes = Findings.group(all, everything, by)
      .filter((group) => group.key !== -1).sort((a, b) => b.findings.length - a.findings.length);
    select.append(make("option", { value: "" }, "all"));
    for (const group of sizes.slice(0, listed)) {
      const name = Findings.label(all, by, group.key);
      const text = (name.length > 60 ? name.slice(0, 30) + "…" + name.slice(-29) : name) + " (" + number(group.findings.length) + ")";
      select.append(make("option", { value: group.key, "data-name": name }, text));
    }
    if (sizes.length > listed) {
      select.append(make("option", { disabled: "" }, number(sizes.length - listed) + " more: use the text filter"));
    }
    select.closest("label").hidden = sizes.length < 2;
  }
  const heads = ["Severity", "Finding", "Rule and kind", "Place", "Details"];
  grid.append(make("div", { role: "rowgroup" }, make("div", { role: "row", "aria-rowindex": 1, class: "row head" },
    ...heads.map((head, i) => make("div", { role: "columnheader", "aria-colindex": i + 1 }, head)))), body);
  controls.hidden = false;
  apply();
})();
