"use strict";
// Tests the first part of the script of the HTML report, with node: report-data.test.js FOLDER
// The folder contains everyday.html and hostile.html.
const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const source = path.join(__dirname, "../../../Sources/BlindspotReporting/HTML");
const Findings = require(path.join(source, "report-data.js"));
global.Findings = Findings;

const [folder] = process.argv.slice(2);
function load(name) {
  const page = fs.readFileSync(path.join(folder, name + ".html"), "utf8");
  const scripts = page.split("<script");
  assert.equal(scripts.length, 3, "the page has two script elements");
  return Findings.read(JSON.parse(page.split('<script type="application/json" id="data">')[1].split("</script>")[0]));
}
const criteria = (words, keys = {}, severities = [true, true, true]) => ({ words, keys, severities });
const rules = (all, list) => list.map((i) => all.rules[all.columns.rule[i]].id);

const all = load("everyday");
assert.equal(all.count, 4);
assert.equal(all.text(all.columns.message[1]), "Task name holds a person's name (K•••• N••••)");
assert.equal(Findings.place(all, 1), "exports/main.yaml:13:21");
assert.equal(Findings.place(all, 0), "exports/Survey.i3InboundFlow");
assert.deepEqual(Findings.way(all, 2).map(([kind]) => kind), ["flow", "task", "action"]);
assert.match(Findings.ids(all, 2), /^flow .*, task .*_12, tracking id 19$/);
assert.equal(Findings.ids(all, 1).includes("tracking id 19"), false);
assert.equal(all.path(2), "/inboundCall/tasks/1/task/actions/0/playAudio/name");
assert.match(Findings.fingerprint(all, 3), /^[0-9a-f]{32}$/);
const c = all.columns;
const marked = (i) => all.text(c.excerpt[i]).slice(c.markedStart[i], c.markedStart[i] + c.markedLength[i]);
assert.equal(marked(1), "K•••• N••••");
assert.equal(marked(2), "•••• •••• •••• 4242");
assert.equal(c.line[1] + c.shift[1], 11, "the excerpt starts two lines before the finding");

// Words are searched in all texts, in any case, and all of them must occur.
assert.deepEqual(rules(all, Findings.filter(all, criteria(["main.yaml"]))), ["person-name", "payment-card"]);
assert.deepEqual(rules(all, Findings.filter(all, criteria(["main.yaml", "支払い"]))), ["payment-card"]);
assert.deepEqual(rules(all, Findings.filter(all, criteria(["k•••• n"]))), ["person-name"]);
assert.deepEqual(Findings.filter(all, criteria(["~1"])), [], "the short form of a mask is not searched");
assert.deepEqual(Findings.filter(all, criteria(["gdpr"])), [1], "the law of a rule is searched");
assert.deepEqual(Findings.filter(all, criteria(["nothing of this kind"])), []);
assert.deepEqual(Findings.filter(all, criteria([], {}, [true, false, false])), [2]);

// Groups and keys.
const everything = Findings.filter(all, criteria([]));
const files = Findings.group(all, everything, "file");
assert.deepEqual(files.map((group) => Findings.label(all, "file", group.key)),
  ["exports/Survey.i3InboundFlow", "exports/main.yaml", "people/status.csv"]);
assert.deepEqual(files.map((group) => Findings.counts(all, group.findings)),
  ["1 note", "1 error, 1 warning", "1 warning"]);
assert.deepEqual(Findings.filter(all, criteria([], { file: files[1].key })), [1, 2]);
const laws = Findings.group(all, everything, "law");
assert.ok(laws.some((group) => Findings.label(all, "law", group.key) === "GDPR, Art. 4(1)"));
assert.equal(laws.find((group) => group.key === -1).findings.length, 3, "rules without a law have a group");
for (const group of laws.filter((one) => one.key !== -1)) {
  assert.deepEqual(Findings.filter(all, criteria([], { law: group.key })), group.findings);
}
assert.deepEqual(Findings.group(all, everything, "severity").map((group) => Findings.label(all, "severity", group.key)),
  ["error", "warning", "note"]);
assert.equal(Findings.group(all, everything, "")[0].findings.length, 4);

// Harmful texts are texts.
const hostile = load("hostile");
assert.ok(hostile.count > 50);
assert.ok(hostile.texts.some((text) => text.includes("</script>")));
// A colon is escaped only where a build server reads a command.
const plain = (text) => text.replaceAll("\\u{3A}", ":");
for (let i = 0; i < hostile.count; i += 1) {
  const name = plain(hostile.text(hostile.columns.file[i]));
  assert.equal(plain(hostile.text(hostile.columns.message[i])), "Flow name holds " + name);
  assert.equal(plain(hostile.path(i)), "/" + name);
}
assert.equal(Findings.expanded("~01 ~1 ~2~0"), "~1 •••• •~");

// The inventory counts a flow once, follows the filters, and its buttons choose the findings that they count.
const { Inventory } = require(path.join(source, "report-inventory.js"));
const counts = Inventory.count(all, everything);
assert.deepEqual(counts.places.map((place) => [place.name, place.count]),
  [["Main IVR", 1], ["exports/Survey.i3InboundFlow", 1], ["exports/main.yaml", 1], ["people/status.csv", 1]]);
assert.deepEqual(counts.categories.map((category) => category.count), [1, 1, 1, 1]);
assert.deepEqual(counts.people.map(({ count, places }) => [count, places]), [[1, 1]]);
assert.equal(counts.total, 4);
const errors = Inventory.count(all, Findings.filter(all, criteria([], {}, [true, false, false])));
assert.deepEqual(errors.places.map((place) => place.name), ["Main IVR"]);
assert.deepEqual(Findings.filter(all, criteria([counts.people[0].name])), [1], "a keyed hash is searched");
// The same findings in another file of the flow are a copy.
const copy = { ...all, columns: { ...c, file: Int32Array.of(c.file[1], c.file[1], c.file[2], c.file[3]),
  place: Int32Array.of(c.place[2], c.place[2], c.place[2], -1) } };
copy.columns.file[0] = c.file[3];
const once = Inventory.count(copy, everything);
assert.deepEqual(once.places.map(({ count, files }) => [count, files]), [[2, ["exports/main.yaml", "people/status.csv"]]]);
assert.equal(once.copies, 1);
function make(name, attributes, ...children) {
  const list = [];
  return { name, attributes, list, children, append: (...more) => children.push(...more), replaceChildren: () => {},
    addEventListener: (_, action) => list.push(action) };
}
const chosen = [];
const buttons = (node) => node.children === undefined ? [] : [...(node.list.length > 0 ? [node] : []),
  ...node.children.flatMap(buttons)];
for (const button of Inventory.elements(all, counts, make, (keys) => chosen.push(keys)).flatMap(buttons)) button.list[0]();
assert.ok(chosen.length > 15);
for (const { words, ...keys } of chosen) {
  assert.ok(Findings.filter(all, criteria(words === undefined ? [] : [words], keys)).length > 0);
}
