"""Writes Serbian words in the other script of the language."""

CYRILLIC = dict(zip("a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(), "абвгдђежзијклљмнњопрстћуфхцчџш"))
LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in CYRILLIC.items()})
TO_CYRILLIC = str.maketrans({latin: cyrillic for latin, cyrillic in CYRILLIC.items() if len(latin) == 1})


def other_script(word):
    """Returns a Serbian word in lower case in its other script."""
    latin = word.translate(LATIN)
    if latin != word:
        return latin
    for pair in ("lj", "nj", "dž"):
        word = word.replace(pair, CYRILLIC[pair])
    return word.translate(TO_CYRILLIC)
