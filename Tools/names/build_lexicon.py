#!/usr/bin/env python3
"""Builds `lexicon.bin`, the lexicon that is embedded in the person-name detector.

  build_lexicon.py --dictionaries DIR --out DIR [--train DIR --hide SHARE]

`--train` writes a second lexicon without a share of the names (chosen by hash), for training.
The layout of an entry is described in `LexiconEntry.swift`, the sources in README.md.
"""

import argparse
import math
import pathlib
import struct
import sys
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tables"))
import sources
from folding import fold
from native_templates import greek_cases, russian_cases
from wordhash import digest

BEFORE = ["title", "contact", "author", "transfer", "prep", "office", "intro", "greeting", "asset", "artefact", "saint", "welcome"]
AFTER = ["asset", "artefact", "org", "verb", "suffix", "shop"]
PLACE, BRAND, DOMAIN, FUNCTION, PARTICLE, PHRASE_START, PHRASE = (1 << n for n in range(13, 20))

MACHINE, VOICE, SPELLING, SERVICE = 1 << 28, 1 << 29, 1 << 30, 1 << 31
MACHINES = {
    "spelling": "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar "
    "papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu".split(),
    "adjective": "virtual digital automated virtuelle virtueller virtuale virtuele wirtualny digitale".split(),
    "machine": "assistant bot chatbot voicebot avatar asistente assistente assistent asystent".split(),
    "service": "hold queue queues queueing callback callbacks wait waiting line visit visits office meeting meetings "
    "appointment appointments card number event events training".split(),
    "voice": "voice tts neural polly wavenet voz voix stimme voce stem".split(),
}


CASES = {"ru_RU": russian_cases, "ru": russian_cases, "el_GR": greek_cases, "el": greek_cases}


def hidden(name, share):
    return share > 0 and zlib.crc32(b"hide" + name.encode()) % 1000 < share * 1000


class Builder:
    def __init__(self):
        self.given, self.surname, self.word, self.foreign, self.flags = {}, {}, {}, {}, {}

    def rank(self, table, name, value):
        for part in [name, *name.replace("-", " ").split()] if "-" in name or " " in name else [name]:
            folded = fold(part)
            if len(folded) > 1 and " " not in folded and not any(c.isdigit() or c in "()/.,'" for c in folded):
                table[folded] = max(table.get(folded, 0), value)
                plain = part.lower()
                if any(c in plain for c in "äöüåø"):
                    for a, b in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe")):
                        plain = plain.replace(a, b)
                    other = fold(plain)
                    table[other] = max(table.get(other, 0), max(1, value - 2))

    def flag(self, word, bits):
        self.flags[word] = self.flags.get(word, 0) | bits

    def values(self):
        keys = set(self.given) | set(self.surname) | set(self.word) | set(self.foreign) | set(self.flags)
        for key in sorted(keys):
            value = self.given.get(key, 0) | self.surname.get(key, 0) << 4 | self.word.get(key, 0) << 8
            yield key, value | self.foreign.get(key, 0) << 11 | self.flags.get(key, 0)


def names(builder):
    given, surname = sources.census()
    for table, target, base in ((given, builder.given, 0.001), (surname, builder.surname, 0.001)):
        for name, percent in table.items():
            builder.rank(target, name, min(15, max(1, round(2 + 1.3 * math.log2(max(percent, 0.0005) / base)))))
    for locale, (first, last) in sources.faker().items():
        if locale == "uk_UA":
            last = sorted(set(last))[::3]
        for names_of, target in ((first, builder.given), (last, builder.surname)):
            for name in set(names_of):
                builder.rank(target, name, 8)
                for form in CASES.get(locale, lambda _: ())(name):
                    builder.rank(target, form, 7)
    for name in sources.nicknames():
        builder.rank(builder.given, name, 6)
    for first, last in sources.world().values():
        for name in first:
            builder.rank(builder.given, name, 9)
        for name in last:
            builder.rank(builder.surname, name, 9)
    for language, (first, last) in sources.native().items():
        for names_of, target in ((first, builder.given), (last, builder.surname)):
            for name in names_of:
                builder.rank(target, name, 9)
                for form in CASES.get(language, lambda _: ())(name):
                    builder.rank(target, form, 7)
    for name in list(builder.surname):   # feminine and familiar forms that lists leave out
        if name.endswith(("ski", "cki", "zki")) and builder.surname[name] >= 5:
            builder.rank(builder.surname, name[:-1] + "a", builder.surname[name])


