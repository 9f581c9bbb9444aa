#!/usr/bin/env python3
"""Trains and measures the person-name scorer.

  train.py --tool NAME-FEATURES --train FILE --calibration FILE --held FILE [--out name-weights.bin]

A span that equals the name is a positive example, any other span a negative one, with a lower weight if it overlaps the
name. The model is a logistic regression with L2 regularization and weights in 1/512 of a logit. It is calibrated on
separate texts so that the confidence is the share of correct findings, and so that at most `--rate` of the neutral texts
have a finding at 0.5.
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
    """Returns the best score of each text, and the best score of a span that overlaps a name."""
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


def calibrate(rows, spans, parameters, rate, odds=4):
    """Scales and shifts the scores so that their logistic is the share of correct findings among texts of which one in five
    contains a name, and so that at most `rate` of the neutral texts have a finding at 0.5."""
    top, hit = best(rows, spans, parameters)
    positive = np.array([bool(row["spans"]) for row in rows])
    right = positive & (hit >= top)
    used = (top > -50) & (right | ~positive)
    weights = np.where(positive, (~positive).sum() / positive.sum() / odds, 1.0)[used]
    labels = np.where(right[used], 1.0, -1.0)

    def loss(line):
        margin = labels * (line[0] * top[used] + line[1])
        slope = -weights * labels / (1 + np.exp(np.clip(margin, -50, 50)))
        return weights @ np.logaddexp(0, -margin), np.array([slope @ top[used], slope.sum()])
    stretch, shift = scipy.optimize.minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B").x
    least = -stretch * np.quantile(top[~positive], 1 - rate)
    print(f"calibration: scores times {stretch:.2f} plus {shift:.2f}; {rate:.3f} of the neutral texts require {least:.2f}")
    moved = parameters * stretch
    moved[-1] += min(shift, least)
    return moved


def reliability(rows, spans, parameters, odds=4):
    """Prints the share of correct findings by confidence, for one text in five with a name."""
    top, hit = best(rows, spans, parameters)
    positive = np.array([bool(row["spans"]) for row in rows])
    weight = (~positive).sum() / positive.sum() / odds
    confidence = 1 / (1 + np.exp(-top))
    print("| confidence | mean | findings | right |\n| --- | --- | --- | --- |")
    edges = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.001]
    for low, high in zip(edges, edges[1:]):
        inside = (confidence >= low) & (confidence < high)
        good, bad = (inside & positive & (hit >= top)).sum() * weight, (inside & ~positive).sum()
        if good + bad:
            mean = (confidence[inside & positive].sum() * weight + confidence[inside & ~positive].sum()) / (
                (inside & positive).sum() * weight + bad)
            print(f"| {low:.2f} to {min(high, 1):.2f} | {mean:.2f} | {inside.sum()} | {good / (good + bad):.2f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--train", required=True)
    parser.add_argument("--calibration", required=True)
    parser.add_argument("--held", required=True)
    parser.add_argument("--out")
    parser.add_argument("--strength", type=float, default=1.5)
    parser.add_argument("--rate", type=float, default=0.025)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    load = lambda path: [json.loads(line) for line in open(path)]
    rows = load(options.train)
    matrix, labels, weights, _ = examples(rows, read(options.tool, rows))
    print(f"{matrix.shape[0]} spans, {int((labels > 0).sum())} of them names")
    parameters = fit(matrix, labels, weights, options.strength)
    rows = load(options.calibration)
    spans = read(options.tool, rows)
    parameters = calibrate(rows, spans, parameters, options.rate)
    report("calibration", rows, spans, parameters)
    rows = load(options.held)
    spans = read(options.tool, rows)
    report("held out", rows, spans, parameters, options.show)
    reliability(rows, spans, parameters)
    if options.out:
        table = np.clip(np.round(parameters * 512), -32768, 32767).astype("<i2")
        pathlib.Path(options.out).write_bytes(struct.pack("<4sIII", b"BWGT", 1, len(table), 0) + table.tobytes())
        print(f"{options.out}: {len(table)} weights, {int((table != 0).sum())} not zero")


if __name__ == "__main__":
    main()
