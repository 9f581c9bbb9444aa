#!/usr/bin/env python3
"""Makes training texts of interface sentences: as they are, without a name, and with a name inserted.

  sentences.py --sentences DIR --frequencies FILE --count N --seed S --out FILE.jsonl

DIR contains one file per language, which `Tools/words/build` collects. Sentences are shortened, written as names of tasks
and flows, and partly lose the text before or after the name, so that no single context is decisive.
"""

import argparse
import json
import pathlib
import random

from generate import KIND_WEIGHTS, KINDS, Texts
from people import People

#: Scripts without spaces are read by rules instead of the tagger.
UNSPACED = {"ja", "ko", "th", "zh"}


class Sentences:
    def __init__(self, people, generator):
        self.people, self.random = people, generator

    def words(self, text):
        words = text.split()
        if len(words) > 12 or self.random.random() < 0.25:
            start = self.random.randrange(len(words))
            words = words[start:start + self.random.randint(2, 9)]
        return words

    def written(self, words):
        capitals = [word[:1].upper() + word[1:] for word in words]
        return self.random.choices(
            [" ".join(words), " ".join(capitals), "".join(capitals), "_".join(words), " ".join(words).lower(),
             " ".join(words).upper(), "-".join(words)], [70, 8, 6, 6, 4, 3, 3])[0]

    def kind(self, is_sentence):
        if is_sentence and self.random.random() < 0.4:
            return self.random.choice(["tts", "flow-description"])
        return self.random.choices(KINDS, KIND_WEIGHTS)[0]

    def neutral(self, text):
        text = self.written(self.words(text))
        return {"kind": self.kind(" " in text), "text": text, "spans": [], "tag": "neg:ui"}

    def named(self, text, language):
        r = self.random
        words = self.words(text)
        if not words:
            return None
        forms = Texts.forms(*self.people.draw(language))
        name, end, gap = forms[r.choice("NNNNNFFFLIRGW")], "", " "
        at = r.choice([0, len(words), r.randint(0, len(words)), r.randint(0, len(words))])
        style = r.random()
        if style < 0.75:
            possessive = 3 if language == "en" else 0
            end = r.choices(["", ",", ":", ".", " -", "'s"], [20, 3, 1, 2, 1, possessive])[0]
        elif style < 0.85:
            gap, name = "_", name.replace(" ", "_")
        elif style < 0.93:
            gap, name = "", forms[r.choice("CCch")]
            words = [word[:1].upper() + word[1:] for word in words]
        else:
            words = [word.lower() for word in words]
            name = name.lower() if r.random() < 0.5 else name
        before, after = gap.join(words[:at]), gap.join(words[at:])
        if before and after and r.random() < 0.3:
            after = ""
        elif before and r.random() < 0.1:
            before = ""
        text = (before + gap if before else "") + name
        size = len(text.encode())
        span = [size - len(name.encode()), size]
        text += end + (gap + after if after else "")
        return {"kind": self.kind(gap == " "), "text": text, "spans": [span], "tag": "pos:ui"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", required=True, type=pathlib.Path)
    parser.add_argument("--frequencies", required=True)
    parser.add_argument("--count", type=int, default=4500, help="neutral texts of each language, twice as many of English")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    generator = random.Random(options.seed)
    sentences = Sentences(People(options.frequencies, generator), generator)
    rows = []
    for path in sorted(options.sentences.glob("*.txt")):
        if path.stem in UNSPACED:
            continue
        lines = [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()]
        lines = [line for line in lines if 2 < len(line) < 160]
        generator.shuffle(lines)
        count = options.count * (2 if path.stem == "en" else 1)
        rows += [sentences.neutral(line) | {"language": path.stem} for line in lines[:count]]
        named = filter(None, (sentences.named(line, path.stem) for line in lines[count:count * 3 // 2]))
        rows += [row | {"language": path.stem} for row in named]
    generator.shuffle(rows)
    with open(options.out, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    main()