def frequent_names(builder, path):
    """Adds the names of the frequency lists. The rank is the logarithm of the largest share in any country."""
    particles = set(sources.words("particles.txt"))
    best = ({}, {})
    for tables in sources.frequencies(path).values():
        for table, target in zip(tables, best):
            for name, share in table.items():
                parts = [p for p in name.replace("-", " ").split() if p.lower() not in particles and len(p) > 1]
                if len(parts) > 2:
                    continue
                for part in parts:
                    if all(c.isalpha() or c in "'’" for c in part):
                        value = share if len(parts) == 1 else share / 2
                        target[part.lower()] = max(target.get(part.lower(), 0), value)
    for table, target in zip(best, (builder.given, builder.surname)):
        for name, share in table.items():
            builder.rank(target, name, min(15, max(2, round(2 + 1.3 * math.log2(max(share, 0.0005) / 0.001)))))


def world_words(builder, path):
    """Adds the words of the world's languages; rare ones only if they are also names."""
    for word, (level, languages) in sources.world_words(path).items():
        if not (1 < len(word) <= 24) or not word.isalpha():
            continue
        is_name = max(builder.given.get(word, 0), builder.surname.get(word, 0)) > 0
        value = 3 if level <= 4 else 2 if level == 5 else 1
        if level <= 5 or is_name:
            builder.foreign[word] = max(builder.foreign.get(word, 0), value)


def common_words(builder, folder):
    for level, name in ((1, "american-english-huge"), (2, "american-english-large"), (3, "american-english"),
                        (3, "british-english"), (4, "american-english-small")):
        entries = sources.dictionary(folder, name)
        for word in entries:
            if level >= 3 or word in builder.given or word in builder.surname:
                builder.word[word] = max(builder.word.get(word, 0), level)
    foreign = {}
    for counts in sources.translations().values():
        for word, count in counts.items():
            foreign[word] = max(foreign.get(word, 0), 2 if count >= 4 else 1)
    for entries in sources.lorem().values():
        for word in entries:
            if word.isascii():
                foreign[word] = max(foreign.get(word, 0), 1)
    for word in sources.stopwords():
        foreign[word] = 2
    for name in ("dutch", "polish", "spanish"):
        for word in sources.dictionary(folder, name):
            if word in builder.given or word in builder.surname:
                foreign[word] = max(foreign.get(word, 0), 1)
    for word in sources.words("words-not-names.txt"):
        builder.given.pop(fold(word), None)
        builder.surname.pop(fold(word), None)
    for name in ("american-english-huge", "dutch", "spanish"):
        for word in sources.dictionary(folder, name):
            if word not in foreign and reads_as_names(builder, word):
                foreign[word] = 1
    for word, value in foreign.items():
        if len(word) > 1 and word.isascii() and word.isalpha() and len(word) <= 24:
            builder.foreign[word] = value
    for word in sources.words("names-not-words.txt"):
        for table in (builder.word, builder.foreign):
            if fold(word) in table:
                table[fold(word)] = min(table[fold(word)], 1)


def reads_as_names(builder, word):
    """Whether a word of a dictionary looks like names without a separator: `cedula`, `averias` (`ConcatenatedName` in Swift)."""
    if not (5 <= len(word) <= 16 and word.isascii() and word.isalpha()):
        return False
    if word in builder.given or word in builder.surname or word in builder.word:
        return False
    rank = lambda part: max(builder.given.get(part, 0), builder.surname.get(part, 0))
    if any(rank(word[:at]) >= 6 and rank(word[at:]) >= 6 for at in range(2, len(word) - 1)):
        return True
    return builder.surname.get(word[1:], 0) >= 6 or builder.surname.get(word[:-1], 0) >= 7


def native_runs(builder):
    """Returns the Chinese, Japanese, Korean and Thai entries. Their keys are the words as written."""
    surnames = {word for kind, word in sources.native_runs() if kind == "S"}
    for kind, word in sources.native_runs():
        if kind == "S":
            builder.surname[word] = 9
        elif kind == "G":
            builder.given[word] = 9
        elif kind == "C":
            builder.flag(word, PARTICLE)
        elif kind == "W" and (len(word) > 1 or word not in surnames):
            builder.word[word] = 4
        elif kind == "B":
            builder.flag(word.rstrip(":："), (BEFORE.index("contact") + 1) << 20)
        elif kind in "AT":
            ending = "artefact" if kind == "T" or word[0] in "的のの의에" or word == "께" else "suffix"
            builder.flag(word, (AFTER.index(ending) + 1) << 24)


def language_names(builder):
    """Lowers the ranks of English names of languages: `German` in a label is seldom Germán."""
    for name in sources.english_languages():
        for table in (builder.given, builder.surname):
            if fold(name) in table:
                table[fold(name)] = min(table[fold(name)], 3)


