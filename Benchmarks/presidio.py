#!/usr/bin/env python3
"""Presidio's recognizers that need no language model, over the names and texts of flows, for the comparison in README.md.

  presidio.py FOLDER COUNT       reads the first COUNT texts of the YAML files in FOLDER
"""
import pathlib
import re
import sys

from presidio_analyzer import PatternRecognizer, RecognizerRegistry


def texts(folder, count):
    for file in sorted(pathlib.Path(folder).glob("*.yaml")):
        for text in re.findall(r"^ +(?:name|tts): (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE):
            yield text
            count -= 1
            if count == 0:
                return


registry = RecognizerRegistry()
registry.load_predefined_recognizers(languages=["en"])
recognizers = [recognizer for recognizer in registry.recognizers if isinstance(recognizer, PatternRecognizer)]
found = sum(len(recognizer.analyze(text, recognizer.supported_entities, None) or [])
            for text in texts(sys.argv[1], int(sys.argv[2])) for recognizer in recognizers)
print(f"{len(recognizers)} recognizers, {found} results")
