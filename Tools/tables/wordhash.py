"""The hash of words, which the lexicon and the table of ordinary words use as a key: `WordHash` in Swift."""


def digest(folded):
    """Returns the hash of a folded word: FNV-1a with 64 bits and a final mix."""
    value = 0xCBF29CE484222325
    for byte in folded.encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    value ^= value >> 32
    return (value * 0xD6E8FEB86659FD93) & 0xFFFFFFFFFFFFFFFF