def special_words(builder):
    for word in sources.words("domain.txt"):
        builder.flag(fold(word), DOMAIN)
    for word in sources.words("native-words.txt"):
        word = fold(word)
        builder.flag(word, DOMAIN)
        if builder.given.get(word, 0) < 9 and builder.surname.get(word, 0) < 9:
            builder.given.pop(word, None)
            builder.surname.pop(word, None)
    native_runs(builder)
    for word in sources.words("words-function.txt"):
        builder.flag(fold(word), FUNCTION)
    for word in sources.words("particles.txt"):
        builder.flag(fold(word), PARTICLE)
    calendar, territories = sources.months_and_territories()
    for name in calendar:
        if name.isalpha() and len(name) > 2:
            builder.flag(fold(name), DOMAIN)
    for word in map(fold, sources.words("software.txt")):
        if builder.given.get(word, 0) < 9:   # else a name that the list should not contain
            builder.flag(word, BRAND)
    phrases = set()
    for name in [*territories, *sources.cities(), *sources.subdivisions()]:
        parts = [fold(part) for part in name.replace("-", " ").split() if part]
        if len(parts) == 1 and parts[0].isalpha() and len(parts[0]) > 2:
            builder.flag(parts[0], PLACE)
        elif 2 <= len(parts) <= 4 and all(p.isalpha() for p in parts):
            phrases.add(" ".join(parts))
    for name in sources.native_cities():
        builder.flag(fold(name), PLACE)
    for line in sources.lines("phrases-brands.txt"):
        parts = [fold(part) for part in line.split() if fold(part) not in ("", "&", "and")]
        if len(parts) == 1 and line.endswith("'s"):
            phrases.add(parts[0])
            builder.flag(parts[0][:-1], PHRASE_START)
        elif len(parts) == 1:
            builder.flag(parts[0], BRAND)
        else:
            phrases.add(" ".join(parts))
            if all(builder.given.get(p, 0) < 3 for p in parts):
                for part in parts:
                    if len(part) > 4 and builder.word.get(part, 0) == 0:
                        builder.flag(part, BRAND)
    for phrase in phrases:
        builder.flag(phrase, PHRASE)
        builder.flag(phrase.split()[0], PHRASE_START)
    for bits, name in ((MACHINE, "machine"), (MACHINE | SERVICE, "adjective"), (VOICE, "voice"), (SPELLING, "spelling"), (SERVICE, "service")):
        for word in MACHINES[name]:
            builder.flag(word, bits)
    seen = set()
    for line in sources.lines("triggers.tsv"):
        side, kind, entries = line.split("\t")
        for word in map(fold, entries.split()):
            if not word or (side, word) in seen:
                continue
            seen.add((side, word))
            index = (BEFORE if side == "before" else AFTER).index(kind) + 1
            builder.flag(word, index << (20 if side == "before" else 24))


def write(builder, path, share, capacity=0):
    """Writes the lexicon. The lexicon for training has the same capacity, a multiple of 16,384 slots."""
    entries = []
    for key, value in builder.values():
        if value & 0xFF and hidden(key, share):
            value &= ~0xFF
            if not value:
                continue
        entries.append((key, value))
    capacity = capacity or (len(entries) * 6 // 5 + 0x3FFF) // 0x4000 * 0x4000
    slots = [(0, 0)] * capacity
    for key, value in entries:
        hashed = digest(key)
        mark, at = (hashed >> 32) or 1, (hashed & 0xFFFFFFFF) * capacity >> 32
        while slots[at][0]:
            at = (at + 1) % capacity
        slots[at] = (mark, value)
    with open(path, "wb") as file:
        file.write(struct.pack("<4sIII", b"BLEX", 1, capacity, len(entries)))
        file.write(b"".join(struct.pack("<II", *slot) for slot in slots))
    print(f"{path}: {len(entries)} entries, {path.stat().st_size} bytes")
    return capacity


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dictionaries", required=True)
    parser.add_argument("--frequencies")
    parser.add_argument("--words")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--train", type=pathlib.Path)
    parser.add_argument("--hide", type=float, default=0.2)
    options = parser.parse_args()
    builder = Builder()
    names(builder)
    if options.frequencies:
        frequent_names(builder, options.frequencies)
    common_words(builder, options.dictionaries)
    if options.words:
        world_words(builder, options.words)
    language_names(builder)
    special_words(builder)
    options.out.mkdir(parents=True, exist_ok=True)
    capacity = write(builder, options.out / "lexicon.bin", 0)
    if options.train:
        options.train.mkdir(parents=True, exist_ok=True)
        write(builder, options.train / "lexicon.bin", options.hide, capacity)
    with open(options.out / "names.tsv", "w") as file:    # what train_ngrams.py and generate.py read
        for key, value in builder.values():
            file.write(f"{key}\t{value & 15}\t{value >> 4 & 15}\t{value >> 8 & 7}\t{value >> 11 & 3}\t{value >> 13}\n")


if __name__ == "__main__":
    main()
