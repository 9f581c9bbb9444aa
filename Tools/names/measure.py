#!/usr/bin/env python3
"""Measures the detector on phrasings, people and neutral texts that are not part of the training (heldout/).

  measure.py --tool NAME-FEATURES [--set seen|unseen] [--people 6] [--misses N] [--only CLASS]

A text with a name counts as found if a finding with a confidence of at least 0.5 overlaps the name; findings from 0.9 on
are errors. Half of the people come from `people.txt`, half from the public lists. The misses in the
set `seen` were analyzed and fixed by class; `unseen` is only for figures: do not read its misses, write a new set instead.
"""

import argparse
import collections
import itertools
import random
import re
import subprocess

import sources
from generate import Names, camel

FOLDER = sources.HERE / "heldout"


def rows(folder, name):
    for line in (FOLDER / folder / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def forms(given, surname):
    """Returns the written forms of a name, by their letters in phrasings.txt."""
    short = lambda text: text.replace(" ", "")
    return {
        "N": f"{given} {surname}", "F": given, "L": surname, "R": f"{surname}, {given}", "W": f"{surname} {given}",
        "I": f"{given[0]}. {surname}", "G": f"{given} {surname[0]}", "D": given[0].upper() + camel(surname),
        "C": camel(given) + camel(surname), "c": camel(given), "h": camel(surname),
        "s": short(f"{given}_{surname}").lower(), "S": short(f"{given}_{surname}"), "d": short(f"{given}.{surname}").lower(),
        "k": short(f"{given}-{surname}").lower(), "r": short(given + surname).lower(),
        "i": short(given[0] + surname).lower().replace("'", "").replace("-", ""), "f": given.lower(),
        "l": surname.lower(), "A": given.upper(), "B": surname.upper(), "U": f"{surname}_{given}".upper().replace(" ", "_"),
    }


def named(folder, people_of_each):
    generator = random.Random(11)
    own = [(culture, given, surname) for culture, given, surname in rows(folder, "people.txt")]
    names = Names("held", generator)
    generator.shuffle(own)
    queue = itertools.cycle(own)
    for group, kind, phrasing in rows(folder, "phrasings.txt"):
        for number in range(people_of_each):
            if number % 2 == 0:
                culture, given, surname = next(queue)
            else:
                culture, (given, surname) = "listed", names.draw()
            kinds = forms(given, surname)
            text, spans = "", []
            for part in re.split(r"(\{\w\})", phrasing):
                if re.fullmatch(r"\{\w\}", part):
                    name = kinds[part[1]]
                    spans.append((len(text.encode()), len((text + name).encode())))
                    part = name
                text += part
            yield {"kind": kind, "text": text, "spans": spans, "class": group, "culture": culture}
    for kind, marked in rows(folder, "native.txt"):
        before, name, after = re.split(r"[{}]", marked)
        start = len(before.encode())
        span = (start, start + len(name.encode()))
        yield {"kind": kind, "text": before + name + after, "spans": [span], "class": "native", "culture": "native"}


def neutral(folder):
    for group, kind, pattern in rows(folder, "neutral.txt"):
        parts = re.split(r"\{([^}]*)\}", pattern)
        choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
        for combination in itertools.product(*choices):
            yield {"kind": kind, "text": "".join(combination), "spans": [], "class": group}


def find(tool, texts):
    """Yields the findings of each text: (start, end, confidence, reason)."""
    lines = "".join(f"{row['kind']}\t{row.get('language', '')}\t{row['text']}\n" for row in texts)
    output = subprocess.run([tool, "--find"], input=lines, capture_output=True, text=True, check=True).stdout.split("\n")
    for line in output[: len(texts)]:
        found = []
        for field in filter(None, line.split("\t")):
            start, end, confidence, reason = field.split(":", 3)
            found.append((int(start), int(end), float(confidence), reason))
        yield found


def share(part, whole):
    return f"{part / max(whole, 1):.3f} ({part}/{whole})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--set", choices=["seen", "unseen"], default="seen")
    parser.add_argument("--people", type=int, default=6)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--only")
    options = parser.parse_args()
    texts = [*named(options.set, options.people), *neutral(options.set)]
    tallies = {"recall": collections.Counter(), "false": collections.Counter()}
    totals = collections.Counter()
    cultures = collections.defaultdict(lambda: [0, 0])
    sure = collections.Counter()
    missed, false = [], []
    for row, found in zip(texts, find(options.tool, texts)):
        group = row["class"]
        hits = [f for f in found if not row["spans"] or any(f[0] < e and s < f[1] for s, e in row["spans"])]
        best = max([f[2] for f in hits], default=0.0)
        side = "recall" if row["spans"] else "false"
        totals[side, group] += 1
        tallies[side][group] += best >= 0.5
        sure[side] += best >= 0.9
        if row["spans"]:
            cultures[row["culture"]][0] += best >= 0.5
            cultures[row["culture"]][1] += 1
            if best < 0.5:
                missed.append((group, best, row))
        elif best >= 0.5:
            false.append((group, best, row, hits))
    for side, title in (("recall", "Found"), ("false", "Found falsely")):
        whole = sum(n for (s, _), n in totals.items() if s == side)
        print(f"{title}: {share(sum(tallies[side].values()), whole)}; as an error {share(sure[side], whole)}")
        print("   ", "  ".join(f"{g} {tallies[side][g] / n:.3f}" for (s, g), n in totals.items() if s == side))
    unlisted = [sum(v[i] for c, v in cultures.items() if c not in ("listed", "native", "word")) for i in (0, 1)]
    print("people.txt:", share(*unlisted), " words:", share(*cultures["word"]), " listed:", share(*cultures["listed"]))
    print("   ", " ".join(f"{c} {v[0]}/{v[1]}" for c, v in sorted(cultures.items())))
    for group, best, row in missed[: options.misses]:
        if not options.only or group == options.only:
            name = " + ".join(row["text"].encode()[s:e].decode() for s, e in row["spans"])
            print(f"MISSED {best:.2f} {group:9} {row['text']}   [{name}]")
    for group, best, row, hits in false[: options.misses]:
        if not options.only or group == options.only:
            where = max(hits, key=lambda f: f[2])
            print(f"FALSE {best:.2f} {group:9} {row['text']}   [{row['text'].encode()[where[0]:where[1]].decode()}: {where[3]}]")


if __name__ == "__main__":
    main()
