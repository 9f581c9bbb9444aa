"""Divides a text into words as `WordStream` does with `.divide`, and into sentences that count as neutral text."""

import re

MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u200c\u200d"
LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
#: A run of letters; an apostrophe belongs to it before an ending of one or two letters (`don't`, `I've`).
RUN = re.compile(rf"{LETTER}+(?:['’]{LETTER}{{1,2}}(?!{LETTER}))?")
POSSESSIVE = re.compile(r"['’][sS]$")
HUMP = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3000-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7ff]")
#: Anything that is code, markup, an address or a placeholder.
UNNEUTRAL = re.compile(r"[%{}<>$@#=|\\^~`\[\]*]|&\w+;|https?:|www\.|://|_|\w\.\w|\w/\w+/")


def words(text):
    """Returns the words of a text, without numbers, possessive endings and unspaced scripts."""
    found = []
    for run in RUN.findall(text):
        if UNSPACED.search(run):
            continue
        for part in HUMP.split(POSSESSIVE.sub("", run)):
            if part:
                found.append(part)
    return found


def sentences(text):
    """Yields the lines of an interface text that are free of placeholders, markup and addresses."""
    for line in text.split("\n"):
        line = " ".join(line.replace("&", "", 1).split() if re.search(r"&\w", line) and " & " not in line else line.split())
        if 2 <= len(line) <= 300 and not UNNEUTRAL.search(line) and any(char.isalpha() for char in line):
            yield line
