#!/usr/bin/env python3
"""Trains the person-name scorer and measures it.

  train.py --tool NAME-FEATURES --train FILE.jsonl… --held FILE.jsonl [--out name-weights.bin] [--neutral FILE.txt]

A span that is the name is an example for, one that has nothing of it an example against; one that has a part of it
counts against, too, but less. Logistic regression with L2, weights in 1/512 of a logit. The intercept is moved so that
the share of neutral texts with a finding at confidence 0.5 is `--rate` on the calibration part of the training texts.
"""

import argparse
import json
import pathlib
import struct
import subprocess

import numpy as np
import scipy.optimize
import scipy.sparse

FEATURES = 4096


def read(tool, rows):
    text = "".join(f"{row['kind']}\t{row['text'].replace(chr(10), ' ')}\n" for row in rows)
    output = subprocess.run([tool], input=text, capture_output=True, text=True, check=True).stdout.split("\n")
    result = []
    for line in output[: len(rows)]:
        spans = []
        for field in filter(None, line.split("\t")):
            start, end, confidence, features = field.split(":")
            spans.append((int(start), int(end), [int(f) for f in features.split(",")]))
        result.append(spans)
    return result


def examples(rows, spans, unsure=0.35):
    labels, weights, columns, pointers, owner = [], [], [], [0], []
    for index, (row, found) in enumerate(zip(rows, spans)):
        for start, end, features in found:
            gold = row["spans"]
            exact = any(start == s and end == e for s, e in gold)
            touches = any(start < e and s < end for s, e in gold)
            labels.append(1.0 if exact else -1.0)
            weights.append(1.0 if exact or not touches else unsure)
            columns += features
            pointers.append(len(columns))
            owner.append(index)
    data = np.ones(len(columns), np.float64)
    matrix = scipy.sparse.csr_matrix((data, columns, pointers), (len(labels), FEATURES))
    return matrix, np.array(labels), np.array(weights), np.array(owner)


def fit(matrix, labels, weights, strength):
    def loss(parameters):
        margin = labels * (matrix @ parameters[:-1] + parameters[-1])
        value = weights @ np.logaddexp(0, -margin) + strength * parameters[:-1] @ parameters[:-1]
        slope = -weights * labels / (1 + np.exp(np.clip(margin, -50, 50)))
        gradient = np.append(matrix.T @ slope + 2 * strength * parameters[:-1], slope.sum())
        return value, gradient
    start = np.zeros(FEATURES + 1)
    return scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 250}).x


def best(rows, spans, parameters):
    """The score of the best span of each text, and whether it touches a name."""
    matrix, _, _, owner = examples(rows, spans)
    scores = matrix @ parameters[:-1] + parameters[-1]
    top = np.full(len(rows), -50.0)
    hit = np.full(len(rows), -50.0)
    at = 0
    for index, (row, found) in enumerate(zip(rows, spans)):
        for start, end, _ in found:
            top[index] = max(top[index], scores[at])
            if any(start < e and s < end for s, e in row["spans"]):
                hit[index] = max(hit[index], scores[at])
            at += 1
    return top, hit


def report(title, rows, spans, parameters, show=0):
    top, hit = best(rows, spans, parameters)
    positive = np.array([bool(row["spans"]) for row in rows])
    line = [f"{title}: {positive.sum()} with a name, {(~positive).sum()} without;"]
    for level in (0.0, 1.0, 2.0, 3.0):
        recall = (hit[positive] > level).mean() if positive.any() else float("nan")
        false = (top[~positive] > level).mean() if (~positive).any() else float("nan")
        line.append(f"> {level:.0f}: R {recall:.3f} FPR {false:.4f};")
    print(" ".join(line))
    tags = {}
    for row, p, t, h in zip(rows, positive, top, hit):
        cell = tags.setdefault(row["tag"], [0, 0])
        cell[0] += (h if p else t) > 0
        cell[1] += 1
    print("   ", "  ".join(f"{tag} {a / b:.3f}" for tag, (a, b) in sorted(tags.items())))
    if show:
        misses = [row["text"] for row, p, h in zip(rows, positive, hit) if p and h <= 0]
        false = [(round(t, 1), row["text"]) for row, p, t in zip(rows, positive, top) if not p and t > 0]
        print("    MISSED:", *misses[:show], sep="\n      ")
        print("    FALSE:", *false[:show], sep="\n      ")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--held", required=True)
    parser.add_argument("--out")
    parser.add_argument("--strength", type=float, default=0.5)
    parser.add_argument("--rate", type=float, default=0.009)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    load = lambda path: [json.loads(line) for line in open(path)]
    rows = [row for path in options.train for row in load(path)]
    spans = read(options.tool, rows)
    matrix, labels, weights, owner = examples(rows, spans)
    cut = owner < len(rows) * 0.9
    print(f"{matrix.shape[0]} spans, {int((labels > 0).sum())} of them names")
    parameters = fit(matrix[cut], labels[cut], weights[cut], options.strength)
    calibration = range(int(len(rows) * 0.9) + 1, len(rows))
    part, part_spans = [rows[i] for i in calibration], [spans[i] for i in calibration]
    top, _ = best(part, part_spans, parameters)
    neutral = np.array([t for t, row in zip(top, part) if not row["spans"]])
    threshold = np.quantile(neutral, 1 - options.rate)
    print(f"neutral texts of the calibration part: {1 - options.rate:.3f} lie below {threshold:.2f}")
    parameters[-1] -= max(threshold, -1.0)
    report("calibration", part, part_spans, parameters)
    held = load(options.held)
    report("held out", held, read(options.tool, held), parameters, options.show)
    if options.out:
        table = np.clip(np.round(parameters * 512), -32768, 32767).astype("<i2")
        pathlib.Path(options.out).write_bytes(struct.pack("<4sIII", b"BWGT", 1, len(table), 0) + table.tobytes())
        print(f"{options.out}: {len(table)} weights, {int((table != 0).sum())} not zero")


if __name__ == "__main__":
    main()
