#!/usr/bin/env python3
"""Writes broken copies of exports. The same seed gives the same copies.

    Tools/mutate/mutate.py FOLDER OUTPUT [--count 1000] [--seed 1]

Each copy gets personal data in some of its texts, which Tools/mutate/run searches for in reports, and then one to three
of the kinds of damage below. Needs the standard library only.
"""
import argparse
import base64
import io
import os
import pathlib
import random
import re
import string
import sys
import urllib.parse
import zipfile

# The public test numbers of the card schemes and of the IBAN registry. People are invented for each file.
CARDS = ["4111 1111 1111 1111", "5555 5555 5555 4444", "3782 822463 10005"]
IBANS = ["DE89370400440532013000", "GB82WEST12345698765432", "FR1420041010050500013M02606"]
# A line with a text that the linter reads, in YAML, HCL or JSON: the part before the value, and the value.
TEXT = re.compile(rb'^(\s*(?:- )?"?(?:name|description|tts|ttsString|message|personalStatus)"?\s*[:=]\s*)([^\n\[{|>]*?)(,?)$',
                  re.MULTILINE)
LARGEST = 300_000


def secret(random):
    """Returns an invented value that the linter reports with high confidence and that no real text contains."""
    word = lambda least, most: "".join(random.choices(string.ascii_lowercase, k=random.randint(least, most)))
    return random.choice([
        lambda: f"{word(6, 9)}.{word(7, 12)}@example.com",
        lambda: random.choice(CARDS),
        lambda: random.choice(IBANS),
    ])()


def plant(data, random):
    """Inserts values into up to four texts. Returns the bytes and the values."""
    places = [match for match in TEXT.finditer(data) if match.group(2)]
    planted = []
    for match in sorted(random.sample(places, min(4, len(places))), key=lambda match: -match.start()):
        value = secret(random)
        planted.append(value)
        text = f'"Call {value} back"'.encode()
        data = data[:match.start(2)] + text + data[match.end(2):]
    return data, planted


# --- kinds of damage ---------------------------------------------------------------------------------------------------

def flip_bits(data, random, others):
    broken = bytearray(data)
    for _ in range(random.choice([1, 2, 8, 64])):
        broken[random.randrange(len(broken))] ^= 1 << random.randrange(8)
    return bytes(broken)


def set_bytes(data, random, others):
    broken = bytearray(data)
    for _ in range(random.choice([1, 4, 16])):
        broken[random.randrange(len(broken))] = random.choice(b"\x00\x09\x0a\x0d\x1b\"'\\%#&*!|>{}[]:-,?@`~\x7f\x80\xc0\xed\xf5\xff")
    return bytes(broken)


def truncate(data, random, others):
    return data[: random.randrange(len(data))]


def behead(data, random, others):
    return data[random.randrange(len(data)):]


def splice(data, random, others):
    other = random.choice(others)
    return data[: random.randrange(len(data))] + other[random.randrange(len(other)):]


def double_block(data, random, others):
    lines = data.split(b"\n")
    start = random.randrange(len(lines))
    end = min(len(lines), start + random.randint(1, 40))
    return b"\n".join(lines[:end] + lines[start:end] * random.choice([1, 2, 20]) + lines[end:])


def delete_lines(data, random, others):
    lines = data.split(b"\n")
    for _ in range(random.randint(1, 5)):
        if len(lines) > 1:
            start = random.randrange(len(lines))
            del lines[start : start + random.randint(1, 4)]
    return b"\n".join(lines)


def shuffle_lines(data, random, others):
    lines = data.split(b"\n")
    start = random.randrange(len(lines))
    part = lines[start : start + 30]
    random.shuffle(part)
    return b"\n".join(lines[:start] + part + lines[start + 30 :])


def indent(data, random, others):
    lines = data.split(b"\n")
    for _ in range(random.randint(1, 6)):
        index = random.randrange(len(lines))
        lines[index] = random.choice([b" ", b"\t", b"    ", b"- ", b"? ", b"\xc2\xa0"]) + lines[index]
    return b"\n".join(lines)


def nest(data, random, others):
    depth = random.choice([20, 200, 2_000, 20_000])
    opening, closing = random.choice([
        (b"[", b"]"), (b'{"a":', b"}"), (b"- ", b""), (b"((", b"))"), (b"{{", b"}}"), (b"${", b"}"), (b'"[', b']"'),
        (b'ToAudioTTS(Append(', b"))"), (b"&a [", b"]"), (b"!t ", b""), (b"\\", b""), (b"? ", b""),
    ])
    place = random.randrange(len(data))
    middle = b"1" if random.random() < 0.5 else b""
    ending = closing * depth if random.random() < 0.7 else b""
    return data[:place] + opening * depth + middle + ending + data[place:]


