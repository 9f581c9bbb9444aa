#!/usr/bin/env python3
"""Measures `ordinary.bin`: how many words of neutral texts it shows, and how many of people.

  measure.py WORK [--eval DIR] [--name-frequencies FILE] [--table FILE] [--list]

Neutral texts: WORK/heldout, interface sentences of packages that the table is not built from, and the neutral fields of
DIR/fields-dev*.jsonl. Words are those of two letters or more; unspaced scripts do not count.
"""

import argparse
import collections
import gzip
import json
import pathlib

import packages
import splitting
from table import LOWERCASE, NUMBER, ORDINARY, Table, fold


def shown(table, texts):
    total = visible = 0
    hidden = collections.Counter()
    for text in texts:
        words = splitting.words(text)
        for word, is_shown in zip(words, table.shown(words)):
            if len(word) < 2:
                continue
            total += 1
            if is_shown:
                visible += 1
            else:
                hidden[word] += 1
    return visible, total, hidden


def interfaces(table, work, is_listing):
    for language in packages.LANGUAGES:
        path = work / "heldout" / f"{language}.txt"
        texts = [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
        visible, total, hidden = shown(table, texts)
        if total:
            print(f"interface {language}: {visible / total:.3f} of {total:,} words")
            if is_listing:
                print("   hidden:", *(f"{word} {count}" for word, count in hidden.most_common(30)))


def fields(table, folder, is_listing):
    for path in sorted(folder.glob("fields-dev*.jsonl")):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        neutral = collections.defaultdict(list)
        kinds = collections.defaultdict(lambda: [0, 0, 0, 0, collections.Counter()])
        for record in records:
            if not record["spans"]:
                neutral[record.get("language", "all")].append(record["text"])
            for start, end, kind in record["spans"]:
                words = [word for word in splitting.words(record["text"][start:end])]
                entry = kinds[kind.split("/")[0].rstrip("?")]
                long = [word for word in words if len(word) >= 4]
                visible = [word for word in long if table.shows(word)]
                entry[0] += len(long)
                entry[1] += len(visible)
                entry[2] += bool(words) and all(table.shown(words)) and not any(map(str.isdigit, record["text"][start:end]))
                entry[3] += 1
                entry[4].update(visible)
        for language, texts in sorted(neutral.items()):
            visible, total, hidden = shown(table, texts)
            if total:
                print(f"{path.stem} neutral {language}: {visible / total:.3f} of {total:,} words")
                if is_listing:
                    print("   hidden:", *(f"{word} {count}" for word, count in hidden.most_common(40)))
        for kind, (long, visible, whole, spans, found) in sorted(kinds.items()):
            print(f"{path.stem} {kind}: {visible} of {long} words of 4 letters or more shown, {whole} of {spans} values whole")
            if is_listing or kind == "person":
                print("   shown:", *(f"{word} {count}" for word, count in found.most_common(60)))


def names(table, path, count, is_listing):
    totals = {"given": collections.Counter(), "surname": collections.Counter()}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            _, role, name, people = line.rstrip("\n").split("\t")
            if " " not in name and len(fold(name)) > 1:
                totals[role][fold(name)] += float(people)
    for role, counter in totals.items():
        top = [name for name, _ in counter.most_common(count)]
        visible = [name for name in top if table.flags(name) in (ORDINARY, NUMBER)]
        lower = [name for name in top if table.flags(name) == LOWERCASE]
        print(f"{role}: {len(visible)} of {len(top)} are ordinary ({len(visible) / len(top):.2%}), {len(lower)} in lower case only")
        print("   ordinary:", *visible)
        if is_listing:
            print("   lower case:", *lower)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--eval", type=pathlib.Path)
    parser.add_argument("--name-frequencies", type=pathlib.Path)
    parser.add_argument("--table", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2] / "Sources/CTables/tables/ordinary.bin")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    table = Table(options.table)
    print(f"{table.count} words, load {table.count / table.capacity:.2f}")
    interfaces(table, options.work, options.list)
    if options.eval:
        fields(table, options.eval, options.list)
    if options.name_frequencies:
        names(table, options.name_frequencies, 20_000, options.list)


if __name__ == "__main__":
    main()
