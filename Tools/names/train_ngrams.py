#!/usr/bin/env python3
"""Trains `ngrams.bin`: how likely a word that is in no list is a name.

  train_ngrams.py --names NAMES.TSV --dictionaries DIR --words WORDS.TSV.GZ --out NGRAMS.BIN [--hide SHARE]

The model is a logistic regression over hashed 2- to 5-grams of letters with weights of one signed byte (sixteenths of a
logit). It distinguishes names from the words of all languages, so `NAMES.TSV` and `WORDS.TSV.GZ` contain all scripts.
`CharacterModel.swift` computes the same hash.
"""

import argparse
import collections
import gzip
import pathlib
import random
import struct
import zlib

import numpy as np
import scipy.optimize
import scipy.sparse

import sources
from build_lexicon import hidden
from folding import fold

BUCKETS = 1 << 17
#: At most this many words of a language count: as many of the frequent ones as it has, then others.
WORDS = 14_000
#: `FoldedWord.swift` keeps so many bytes of a word.
BYTES = 30


def letters(word):
    """Returns the scalars of a folded word, as far as its first bytes contain them."""
    found = []
    for byte in word.encode()[:BYTES]:
        if byte & 0xC0 == 0x80:
            found[-1] = found[-1] << 6 | byte & 0x3F
        else:
            found.append(byte if byte < 0x80 else byte & (0x1F if byte < 0xE0 else 0x0F))
    return found


def indices(word):
    data = [2, *letters(word), 3]
    found = set()
    for size in (2, 3, 4, 5):
        for start in range(len(data) - size + 1):
            value = (size * 0x9E3779B1) & 0xFFFFFFFF
            for letter in data[start:start + size]:
                value = ((value ^ letter) * 0x01000193) & 0xFFFFFFFF
            found.add((value ^ value >> 15) & (BUCKETS - 1))
    return sorted(found)


def script(word):
    """Returns the script of a word by its first letter: 0 for Latin, the number of a block for others, None for scripts
    without spaces."""
    first = ord(word[0])
    if first < 0x80:
        return 0
    return None if 0xE00 <= first < 0xF00 or first >= 0x1100 else first >> 7


def is_usable(key):
    return len(key) > 2 and key.isalpha() and script(key) is not None


def world_words(path, known, generator):
    """Yields (word, weight): for each language its frequent words in lower case, and some others."""
    common, others = collections.defaultdict(set), collections.defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            word, language, level, capital, *_ = line.split("\t")
            key = fold(word)
            if capital != "1" and key not in known and is_usable(key):
                (common if int(level) <= 5 else others)[language].add(key)
    for language in sorted(others):
        found = sorted(common[language])
        yield from ((word, 1.0) for word in generator.sample(found, min(len(found), WORDS)))
        rest = sorted(others[language] - common[language])
        yield from ((word, 0.5) for word in generator.sample(rest, min(len(rest), max(WORDS - len(found), 0))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--dictionaries", required=True)
    parser.add_argument("--words", required=True)
    parser.add_argument("--hide", type=float, default=0)
    options = parser.parse_args()
    positive, negative = [], []
    known, names = set(), set()
    for line in open(options.names):
        key, given, surname, word, foreign, flags = line.split("\t")
        given, surname, word, foreign, flags = map(int, (given, surname, word, foreign, flags))
        known.add(key)
        if max(given, surname) >= 2:
            names.add(key)
        if not is_usable(key):
            continue
        if max(given, surname) >= 2 and word <= 1 and foreign == 0 and not flags & 0b1110:
            if not hidden(key, options.hide):
                positive.append((key, 1.0 if max(given, surname) >= 6 else 0.4))
        elif not given and not surname:
            negative.append((key, 1.0))
    generator = random.Random(1)
    for name in ("american-english-huge", "dutch", "polish", "spanish"):
        extra = sorted(w for w in sources.dictionary(options.dictionaries, name) - known if w.isascii() and w.isalpha())
        negative += [(word, 0.5) for word in generator.sample(extra, min(len(extra), 25_000))]
    seen = {word for word, _ in negative}
    negative += [(word, weight) for word, weight in world_words(options.words, names | seen, generator)]
    rows = positive + negative
    labels = np.array([1.0] * len(positive) + [-1.0] * len(negative))
    weights = np.array([weight for _, weight in rows])
    scripts = np.array([script(word) for word, _ in rows])
    for value in set(scripts):  # in each script, names and words have the same weight
        mine, theirs = (scripts == value) & (labels > 0), (scripts == value) & (labels < 0)
        if mine.any() and theirs.any():
            weights[mine] *= weights[theirs].sum() / weights[mine].sum()
        else:
            weights[mine | theirs] = 0
    pointers, columns = [0], []
    for word, _ in rows:
        columns += indices(word)
        pointers.append(len(columns))
    matrix = scipy.sparse.csr_matrix((np.ones(len(columns), np.float32), columns, pointers), (len(rows), BUCKETS))
    held = np.array([zlib.crc32(word.encode()) % 20 == 0 for word, _ in rows])
    train, test = matrix[~held], matrix[held]
    y, c = labels[~held], weights[~held]

    def loss(parameters):
        margin = y * (train @ parameters)
        value = c @ np.logaddexp(0, -margin) + 1.0 * parameters @ parameters
        gradient = train.T @ (-c * y / (1 + np.exp(margin))) + 2.0 * parameters
        return value, gradient

    result = scipy.optimize.minimize(loss, np.zeros(BUCKETS), jac=True, method="L-BFGS-B", options={"maxiter": 60})
    table = np.clip(np.round(result.x * 16), -127, 127).astype(np.int8)
    scores = test @ (table / 16.0)
    right = np.sign(scores) == labels[held]
    latin = scripts[held] == 0
    print(f"{len(positive)} names, {len(negative)} words; share of correct held-out words: {right[latin].mean():.3f} in Latin "
          f"letters, {right[~latin].mean():.3f} in others")
    pathlib.Path(options.out).write_bytes(struct.pack("<4sIII", b"BNGR", 1, BUCKETS, 0) + table.tobytes())


if __name__ == "__main__":
    main()
