#!/usr/bin/env python3
"""Trains the tagger of names of people.

  train.py --tool NAME-FEATURES --full-tool NAME-FEATURES --texts FILE.jsonl:WEIGHT[:full]… --held FILE.jsonl… --out DIR

`--tool` has the lexicon without a share of the names, `--full-tool` the released one; `:full` selects the latter for a
file. The network is the one of `NameTagger.swift`: the sum of the vectors of a word's features, three convolutions, the
scores of three tags (no name, first word, further word). Features, words and numbers between the layers are dropped at
random, so that neither the word itself, nor its entry in the lexicon, nor one word near it decides alone. A word in few
texts has the vector of a dropped feature: its own would remember these texts. Writes `name-vectors.bin` and `name-layers.bin`.
"""

import argparse
import json
import pathlib
import struct
import subprocess
import zlib

import jax
import jax.numpy as jnp
import numpy as np
import optax

#: The number of rows of `NameTokenFeatures.swift`, and one row more that stands for a dropped feature.
ROWS = 45_750
WIDTH = 16
LONGEST = 48
#: The rows of words, and the number of texts that a word must occur in for a vector of its own.
WORDS, MINIMUM_TEXTS = 1 << 15, 40
#: The shares that are dropped: of the features of a word's letters, of its other features, of whole words, of the numbers
#: between the layers.
LETTERS_DROPPED, OTHERS_DROPPED, WORDS_DROPPED, NUMBERS_DROPPED = 0.2, 0.05, 0.15, 0.15
#: Slope and shift from the network's logit to the confidence. The shift was chosen so that about a third of a percent of interface
#: sentences have a finding at 0.5.
CALIBRATION = (1.3, -1.6)


def flow_language(row):
    """Returns the language of the flow of a text for training: that of the text, English or none. Many flows are in English by
    default, whatever the language of their texts."""
    return (row.get("language", ""), row.get("language", ""), "en", "")[zlib.crc32(row["text"].encode()) % 4]


