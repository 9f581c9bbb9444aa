#!/usr/bin/env python3
"""Trains the tagger of names of people.

  train.py --tool NAME-FEATURES --full-tool NAME-FEATURES --texts FILE.jsonl:WEIGHT[:full]… --held FILE.jsonl… --out DIR

`--tool` has the lexicon without a share of the names, `--full-tool` the released one; `:full` selects the latter for a
file. The network is the one of `NameTagger.swift`: the sum of the vectors of a word's features, three convolutions, the
scores of three tags (no name, first word, further word). Features are dropped at random, so that neither the word itself
nor its entry in the lexicon decides alone. Writes `name-vectors.bin` and `name-layers.bin`.
"""

import argparse
import json
import pathlib
import struct
import subprocess

import jax
import jax.numpy as jnp
import numpy as np
import optax

#: The number of rows of `NameTokenFeatures.swift`, and one row more that stands for a dropped feature.
ROWS = 45_650
WIDTH = 16
LONGEST = 48
#: Slope and shift from the network's logit to the confidence. The shift was chosen so that at most 0.5 % of interface
#: sentences have a finding at 0.5.
CALIBRATION = (1.3, -1.625)


class Texts:
    """The features and tags of the words of labeled texts."""

    def __init__(self, tool, path, weight=1.0):
        rows = [json.loads(line) for line in open(path, encoding="utf-8")]
        clean = lambda text: text.replace("\n", " ").replace("\t", " ")
        lines = subprocess.run([tool], input="".join(f"{r['kind']}\t{clean(r['text'])}\n" for r in rows),
                               capture_output=True, text=True, check=True).stdout.split("\n")
        self.rows, features, tags, self.places, self.ends = rows, [], [], [], [0]
        for row, line in zip(rows, lines):
            inside = None
            for word in filter(None, line.split("\t")):
                start, end, indices = word.split(":")
                start, end = int(start), int(end)
                span = next((i for i, (s, e) in enumerate(row["spans"]) if start < e and s < end), None)
                tags.append(0 if span is None else 2 if span == inside else 1)
                inside = span
                features.append(np.array(indices.split(","), np.int32))
                self.places.append((start, end))
            self.ends.append(len(tags))
        self.features, self.tags = np.array(features), np.array(tags, np.int32)
        self.weights = np.full(len(rows), weight, np.float32)

    def __len__(self):
        return len(self.rows)

    def lengths(self):
        return np.minimum(np.diff(self.ends), LONGEST)

    def batch(self, rows, length):
        shape = (len(rows), length)
        features = np.full((*shape, self.features.shape[1]), ROWS - 1, np.int32)
        tags, mask = np.zeros(shape, np.int32), np.zeros(shape, np.float32)
        for index, row in enumerate(rows):
            start = self.ends[row]
            count = min(self.ends[row + 1] - start, length)
            features[index, :count] = self.features[start:start + count]
            tags[index, :count] = self.tags[start:start + count]
            mask[index, :count] = 1
        return features, tags, mask, self.weights[rows]


def merged(parts):
    whole = parts[0]
    for part in parts[1:]:
        base = len(whole.tags)
        whole.rows += part.rows
        whole.features = np.concatenate([whole.features, part.features])
        whole.tags = np.concatenate([whole.tags, part.tags])
        whole.weights = np.concatenate([whole.weights, part.weights])
        whole.places += part.places
        whole.ends += [base + end for end in part.ends[1:]]
    return whole


def initial(key):
    keys = jax.random.split(key, 6)
    normal = lambda index, *shape: jax.random.normal(keys[index], shape)
    scale = 1.4 * (1 / (3 * WIDTH)) ** 0.5
    layer = lambda index: {"weights": normal(index, 3, WIDTH, WIDTH) * scale, "bias": jnp.zeros(WIDTH)}
    return {"vectors": normal(0, ROWS, WIDTH) * 0.05, "mean": normal(1, WIDTH, WIDTH) * 0.1,
            "layers": [layer(2), layer(3), layer(4)],
            "tags": normal(5, WIDTH, 3) * 0.1, "bias": jnp.array([1.0, 0.0, 0.0])}


def convolution(words, layer, distance):
    padded = jnp.pad(words, ((0, 0), (distance, distance), (0, 0)))
    count = words.shape[1]
    return layer["bias"] + sum(padded[:, i * distance:i * distance + count] @ layer["weights"][i] for i in range(3))


def scores(network, features, mask):
    mask = mask[..., None]
    words = network["vectors"][features].sum(2) * mask
    mean = words.sum(1) / jnp.maximum(mask.sum(1), 1)
    first, second, third = network["layers"]
    words = jax.nn.relu(convolution(words, first, 1) + (mean @ network["mean"])[:, None]) * mask
    words += jax.nn.relu(convolution(words, second, 2)) * mask
    words += jax.nn.relu(convolution(words, third, 1)) * mask
    return words @ network["tags"] + network["bias"]


