#!/usr/bin/env python3
"""Makes training texts of the texts of several writers (texts/): replaces their names, crops their contexts, adds contact
details, and writes short ones as identifiers.

  hands.py --frequencies FILE --copies N --seed S --out FILE.jsonl --held FILE.jsonl

A line of texts/ is field kind, tab, language, tab, text; `[[person:Lena Novak]]` marks a name, other marks other personal
data. One line in seven is held out for measurement, as written.
"""

import argparse
import json
import random
import re
import zlib

import details
import sources
from generate import KIND_WEIGHTS, KINDS
from people import People

MARK = re.compile(r"\[\[([a-z-]+)\??:(.*?)\]\]")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: The shares of copies that get a contact detail, and that become an identifier if they are short.
DETAILS_ADDED, MADE_IDENTIFIERS = 0.08, 0.1
PARTICLES = set("van von der den de la le du da dos das del di della el al bin bint ibn ter ten op zu y e i und et of".split())


def parse(text):
    """Returns the text without marks, the spans of persons, and those of other data with their kind."""
    plain, persons, others, at = "", [], [], 0
    for mark in MARK.finditer(text):
        plain += text[at:mark.start()]
        span = (len(plain), len(plain) + len(mark[2]))
        if mark[1] == "person":
            persons.append(span)
        else:
            others.append((*span, mark[1]))
        plain += mark[2]
        at = mark.end()
    return plain + text[at:], persons, others


def humps(name):
    """Yields the start, the end and the letters of each word of a name; capitals divide."""
    for match in WORD.finditer(name):
        word = match[0]
        cuts = [0, *(i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower()), len(word)]
        for start, end in zip(cuts, cuts[1:]):
            yield match.start() + start, match.start() + end, word[start:end]


def is_latin(text):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in text if c.isalpha())


class Hands:
    def __init__(self, people, generator):
        self.people, self.random = people, generator

    def swapped(self, name, language):
        """Returns another name in the same form: case, order, separators, initials."""
        r = self.random
        parts = list(humps(name))
        words = [part for part in parts if len(part[2]) > 1 and part[2].lower() not in PARTICLES]
        if not is_latin(name) or not words:
            return name
        given, surname = self.people.draw(language)
        is_reversed = "," in name or (language in ("hu", "vi") and len(words) > 1)
        joins = "_" in name or len(parts) > len(WORD.findall(name))
        new = {}
        for index, (start, _, old) in enumerate(words):
            if len(words) == 1:
                value = given if r.random() < 0.6 else surname
            elif index == (0 if is_reversed else len(words) - 1):
                value = surname
            elif index == 0 or is_reversed:
                value = given
            else:
                value = r.choice(self.people.draw(language))
            if r.random() >= 0.2:
                value = value.split()[0]
            if joins:
                value = re.sub("[ '’-]", "", value)
            new[start] = value.lower() if old.islower() else value.upper() if old.isupper() else value
        text, at = "", 0
        for start, end, old in parts:
            text += name[at:start]
            at = end
            is_initial = len(old) == 1 and old.isupper()
            text += new.get(start, r.choice("ABCDEFGHIJKLMNOPRSTVWZ") if is_initial else old)
        return text + name[at:]

    def replaced(self, text, spans, others, language):
        """Returns the text with other names, and their spans. The e-mail address of a name changes with it."""
        r = self.random
        names = {start: self.swapped(text[start:end], language) if r.random() >= 0.25 else text[start:end]
                 for start, end in spans}
        addresses = {}
        for start, end, kind in others:
            owners = [s for s, e in spans if kind == "email" and details.belongs(text[start:end], text[s:e])]
            if owners:
                local = details.local_part(r, names[owners[0]])
                addresses[start] = local + text[start:end][text[start:end].find("@"):] if local else text[start:end]
        result, found, at = "", [], 0
        for start, end in sorted([*spans, *((s, e) for s, e, _ in others if s in addresses)]):
            if start < at:
                continue
            result += text[at:start]
            value = names.get(start) or addresses[start]
            if start in names:
                found.append((len(result), len(result) + len(value)))
            result += value
            at = end
        return result + text[at:], found

    def copy(self, text, spans, others, language, is_first):
        """Returns a changed copy of a text and the spans of its names."""
        r = self.random
        if is_first:
            return text, spans
        result, found = self.replaced(text, spans, others, language)
        cuts = [match.start() for match in re.finditer(r"\S+", result)][1:]
        if len(cuts) > 2 and r.random() < 0.25:
            cut, keeps_end = r.choice(cuts), r.random() < 0.5
            if not any(start < cut < end for start, end in found):
                if keeps_end:
                    result, found = result[cut:], [(s - cut, e - cut) for s, e in found if s >= cut]
                else:
                    result = result[:cut].rstrip()
                    found = [(s, min(e, len(result))) for s, e in found if e <= cut]
        if r.random() < DETAILS_ADDED:
            result, found = details.added(r, result, found)
        elif r.random() < MADE_IDENTIFIERS and len(result.split()) <= 6 and is_latin(result):
            result, found = details.identifier(r, result, found)
        for change, share in ((str.lower, 0.08), (str.upper, 0.05)):
            if r.random() < share and len(change(result)) == len(result):
                result = change(result)
        return result, found


def row(kind, text, spans, tag):
    offset = lambda index: len(text[:index].encode())
    return {"kind": kind, "text": text, "spans": [[offset(s), offset(e)] for s, e in spans], "tag": tag}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frequencies", required=True)
    parser.add_argument("--copies", type=int, default=12)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--out", required=True)
    parser.add_argument("--held", required=True)
    options = parser.parse_args()
    r = random.Random(options.seed)
    hands = Hands(People(options.frequencies, r), r)
    rows, held = [], []
    for path in sorted((sources.HERE / "texts").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, language, marked = line.split("\t")
            text, spans, others = parse(marked)
            if zlib.crc32(text.encode()) % 7 == 0:
                if spans or not others:
                    held.append(row(kind, text, spans, language) | {"language": language})
                continue
            for number in range(options.copies if spans else options.copies // 2):
                changed, found = hands.copy(text, spans, others, language, number == 0)
                other = kind if r.random() < 0.7 else r.choices(KINDS, KIND_WEIGHTS)[0]
                rows.append(row(other, changed, found, "hand") | {"language": language, "source": f"{path.stem} {text}"})
    r.shuffle(rows)
    for name, content in ((options.out, rows), (options.held, held)):
        with open(name, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(entry, ensure_ascii=False) + "\n" for entry in content)


if __name__ == "__main__":
    main()