def long_token(data, random, others):
    place = random.randrange(len(data))
    unit = random.choice([b"a", b"9", b"9-", b"a.", b"a@", b"\xe2\x80\x8d", b"\xcc\x81", b"Ann ", b"\xf0\x9f\x91\xa9", b"#", b"%41",
                          b"\\u0041", b'""', b"\r\n", b"*a ", b"&a "])
    return data[:place] + unit * random.choice([300, 5_000, 60_000]) + data[place:]


def swap_encoding(data, random, others):
    text = data.decode("utf-8", "replace")
    encoding = random.choice(["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037", "utf-7"])
    return text.encode(encoding, "replace")


def swap_line_ends(data, random, others):
    return data.replace(b"\n", random.choice([b"\r\n", b"\r", b"\xe2\x80\xa8", b"\xc2\x85", b"\n\n", b""]))


def swap_quotes(data, random, others):
    return data.translate(bytes.maketrans(*random.choice([(b"\"'", b"'\""), (b"{}", b"[]"), (b":", b"="), (b"[]", b"()")])))


def alias_bomb(data, random, others):
    lines = [b'a0: &a0 "lol"'] + [
        b"a%d: &a%d [%s]" % (level, level, b", ".join([b"*a%d" % (level - 1)] * 9)) for level in range(1, random.randint(3, 12))]
    return b"\n".join(lines) + b"\n" + data if random.random() < 0.5 else data + b"\n" + b"\n".join(lines)


def more_documents(data, random, others):
    return (data + b"\n---\n") * random.choice([2, 5]) if random.random() < 0.5 else b"---\n" * 5_000 + data


WAYS = [flip_bits, set_bytes, truncate, behead, splice, double_block, delete_lines, shuffle_lines, indent, nest, long_token,
        swap_encoding, swap_line_ends, swap_quotes, alias_bomb, more_documents]


# --- what is broken: the bytes of a file, the text inside an envelope, an archive around it ------------------------------

def opened(data):
    """The JSON in an `.i3` file; None for every other file."""
    if not data.startswith(b"JTdC"):
        return None
    try:
        return urllib.parse.unquote_to_bytes(base64.b64decode(data))
    except ValueError:
        return None


def sealed(text):
    return base64.b64encode(urllib.parse.quote_from_bytes(text, safe="").encode())


def archived(name, data, random):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", random.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as archive:
        archive.writestr(name, data)
        archive.writestr("second/" + name, data[: len(data) // 2])
    return buffer.getvalue()


def mutated(name, data, random, others):
    """One broken copy: its name, its bytes, the values planted in it and the ways taken."""
    inner = opened(data)
    breaks_inside = inner is not None and random.random() < 0.6
    text, planted = plant(data if inner is None else inner, random)
    ways = random.choices(WAYS, k=random.choice([1, 1, 1, 2, 3]))
    is_archive = random.random() < 0.08
    if inner is not None and not breaks_inside:
        text = sealed(text)
    if is_archive:
        text, name = archived(name, text, random), pathlib.PurePath(name).stem + ".zip"
        ways = random.choices([flip_bits, set_bytes, truncate, behead, splice], k=1)
    for way in ways:
        if text:
            text = way(text, random, others)[:4_000_000]
    if breaks_inside and not is_archive:
        text = sealed(text)
    return name, text, planted, [way.__name__ for way in ways]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    sources = sorted(path for path in options.folder.rglob("*") if path.is_file() and 0 < path.stat().st_size <= LARGEST)
    if not sources:
        sys.exit(f"{options.folder} holds no file to mutate")
    contents = [path.read_bytes() for path in sources]
    options.output.mkdir(parents=True, exist_ok=True)
    with open(options.output / "planted.tsv", "w", encoding="utf-8") as list_of_planted:
        for number in range(options.count):
            # A generator a file, so that a file does not change when there are more of them.
            dice = random.Random(f"{options.seed}/{number}")
            index = dice.randrange(len(sources))
            # Names of a kind that no value can be read from.
            source = f"export{sources[index].suffix}"
            name, data, planted, ways = mutated(source, contents[index], dice, contents)
            stem, suffix = os.path.splitext(name)
            file = f"{number:05d}-{stem}{suffix}"
            (options.output / file).write_bytes(data)
            print(file, ",".join(ways), *planted, sep="\t", file=list_of_planted)


if __name__ == "__main__":
    main()
