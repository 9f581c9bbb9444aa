#!/usr/bin/env python3
"""Presidio over the names and texts of flows, for the comparison in README.md.

  presidio.py FOLDER COUNT [MODEL]   analyzes the first COUNT texts of the YAML files in FOLDER

Without a model, only the recognizers of patterns run. MODEL is the folder of a spaCy model, or the name of its package.
"""
import importlib
import pathlib
import re
import sys

from presidio_analyzer import AnalyzerEngine, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine


def texts(folder, count):
    for file in sorted(pathlib.Path(folder).glob("*.yaml")):
        for text in re.findall(r"^ +(?:name|tts): (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE):
            yield text
            count -= 1
            if count == 0:
                return


class LoadedModel(SpacyNlpEngine):
    """An engine with a model that is not in spaCy's own package."""

    def __init__(self, model):
        import spacy
        if not pathlib.Path(model).is_dir():
            package = pathlib.Path(importlib.import_module(model).__file__).parent
            model = next(package.rglob("config.cfg")).parent
        super().__init__(models=[{"lang_code": "en", "model_name": str(model)}])
        self.nlp = {"en": spacy.load(model)}


def patterns():
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    recognizers = [recognizer for recognizer in registry.recognizers if isinstance(recognizer, PatternRecognizer)]
    return lambda text: sum(len(recognizer.analyze(text, recognizer.supported_entities, None) or [])
                            for recognizer in recognizers)


def engine(model):
    engine = AnalyzerEngine(nlp_engine=LoadedModel(model), supported_languages=["en"])
    return lambda text: len(engine.analyze(text, language="en"))


analyze = engine(sys.argv[3]) if len(sys.argv) > 3 else patterns()
print(sum(map(analyze, texts(sys.argv[1], int(sys.argv[2])))), "results")