class Texts:
    """The features and tags of the words of labeled texts."""

    def __init__(self, tool, path, weight=1.0, varies=False):
        rows = [json.loads(line) for line in open(path, encoding="utf-8")]
        clean = lambda text: text.replace("\n", " ").replace("\t", " ")
        language = flow_language if varies else lambda row: row.get("language", "")
        lines = subprocess.run([tool], input="".join(f"{r['kind']}\t{language(r)}\t{clean(r['text'])}\n" for r in rows),
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
        self.features = np.array(features)
        # Softened labels keep the network from being too sure of its own texts.
        self.targets = np.float32(0.95 * np.eye(3)[tags] + 0.05 / 3)
        self.weights = np.full(len(rows), weight, np.float32)

    def __len__(self):
        return len(self.rows)

    def lengths(self):
        return np.minimum(np.diff(self.ends), LONGEST)

    def batch(self, rows, length):
        shape = (len(rows), length)
        features = np.full((*shape, self.features.shape[1]), ROWS - 1, np.int32)
        targets, mask = np.zeros((*shape, 3), np.float32), np.zeros(shape, np.float32)
        for index, row in enumerate(rows):
            start = self.ends[row]
            count = min(self.ends[row + 1] - start, length)
            features[index, :count] = self.features[start:start + count]
            targets[index, :count] = self.targets[start:start + count]
            mask[index, :count] = 1
        return features, targets, mask, self.weights[rows]


def merged(parts):
    whole = parts[0]
    for part in parts[1:]:
        base = len(whole.targets)
        whole.rows += part.rows
        whole.features = np.concatenate([whole.features, part.features])
        whole.targets = np.concatenate([whole.targets, part.targets])
        whole.weights = np.concatenate([whole.weights, part.weights])
        whole.places += part.places
        whole.ends += [base + end for end in part.ends[1:]]
    return whole


def initial(key, width):
    keys = jax.random.split(key, 6)
    normal = lambda index, *shape: jax.random.normal(keys[index], shape)
    scale = 1.4 * (1 / (3 * width)) ** 0.5
    layer = lambda index: {"weights": normal(index, 3, width, width) * scale, "bias": jnp.zeros(width)}
    return {"vectors": normal(0, ROWS, width) * 0.05, "mean": normal(1, width, width) * 0.1,
            "layers": [layer(2), layer(3), layer(4)],
            "tags": normal(5, width, 3) * 0.1, "bias": jnp.array([1.0, 0.0, 0.0])}


def convolution(words, layer, distance):
    padded = jnp.pad(words, ((0, 0), (distance, distance), (0, 0)))
    count = words.shape[1]
    return layer["bias"] + sum(padded[:, i * distance:i * distance + count] @ layer["weights"][i] for i in range(3))


def scores(network, features, mask, key=None):
    """Returns the scores of the tags. With a key, numbers between the layers are dropped."""
    mask = mask[..., None]

    def thinned(words, layer):
        if key is None:
            return words
        kept = jax.random.bernoulli(jax.random.fold_in(key, layer), 1 - NUMBERS_DROPPED, words.shape)
        return words * kept / (1 - NUMBERS_DROPPED)

    words = thinned(network["vectors"][features].sum(2) * mask, 0)
    mean = words.sum(1) / jnp.maximum(mask.sum(1), 1)
    first, second, third = network["layers"]
    words = jax.nn.relu(convolution(words, first, 1) + (mean @ network["mean"])[:, None]) * mask
    words = thinned(words, 1)
    words += jax.nn.relu(convolution(words, second, 2)) * mask
    words = thinned(words, 2)
    words += jax.nn.relu(convolution(words, third, 1)) * mask
    return words @ network["tags"] + network["bias"]


def loss(network, key, features, targets, mask, weights):
    likelihood = (jax.nn.log_softmax(scores(network, features, mask, key)) * targets).sum(2)
    return -(likelihood * mask * weights[:, None]).sum() / mask.sum() + 1e-8 * (network["vectors"] ** 2).sum()


def epoch(texts, generator, size=256):
    """Yields batches of texts of similar length, with features dropped at random."""
    lengths = texts.lengths()
    order = generator.permutation(len(texts))
    order = order[np.argsort(lengths[order] // 4 + generator.random(len(order)) * 1.5, kind="stable")]
    chunks = [order[start:start + size] for start in range(0, len(order) - size + 1, size)]
    generator.shuffle(chunks)
    for chunk in chunks:
        length = min(LONGEST, max(8, -(-lengths[chunk].max() // 8) * 8))
        features, targets, mask, weights = texts.batch(chunk, int(length))
        for column in range(features.shape[2]):
            share = LETTERS_DROPPED if column < 4 else OTHERS_DROPPED
            features[..., column][generator.random(mask.shape) < share] = ROWS - 1
        features[..., :4][generator.random(mask.shape) < WORDS_DROPPED] = ROWS - 1
        yield features, targets, mask, weights


def train(texts, epochs, width=WIDTH, seed=1):
    steps = epochs * (len(texts) // 256)
    optimizer = optax.adam(optax.cosine_decay_schedule(3e-3, steps))
    network = initial(jax.random.PRNGKey(seed), width)
    state = optimizer.init(network)

    @jax.jit
    def step(network, state, key, *batch):
        value, gradient = jax.value_and_grad(loss)(network, key, *batch)
        updates, state = optimizer.update(gradient, state)
        return optax.apply_updates(network, updates), state, value

    generator = np.random.default_rng(seed)
    rare = rare_words(texts)
    texts.features[:, 0][rare[texts.features[:, 0]]] = ROWS - 1
    keys = jax.random.PRNGKey(seed + 1)
    for number in range(epochs):
        values = []
        for batch in epoch(texts, generator):
            keys, key = jax.random.split(keys)
            network, state, value = step(network, state, key, *batch)
            values.append(float(value))
        print(f"epoch {number + 1}: loss {np.mean(values):.4f}", flush=True)
    vectors = network["vectors"]
    return network | {"vectors": jnp.where(jnp.asarray(rare)[:, None], vectors[ROWS - 1], vectors), "rare": rare}


def rare_words(texts):
    """Returns for each row whether it is of a word that occurs in fewer than MINIMUM_TEXTS texts. Copies of a text count
    once: `source` names the text that a row comes from."""
    counts = np.zeros(ROWS, np.int32)
    sources = [set() for _ in range(WORDS)]
    for index, row in enumerate(texts.rows):
        for word in set(texts.features[texts.ends[index]:texts.ends[index + 1], 0].tolist()):
            if word < WORDS and len(sources[word]) < MINIMUM_TEXTS:
                sources[word].add(row.get("source", index))
    counts[:WORDS] = [len(found) for found in sources]
    return (counts < MINIMUM_TEXTS) & (np.arange(ROWS) < WORDS)


def distill(texts, networks):
    """Replaces half of each label by the mean estimate of some networks."""
    estimate = jax.jit(lambda network, features, mask: jax.nn.softmax(scores(network, features, mask)))
    lengths = texts.lengths()
    order = np.argsort(lengths, kind="stable")
    estimates = texts.targets.copy()
    for start in range(0, len(order), 256):
        rows = order[start:start + 256]
        length = min(LONGEST, max(8, -(-int(lengths[rows].max()) // 8) * 8))
        features, _, mask, _ = texts.batch(rows, length)
        means = sum(np.asarray(estimate(network, features, mask)) for network in networks) / len(networks)
        for row, values in zip(rows, means):
            first = texts.ends[row]
            count = min(texts.ends[row + 1] - first, length)
            estimates[first:first + count] = values[:count]
    texts.targets = (texts.targets + estimates) / 2


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
    """Writes the tables in the layout that `NameTagger.swift` reads: a bit for each word that has a vector of its own, the
    number of such words before each 64 bits, the vector of all other words, the vectors of the words, those of the other
    features."""
    vectors = np.asarray(network["vectors"])
    own = ~network["rare"][:WORDS]
    vectors = np.concatenate([vectors[ROWS - 1:], vectors[:WORDS][own], vectors[WORDS:ROWS - 1]])
    scale = np.quantile(np.abs(vectors), 0.9999) / 127
    bytes_ = np.clip(np.round(vectors / scale), -127, 127).astype(np.int8)
    counts = own.reshape(-1, 64).sum(1)
    index = np.packbits(own, bitorder="little").tobytes() + (np.cumsum(counts) - counts).astype("<u2").tobytes()
    numbers = [np.array([scale, *CALIBRATION]), network["mean"]]
    for layer in network["layers"]:
        numbers += [layer["bias"], layer["weights"]]
    numbers += [network["bias"], np.asarray(network["tags"]).T]
    layers = np.concatenate([np.asarray(n, "<f4").ravel() for n in numbers])
    (folder / "name-vectors.bin").write_bytes(struct.pack("<4sIII", b"BVEC", 2, len(bytes_), WIDTH) + index + bytes_.tobytes())
    (folder / "name-layers.bin").write_bytes(struct.pack("<4sIII", b"BLAY", 1, len(layers), 0) + layers.tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--full-tool", required=True)
    parser.add_argument("--texts", required=True, nargs="+")
    parser.add_argument("--held", nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--teachers", type=int, default=3)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    parts = []
    for entry in options.texts:
        path, weight, *lexicon = entry.split(":")
        parts.append(Texts(options.full_tool if lexicon else options.tool, path, float(weight), varies=True))
    texts = merged(parts)
    # Several wide networks agree on what one would learn by chance; the released one learns from their mean.
    distill(texts, [train(texts, options.epochs, 2 * WIDTH, seed) for seed in range(2, 2 + options.teachers)])
    network = train(texts, options.epochs)
    for path in options.held:
        measure(network, Texts(options.full_tool, path), pathlib.Path(path).stem)
    write(network, options.out)


if __name__ == "__main__":
    main()
