"""The languages of short words, for the conditions of phrases (words.py, WordValue.swift). Reads `word-languages.bin`, which
Tools/names/build_languages.py writes."""
import functools
import pathlib
import struct

from wordhash import digest

TABLE = pathlib.Path(__file__).resolve().parents[2] / "Sources/CTables/tables/word-languages.bin"
#: Languages that share most short words. A word of one is no different word in another.
RELATED = [{"da", "nb", "sv"}, {"hr", "sl", "sr"}, {"cs", "sk"}, {"ca", "es", "gl", "pt"}, {"id", "ms"}]
#: Families of languages. A short word that a list contains in several families is a loanword or a name.
FAMILIES = [
    {"bg", "cs", "hr", "mk", "pl", "ru", "sk", "sl", "sr", "uk"}, {"af", "da", "de", "en", "is", "nb", "nl", "sv"},
    {"ca", "es", "fr", "gl", "it", "pt", "ro"}, {"et", "fi"}, {"lt", "lv"}, {"id", "ms"},
]
#: Words of so many languages that the table has no room for their sets: those in which they are most frequent.
OMITTED = {
    "am": {"de", "en", "ro"}, "at": {"da", "en", "hu", "nb", "sv"}, "de": {"ca", "da", "es", "fr", "nb", "nl", "pt", "ro", "sv"},
    "den": {"cs", "da", "de", "nb", "sk", "sv"}, "el": {"ca", "es", "lt"}, "ga": {"da", "nb", "nl", "sv"},
    "in": {"de", "en", "it", "nl", "ro", "sl"}, "man": {"da", "de", "en", "nb", "sv", "vi"},
    "na": {"cs", "fr", "hr", "pl", "pt", "sk", "sl", "sr"}, "vai": {"it", "lv", "pt"},
}
#: The code of Japanese, whose texts have kana, and its place in a set.
JAPANESE, JAPANESE_PLACE = "ja", 63
#: The most letters of a phrase of one word with a condition, and of each word of a longer phrase. Languages share longer words
#: because they mean the same.
LETTERS, PHRASE_LETTERS = 5, 3


@functools.cache
def table():
    """Returns the place of each language in a set, the sets and the slots."""
    data = TABLE.read_bytes()
    capacity, sets = struct.unpack_from("<II", data, 8)
    codes = [data[at:at + 2].decode().strip("\0") for at in range(16, 144, 2)]
    places = {"nb" if code == "no" else code: place for place, code in enumerate(codes) if code}
    places[JAPANESE] = JAPANESE_PLACE
    return places, struct.unpack_from(f"<{sets}Q", data, 144), struct.unpack_from(f"<{capacity}I", data, 144 + 8 * sets)


def frequent(word):
    """Returns the languages in which a folded word is frequent. A Latin letter is a word of all languages, and a Chinese
    character one of Japanese."""
    places, sets, slots = table()
    if len(word) < 2:
        return {JAPANESE} if "\u4e00" <= word <= "\u9fff" else set(places) - {JAPANESE}
    if word in OMITTED:
        return OMITTED[word]
    hashed = digest(word)
    at = (hashed & 0xFFFFFFFF) * len(slots) >> 32
    while slots[at]:
        if slots[at] >> 12 == hashed >> 44:
            mask = sets[slots[at] & 0xFFF]
            return {code for code, place in places.items() if mask >> place & 1}
        at = (at + 1) % len(slots)
    return set()


def others(text, found):
    """Returns the languages in which a folded phrase of the languages `found` can be made of other, frequent words."""
    words = text.split()
    families = sum(1 for family in FAMILIES if family & found) + len(found.difference(*FAMILIES))
    if not words or max(map(len, words)) > (LETTERS if len(words) == 1 else PHRASE_LETTERS):
        return set()
    if families >= (2 if len(text) > PHRASE_LETTERS else 3):
        return set()
    return set.intersection(*map(frequent, words)) - related(found)


def related(found):
    """Returns the languages, and those that share their words."""
    return found.union(*(group for group in RELATED if group & found))


def bits(found):
    """Returns the set of languages in bits; none for one whose words are not known."""
    places = table()[0]
    return sum(1 << places[language] for language in found if language in places)
