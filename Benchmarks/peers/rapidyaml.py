#!/usr/bin/env python3
"""The tree of rapidyaml over YAML files that are in memory: rapidyaml.py ROUNDS FILE..."""
import pathlib
import sys
import time

import ryml

files = [pathlib.Path(path).read_bytes() for path in sys.argv[2:]]
best, nodes = float("inf"), 0
for _ in range(int(sys.argv[1])):
    start = time.process_time()
    nodes = sum(ryml.parse_in_arena(file).size() for file in files)
    best = min(best, time.process_time() - start)
size = sum(map(len, files))
print(f"nodes {nodes} bytes {size} best s {best:.4f} MB/s {size / best / 1e6:.1f}")
