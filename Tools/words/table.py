"""The format of `ordinary.bin`: an open-addressing table of 32-bit slots. README.md describes it."""

import pathlib
import struct
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tables"))
from folding import fold  # noqa: E402
from wordhash import digest  # noqa: E402

ORDINARY, LOWERCASE, NUMBER = 1, 2, 3
HEADER = struct.Struct("<4sIII")


def place(folded, capacity):
    """Returns the first slot of a word and its mark, which is never 0."""
    value = digest(folded)
    return (value & 0xFFFFFFFF) * capacity >> 32, max(value >> 34, 1) << 2


def write(path, words):
    """Writes the table of {folded word: flag}. At most five of six slots are in use."""
    capacity = (len(words) * 6 // 5 + 0xFFF) // 0x1000 * 0x1000
    slots = [0] * capacity
    for folded in sorted(words):
        index, mark = place(folded, capacity)
        while slots[index]:
            index = (index + 1) % capacity
        slots[index] = mark | words[folded]
    path.write_bytes(HEADER.pack(b"BORD", 1, capacity, len(words)) + struct.pack(f"<{capacity}I", *slots))
    return capacity


class Table:
    def __init__(self, path):
        data = pathlib.Path(path).read_bytes()
        magic, version, self.capacity, self.count = HEADER.unpack_from(data)
        assert magic == b"BORD" and version == 1
        self.slots = struct.unpack_from(f"<{self.capacity}I", data, HEADER.size)

    def flags(self, folded):
        """Returns the flag of a folded word: 0, ORDINARY, LOWERCASE or NUMBER."""
        index, mark = place(folded, self.capacity)
        while self.slots[index]:
            if self.slots[index] & ~3 == mark:
                return self.slots[index] & 3
            index = (index + 1) % self.capacity
        return 0

    def shows(self, word):
        """Whether a report may show a word as it is written. A number is shown if no other number is next to it."""
        flag = self.flags(fold(word))
        return flag in (ORDINARY, NUMBER) or flag == LOWERCASE and word == word.lower()

    def shown(self, words):
        """Returns for each word of a text whether a report may show it."""
        numbers = [self.flags(fold(word)) == NUMBER for word in words]
        return [self.shows(word) and not (numbers[at] and (at > 0 and numbers[at - 1] or any(numbers[at + 1:at + 2])))
                for at, word in enumerate(words)]
