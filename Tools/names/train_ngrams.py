#!/usr/bin/env python3
"""Trains `ngrams.bin`: how likely a word that is in no list is a name.

  train_ngrams.py --names NAMES.TSV --out NGRAMS.BIN [--hide SHARE] [--dictionaries DIR]

The model is a logistic regression over hashed character 2- to 5-grams with weights of one signed byte (sixteenths of a
logit).
`CharacterModel.swift` computes the same hash.
"""

import argparse
import pathlib
import random
import struct
import zlib

import numpy as np
import scipy.optimize
import scipy.sparse

import sources
from build_lexicon import hidden

BUCKETS = 1 << 17


def indices(word):
    data = b"\x02" + word.encode() + b"\x03"
    found = set()
    for size in (2, 3, 4, 5):
        for start in range(len(data) - size + 1):
            value = (size * 0x9E3779B1) & 0xFFFFFFFF
            for byte in data[start:start + size]:
                value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
            found.add((value ^ value >> 15) & (BUCKETS - 1))
    return sorted(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--dictionaries", required=True)
    parser.add_argument("--hide", type=float, default=0)
    options = parser.parse_args()
    positive, negative = [], []
    known = set()
    for line in open(options.names):
        key, given, surname, word, foreign, flags = line.split("\t")
        given, surname, word, foreign, flags = map(int, (given, surname, word, foreign, flags))
        known.add(key)
        if not (key.isascii() and key.isalpha() and len(key) > 2):
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
    rows = positive + negative
    labels = np.array([1.0] * len(positive) + [-1.0] * len(negative))
    weights = np.array([weight for _, weight in rows])
    weights[: len(positive)] *= weights[len(positive):].sum() / weights[: len(positive)].sum()
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
    right = (np.sign(scores) == labels[held]).mean()
    print(f"{len(positive)} names, {len(negative)} words; share of correct held-out words: {right:.3f}")
    pathlib.Path(options.out).write_bytes(struct.pack("<4sIII", b"BNGR", 1, BUCKETS, 0) + table.tobytes())


if __name__ == "__main__":
    main()