def loss(network, features, tags, mask, weights):
    likelihood = jax.nn.log_softmax(scores(network, features, mask))
    chosen = jnp.take_along_axis(likelihood, tags[..., None], 2)[..., 0]
    # Softened labels keep the network from being too sure of its own texts.
    softened = 0.95 * chosen + 0.05 * likelihood.mean(2)
    return -(softened * mask * weights[:, None]).sum() / mask.sum() + 1e-8 * (network["vectors"] ** 2).sum()


def epoch(texts, generator, size=256):
    """Yields batches of texts of similar length, with features dropped at random."""
    lengths = texts.lengths()
    order = generator.permutation(len(texts))
    order = order[np.argsort(lengths[order] // 4 + generator.random(len(order)) * 1.5, kind="stable")]
    chunks = [order[start:start + size] for start in range(0, len(order) - size + 1, size)]
    generator.shuffle(chunks)
    for chunk in chunks:
        length = min(LONGEST, max(8, -(-lengths[chunk].max() // 8) * 8))
        features, tags, mask, weights = texts.batch(chunk, int(length))
        for column in range(features.shape[2]):
            share = 0.3 if column < 4 else 0.05
            features[..., column][generator.random(mask.shape) < share] = ROWS - 1
        yield features, tags, mask, weights


def train(texts, epochs, seed=1):
    steps = epochs * (len(texts) // 256)
    optimizer = optax.adam(optax.cosine_decay_schedule(3e-3, steps))
    network = initial(jax.random.PRNGKey(seed))
    state = optimizer.init(network)

    @jax.jit
    def step(network, state, *batch):
        value, gradient = jax.value_and_grad(loss)(network, *batch)
        updates, state = optimizer.update(gradient, state)
        return optax.apply_updates(network, updates), state, value

    generator = np.random.default_rng(seed)
    for number in range(epochs):
        values = []
        for batch in epoch(texts, generator):
            network, state, value = step(network, state, *batch)
            values.append(float(value))
        print(f"epoch {number + 1}: loss {np.mean(values):.4f}", flush=True)
    return network


def measure(network, texts, title):
    """Prints the share of names found and of texts without a name that have a finding, by confidence."""
    probability = jax.jit(lambda features, mask: 1 - jax.nn.softmax(scores(network, features, mask))[..., 0])
    found, false = [], []
    for start in range(0, len(texts), 256):
        rows = np.arange(start, min(start + 256, len(texts)))
        features, _, mask, _ = texts.batch(rows, LONGEST)
        names = np.asarray(probability(features, mask)) * mask
        for row, values in zip(rows, names):
            places = texts.places[texts.ends[row]:texts.ends[row + 1]][:LONGEST]
            for s, e in texts.rows[row]["spans"]:
                found.append(max((v for v, (a, b) in zip(values, places) if a < e and s < b), default=0.0))
            if not texts.rows[row]["spans"]:
                false.append(values.max())
    slope, shift = CALIBRATION
    for confidence in (0.5, 0.7, 0.9):
        least = 1 / (1 + np.exp(-(np.log(confidence / (1 - confidence)) - shift) / slope))
        shares = [float(np.mean(np.array(values) > least)) if values else float("nan") for values in (found, false)]
        print(f"{title} at {confidence}: found {shares[0]:.3f}, false {shares[1]:.4f}")


def write(network, folder):
    """Writes the tables in the layout that `NameTagger.swift` reads."""
    vectors = np.asarray(network["vectors"])[: ROWS - 1]
    scale = np.quantile(np.abs(vectors), 0.9999) / 127
    bytes_ = np.clip(np.round(vectors / scale), -127, 127).astype(np.int8)
    numbers = [np.array([scale, *CALIBRATION]), network["mean"]]
    for layer in network["layers"]:
        numbers += [layer["bias"], layer["weights"]]
    numbers += [network["bias"], np.asarray(network["tags"]).T]
    layers = np.concatenate([np.asarray(n, "<f4").ravel() for n in numbers])
    (folder / "name-vectors.bin").write_bytes(struct.pack("<4sIII", b"BVEC", 1, len(bytes_), WIDTH) + bytes_.tobytes())
    (folder / "name-layers.bin").write_bytes(struct.pack("<4sIII", b"BLAY", 1, len(layers), 0) + layers.tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--full-tool", required=True)
    parser.add_argument("--texts", required=True, nargs="+")
    parser.add_argument("--held", nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    parts = []
    for entry in options.texts:
        path, weight, *lexicon = entry.split(":")
        parts.append(Texts(options.full_tool if lexicon else options.tool, path, float(weight)))
    network = train(merged(parts), options.epochs)
    for path in options.held:
        measure(network, Texts(options.full_tool, path), pathlib.Path(path).stem)
    write(network, options.out)


if __name__ == "__main__":
    main()
