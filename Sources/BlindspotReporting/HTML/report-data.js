"use strict";
// The findings of the page: reads the data that HTMLData.swift writes, filters and groups them. No document is needed.
const Findings = (() => {
  const severities = ["error", "warning", "note"];
  const number = (value) => value.toLocaleString("en-US");
  const plural = (value, one, many = one + "s") => number(value) + " " + (value === 1 ? one : many);
  const expanded = (text) => text.includes("~")
    ? text.replaceAll("~1", "••••").replaceAll("~2", "•").replaceAll("~0", "~") : text;

  // Returns the findings of parsed JSON: columns by name, and functions that return texts.
  function read(data) {
    const columns = {};
    for (const [name, values] of Object.entries(data.columns)) columns[name] = Int32Array.from(values);
    for (const [name, values] of Object.entries(data.differences)) {
      let value = 0;
      columns[name] = Int32Array.from(values, (difference) => (value += difference));
    }
    const text = (index) => expanded(data.texts[index]);
    const rules = data.rules.map((rule) => ({
      id: text(rule.id), title: rule.title === null ? "" : text(rule.title),
      link: rule.link === null ? "" : text(rule.link), laws: rule.laws,
    }));
    let last = "";
    const paths = data.paths.map((entry) => {
      const space = entry.indexOf(" ");
      return (last = last.slice(0, Number(entry.slice(0, space))) + entry.slice(space + 1));
    });
    const path = (finding) => expanded(paths[finding]);
    return { count: data.count, columns, rules, containers: data.containers, ids: data.ids, text, path, texts: data.texts,
      paths, fingerprints: data.fingerprints, places: data.places, people: data.people, countsPeople: data.countsPeople,
      folded: null };
  }

  // A digest of a list: 22 characters of base64 are 32 hexadecimal digits.
  function digest(list, index) {
    if (typeof list !== "string") return list[index];
    const bytes = atob(list.slice(22 * index, 22 * index + 22) + "==");
    return [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  }

  const fingerprint = (all, finding) => digest(all.fingerprints, finding);

  // The keyed hash of a person.
  const person = (all, number) => digest(all.people, number);

  // The place of a finding: file, line and column.
  function place(all, finding) {
    const { file, line, column } = all.columns;
    const name = all.text(file[finding]);
    return line[finding] > 0 ? name + ":" + line[finding] + ":" + column[finding] : name;
  }

  // Returns the containers of a finding as pairs of kind and name. Each names the one around it.
  function way(all, finding) {
    const list = [];
    for (let i = all.columns.container[finding]; i >= 0; i = all.containers[i][0]) {
      const [, kind, name] = all.containers[i];
      list.unshift([all.text(kind), all.text(name)]);
    }
    return list;
  }

  // Returns ids as pairs of indices of texts. They name those around them; of several with a name, the innermost one counts.
  function pairsOfIDs(all, number) {
    if (number < 0) return [];
    const [outer, ...own] = all.ids[number];
    let list = pairsOfIDs(all, outer);
    for (let i = 0; i < own.length; i += 2) {
      list = [...list.filter(([name]) => name !== own[i]), [own[i], own[i + 1]]];
    }
    return list;
  }

  // Returns the ids of a finding in one line: "flow 3e1f…, tracking id 14".
  function ids(all, finding) {
    const list = pairsOfIDs(all, all.columns.ids[finding]).map(([name, id]) => all.text(name) + " " + all.text(id));
    const tracking = all.columns.trackingID[finding];
    return (tracking > 0 ? [...list, "tracking id " + tracking] : list).join(", ");
  }

  // Returns a mark for each finding of which a text contains the word. Each distinct text is searched once.
  function search(all, word) {
    const fold = (text) => expanded(text).toLowerCase();
    all.folded ??= { texts: all.texts.map(fold), paths: all.paths.map(fold) };
    const hits = Uint8Array.from(all.folded.texts, (text) => (text.includes(word) ? 1 : 0));
    const rules = all.rules.map((rule) => rule.id.toLowerCase().includes(word)
      || rule.title.toLowerCase().includes(word) || rule.laws.some((law) => hits[law]));
    const ids = all.ids.map((_, i) => pairsOfIDs(all, i).some((pair) => pair.some((index) => hits[index])));
    const containers = new Uint8Array(all.containers.length);
    for (const [i, [outer, kind, name]] of all.containers.entries()) containers[i] = containers[outer] | hits[kind] | hits[name];
    const c = all.columns;
    const people = peopleWith(all, word);
    const texts = ["message", "file", "excerpt", "flow", "kind", "category", "reason", "help"].map((name) => c[name]);
    const found = new Uint8Array(all.count);
    for (let i = 0; i < all.count; i += 1) {
      let hit = rules[c.rule[i]] || containers[c.container[i]] || ids[c.ids[i]] || people?.has(c.person[i]);
      for (let k = 0; !hit && k < texts.length; k += 1) hit = hits[texts[k][i]] === 1;
      if (hit || all.folded.paths[i].includes(word)) found[i] = 1;
    }
    return found;
  }

  // Returns the people whose keyed hash begins with a word; null if the word is too short for that.
  function peopleWith(all, word) {
    if (!/^[0-9a-f]{8,32}$/.test(word)) return null;
    const count = typeof all.people === "string" ? all.people.length / 22 : all.people.length;
    return new Set(Array.from({ length: count }, (_, i) => i).filter((i) => person(all, i).startsWith(word)));
  }

  // The key of a finding for a filter or a group; for a law, a list of keys.
  function key(all, by, finding) {
    return by === "law" ? all.rules[all.columns.rule[finding]].laws : all.columns[by][finding];
  }

  // The text of a key.
  function label(all, by, value) {
    if (by === "severity") return severities[value];
    if (by === "rule") return all.rules[value].id;
    if (value < 0) return "none";
    return all.text(value) || "none";
  }

  // Returns the findings that contain all words, have one of the severities, and the chosen keys.
  // criteria: { words, severities: [true, true, false], keys: { law: 12, file: 3 } }
  function filter(all, criteria) {
    const marks = criteria.words.map((word) => search(all, word));
    const keys = Object.entries(criteria.keys);
    const found = [];
    for (let i = 0; i < all.count; i += 1) {
      if (criteria.severities[all.columns.severity[i]]
        && keys.every(([by, value]) => by === "law" ? key(all, by, i).includes(value) : key(all, by, i) === value)
        && marks.every((mark) => mark[i] === 1)) found.push(i);
    }
    return found;
  }

  // Returns groups with a key and its findings. Files and flows keep their order, other groups are sorted by size. A
  // finding is in the group of each law; without a law, in the group -1.
  function group(all, findings, by) {
    if (!by) return [{ key: null, findings }];
    const groups = new Map();
    const add = (value, finding) => {
      const list = groups.get(value);
      if (list) list.push(finding); else groups.set(value, [finding]);
    };
    for (const finding of findings) {
      const value = key(all, by, finding);
      if (!Array.isArray(value)) add(value, finding);
      else if (value.length === 0) add(-1, finding);
      else for (const one of value) add(one, finding);
    }
    const list = [...groups].map(([value, members]) => ({ key: value, findings: members }));
    if (by === "severity") list.sort((a, b) => a.key - b.key);
    else if (by !== "file" && by !== "flow") list.sort((a, b) => b.findings.length - a.findings.length);
    return list;
  }

  // Returns the counts of a list by severity in words: "1 error, 2 warnings".
  function counts(all, findings) {
    const numbers = [0, 0, 0];
    for (const finding of findings) numbers[all.columns.severity[finding]] += 1;
    return severities.map((name, i) => [numbers[i], name]).filter(([count]) => count > 0)
      .map(([count, name]) => plural(count, name)).join(", ");
  }

  return { severities, number, plural, read, fingerprint, person, place, way, ids, filter, group, counts, label, expanded };
})();
if (typeof module !== "undefined") module.exports = Findings;
