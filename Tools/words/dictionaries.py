"""Reads the dictionaries: `simplemma`, `spacy-lookups-data`, `stopwordsiso`, Unicode CLDR and the spelling dictionaries of Debian."""

import gzip
import json
import math
import pathlib
import re

import packages

LETTERS = re.compile(r"^[^\W\d_]+(?:['’][^\W\d_]{1,2})?$")


def forms(language, common, listed=None):
    """Yields (form, lemma, whether it is capitalized) of `simplemma`.

    With `listed`, yields only forms of words in `common` and forms that are in `listed`.
    """
    from simplemma.strategies.dictionaries import dictionary_factory

    code = packages.SIMPLEMMA.get(language, language)
    if code not in dictionary_factory.SUPPORTED_LANGUAGES:
        return
    bases = {word.encode() for word in common} | {word.capitalize().encode() for word in common}
    wanted = None if listed is None else {word.encode() for word in listed} | {word.capitalize().encode() for word in listed}
    for key, value in dictionary_factory._load_dictionary_from_disk(code).items():
        if wanted is not None and value not in bases and key not in wanted:
            continue
        form, lemma = key.decode(), value.decode()
        for word in {form, lemma} if wanted is None else {form}:
            if LETTERS.match(word):
                yield word, lemma, not word[0].islower() and word[0].lower() != word[0]


def probabilities(language):
    """Returns {word: (probability, whether it is mostly capitalized)} of `spacy-lookups-data`, which has four languages."""
    import spacy_lookups_data

    path = pathlib.Path(spacy_lookups_data.__file__).parent / "data" / f"{language}_lexeme_prob.json.gz"
    if not path.exists():
        return {}
    lower, upper = {}, {}
    with gzip.open(path) as file:
        for word, logarithm in json.load(file).items():
            if logarithm > -15 and LETTERS.match(word) and not word.isupper():
                table = lower if word == word.lower() else upper
                table[word.lower()] = table.get(word.lower(), 0) + math.exp(logarithm)
    return {word: (lower.get(word, 0) + upper.get(word, 0), upper.get(word, 0) > lower.get(word, 0)) for word in {**lower, **upper}}


def stopwords(language):
    import stopwordsiso

    return [word for word in stopwordsiso.stopwords(language) if LETTERS.match(word)] if stopwordsiso.has_lang(language) else []


def numbers():
    """Returns the words of the numbers from 0 to 100 (package `num2words`), without those that are also articles."""
    import num2words

    found = set()
    for language in packages.LANGUAGES:
        for number in [*range(0, 101), 200, 300]:
            try:
                text = num2words.num2words(number, lang=language)
            except (NotImplementedError, IndexError, KeyError, OverflowError):
                continue
            # 1 is an article in many languages; a word of one or two letters is a preposition as well.
            found.update(word for word in re.findall(r"[^\W\d_]+", text.lower()) if number > 1 and len(word) > 2 or number == 0)
    for language in packages.LANGUAGES:
        found.difference_update(stopwords(language) if language != "en" else ())
    found.update("zero one two three four five six seven eight nine ten double triple oh hundred".split())
    return found - {"and", "oh", "und"}


def english(work):
    """Returns the English words in common use: SCOWL up to size 35, Debian's `wamerican-small`."""
    found = []
    for path in (work / "deb").glob("x-wamerican-small/usr/share/dict/american-english-small"):
        found = [word for word in path.read_text(encoding="utf-8").splitlines() if LETTERS.match(word) and word == word.lower()]
    if not found:
        raise SystemExit("wamerican-small: not found; run Tools/words/build")
    return found


def calendar(language):
    """Returns the names of months, weekdays, languages, territories and units (Unicode CLDR, package `babel`)."""
    import babel

    locale = babel.Locale.parse({"no": "nb", "tl": "fil"}.get(language, language))
    names = set()
    for table in (locale.months, locale.days):
        for width in ("wide", "abbreviated"):
            names.update(table["format"][width].values())
            names.update(table["stand-alone"][width].values())
    names.update(locale.languages.values())
    names.update(locale.territories.values())
    found = set()
    for name in names:
        found.update(word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 1)
    return found


def days(language):
    """Returns the full names of months and weekdays (Unicode CLDR, package `babel`)."""
    import babel

    locale = babel.Locale.parse({"no": "nb", "tl": "fil"}.get(language, language))
    names = [name for table in (locale.months, locale.days) for form in ("format", "stand-alone") for name in table[form]["wide"].values()]
    return {word for name in names for word in re.findall(r"[^\W\d_]+", name)}


def territories():
    """Returns the words of one-word country names in all languages."""
    import babel

    found = set()
    for language in packages.LANGUAGES:
        locale = babel.Locale.parse({"no": "nb", "tl": "fil"}.get(language, language))
        for code, name in locale.territories.items():
            if code.isalpha() and LETTERS.match(name):
                found.add(name.lower())
    return found


def spelling(work, language, is_expanded):
    """Yields (word, whether it is capitalized) of the spelling dictionaries, if wanted with their suffixes and prefixes applied."""
    for package, path, code, _ in packages.DICTIONARIES:
        if code == language:
            yield from expand(work / "deb" / f"x-{package}", path, is_expanded)


def expand(folder, name, is_expanded):
    """Reads a dictionary: each word and, if wanted, each suffix and prefix of its flags, one at a time."""
    sources = [path for path in folder.rglob(f"{name}.dic")]
    if not sources:
        return
    affixes = sources[0].with_suffix(".aff")
    encoding = re.search(rb"^SET\s+(\S+)", affixes.read_bytes(), re.M)
    encoding = encoding.group(1).decode().replace("microsoft-cp", "cp") if encoding else "latin-1"
    rules, aliases, mode = {}, [], "char"
    for line in affixes.read_text(encoding, "replace").splitlines():
        parts = line.split()
        if len(parts) >= 2 and parts[0] == "FLAG":
            mode = parts[1]
        elif len(parts) == 2 and parts[0] == "AF":
            aliases.append(parts[1])
        elif len(parts) > 2 and parts[0] == "AF":
            aliases.append(parts[1])
        elif len(parts) >= 5 and parts[0] in ("SFX", "PFX"):
            strip, add = parts[2].replace("0", ""), parts[3].split("/")[0].replace("0", "")
            try:
                condition = re.compile(("" if parts[0] == "PFX" else "(?:") + ("^" + parts[4] if parts[0] == "PFX" else parts[4] + ")$"))
            except re.error:
                continue
            rules.setdefault(parts[1], []).append((parts[0], strip, add, condition))
    aliases = aliases[1:]
    for line in sources[0].read_text(encoding, "replace").splitlines()[1:]:
        word, _, flags = line.split("\t")[0].split(" ")[0].partition("/")
        if aliases and flags.isdigit():
            flags = aliases[int(flags) - 1] if 0 < int(flags) <= len(aliases) else ""
        flags = re.findall("..", flags) if mode == "long" else flags.split(",") if mode == "num" else list(flags)
        if not LETTERS.match(word):
            continue
        is_upper = word[0] != word[0].lower()
        yield word, is_upper
        for flag in flags if is_expanded else ():
            for kind, strip, add, condition in rules.get(flag, ()):
                if not condition.search(word):
                    continue
                if kind == "SFX" and word.endswith(strip):
                    formed = word[:len(word) - len(strip)] + add
                elif kind == "PFX" and word.startswith(strip):
                    formed = add + word[len(strip):]
                else:
                    continue
                if LETTERS.match(formed):
                    yield formed, is_upper
