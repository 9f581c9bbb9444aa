#!/usr/bin/env python3
"""Replaces the tables in the built tool, so that other tables can be measured without a build.

  swap_tables.py --tool NAME-FEATURES --out FILE TABLE.bin…

A table is found by its first four bytes and must have the size of the one it replaces.
"""

import argparse
import pathlib
import struct


def swapped(program, table):
    magic, version, count, _ = struct.unpack("<4sIII", table[:16])
    head = struct.pack("<4sI", magic, version)
    places = [at for at in range(0, len(program), 16) if program[at:at + 8] == head] if head in program else []
    if len(places) != 1 or struct.unpack("<I", program[places[0] + 8:places[0] + 12])[0] != count:
        raise SystemExit(f"{magic.decode()}: {len(places)} such tables in the program, or one of another size: build it")
    return program[:places[0]] + table + program[places[0] + len(table):]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("tables", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    program = options.tool.read_bytes()
    for path in options.tables:
        program = swapped(program, path.read_bytes())
    options.out.write_bytes(program)
    options.out.chmod(0o755)


if __name__ == "__main__":
    main()
