#!/usr/bin/env python3
"""Generates labeled texts for the training and the measurement of the person-name scorer.

  generate.py --names NAMES.TSV --count N --seed S --out FILE.jsonl [--part train|calibration|held]

Texts are generated from templates (templates.py) and lists. `--part` selects the names and the templates by hash, so that
the texts for calibration and measurement share none of them with the training texts.
"""

import argparse
import json
import random
import zlib

import sources
import native_templates
import templates
from build_lexicon import hidden

KINDS = ["flow-name", "action-name", "task-name", "state-name", "menu-name", "flow-description", "tts",
         "personal-status", "vxml-operation", "prompt-name", "data-action-name"]
KIND_WEIGHTS = [14, 18, 14, 12, 4, 14, 12, 5, 3, 2, 2]


#: The placeholder for the name until the text around it is complete.
MARK = "\uE000"


def part_of(text):
    """Assigns a tenth of all names, phrasings and words to calibration, a tenth to measurement, the rest to training."""
    return {0: "held", 1: "calibration"}.get(zlib.crc32(b"part" + text.encode()) % 10, "train")


class Names:
    """Given names and surnames by culture, and their written forms."""

    def __init__(self, part, generator):
        self.generator = generator
        self.cultures = []
        given, surname = sources.census()
        weigh = lambda table: ([n.capitalize() for n in table], [max(p, 0.001) ** 0.8 for p in table.values()])
        self.add("us", *weigh(given), *weigh(surname), part, 15)
        for locale, (first, last) in sorted(sources.faker().items()):
            first = sorted({n for n in first if latin(n)})
            last = sorted({n for n in last if latin(n)})
            if len(first) > 20 and len(last) > 8:
                self.add(locale, first, [1] * len(first), last, [1] * len(last), part, 1)
        for culture, (first, last) in sorted(sources.world().items()):
            first, last = [n.capitalize() for n in first], [n.capitalize() for n in last]
            self.add(culture, first, [1] * len(first), last, [1] * len(last), part, 2)

    def add(self, culture, first, first_weights, last, last_weights, part, weight):
        def choose(names, weights):
            # Names missing from the training lexicon represent names that are in no list.
            pairs = [(n, w) for n, w in zip(names, weights) if part_of(n.lower()) == part]
            return [n for n, _ in pairs], [w for _, w in pairs]
        first, last = choose(first, first_weights), choose(last, last_weights)
        if len(first[0]) > 3 and len(last[0]) > 3:
            self.cultures.append((culture, first, last, weight))

    def draw(self):
        culture, first, last, _ = self.generator.choices(self.cultures, [c[3] for c in self.cultures])[0]
        given = self.generator.choices(*first)[0]
        surname = self.generator.choices(*last)[0]
        roll = self.generator.random()
        if roll < 0.04:
            surname += "-" + self.generator.choices(*last)[0]
        elif roll < 0.08 and culture.startswith(("es", "pt", "ph")):
            surname += " " + self.generator.choices(*last)[0]
        elif roll < 0.13:
            given += " " + self.generator.choices(*first)[0]
        elif roll < 0.17 and culture.startswith(("nl", "de", "pt", "it", "fr", "es")):
            particles = {"nl": ["van ", "van der ", "de ", "van den "], "de": ["von ", "von der "], "pt": ["da ", "dos ", "de "],
                         "it": ["di ", "de ", "della "], "fr": ["de ", "du ", "le "], "es": ["de ", "de la ", "del "]}
            surname = self.generator.choice(particles[culture[:2]]) + surname
        elif roll < 0.19:
            surname = self.generator.choice(["O'", "Mc", "D'", "El ", "Al-", "De "]) + surname
        if self.generator.random() < 0.3:
            given, surname = plain(given), plain(surname)
        return given, surname


def plain(text):
    import unicodedata
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def latin(text):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "'’" for c in text) and len(text) > 1 and len(text) < 24


def camel(text):
    return "".join(p[:1].upper() + p[1:] for p in text.replace("-", " ").split())


class Texts:
    def __init__(self, part, seed, path):
        self.part = part
        self.random = random.Random(seed)
        self.names = Names(part, self.random)
        own = lambda items: [i for i in items if part_of(i) == part] or items
        self.positive = {style: own(items) for style, items in templates.POSITIVE.items()}
        self.prose = {k: own(v) for k, v in templates.PROSE.items()}
        self.lists = {k: own(v) for k, v in templates.LISTS.items()}
        self.phrases = own([l for l in sources.lines("phrases-brands.txt") if " " in l])
        self.ambiguous = []
        self.words = []
        self.function_words = [line.split() for line in sources.lines("words-function.txt")]
        self.native = {}
        for script, (positive, neutral) in native_templates.NATIVE.items():
            given, surname = [], []
            for locale in native_templates.LOCALES[script]:
                given += sources.faker()[locale][0]
                surname += sources.faker()[locale][1]
            own_given, own_surname = sources.native().get(script, ([], []))
            given, surname = own(given + own_given * 5), own(surname + own_surname * 5)
            self.native[script] = (own(positive), own(neutral), given, surname)
        for line in open(path):
            key, given, surname, word, foreign, flags = line.split("\t")
            given, surname, word, foreign, flags = map(int, (given, surname, word, foreign, flags))
            if not key.isalpha() or part_of(key) != part:
                continue
            if (given >= 6 or surname >= 6) and (word >= 3 or flags & 0b1111):
                self.ambiguous.append(key)
            elif word >= 4 and not given and not surname:
                self.words.append(key)
        places = sorted(name for name in sources.cities(200_000) if latin(name))
        self.places = own(places)

    def native_text(self):
        r = self.random
        script = r.choice(list(self.native))
        positive, neutral, given, surname = self.native[script]
        if r.random() < 0.5:
            text = r.choice(neutral)
            if r.random() < 0.3:
                text += r.choice([" ", ". ", " - "]) + r.choice(neutral)
            return text, [], "neg:native"
        first, last = r.choice(given), r.choice(surname)
        if script == "ru" and r.random() < 0.3:
            first = r.choice(native_templates.russian_cases(first) or [first])
            last = r.choice(native_templates.russian_cases(last) or [last])
        template = r.choice(positive)
        at = template.index("{")
        name = {"F": first, "L": last, "N": f"{first} {last}", "W": f"{last} {first}"}[template[at + 1]]
        text = template[:at] + name
        span = [len(text.encode()) - len(name.encode()), len(text.encode())]
        return text + template[at + 3:], [span], "pos:native"

    def text(self):
        roll = self.random.random()
        if roll < 0.08:
            return self.native_text()
        if roll < 0.36:
            return self.named()
        if roll < 0.45:
            return self.named_among_parts()
        if roll < 0.52:
            return self.put_into_prose(True)
        return self.put_into_prose(False) if roll < 0.56 else self.neutral()

    # The scorer must recognize a name in any context, not only in the phrasings of the templates. So names and other words
    # are also inserted at random places.

    def named_among_parts(self):
        """Returns a name among the parts of a neutral text: `Verify Priya PIN`, `Mikkelborg_Survey_Update`."""
        r = self.random
        parts = [self.item(r.choices(["verb", "noun", "team", "tag", "word", "n", "acro", "language"],
                                     [4, 7, 5, 5, 3, 1.5, 1.5, 1])[0]) for _ in range(r.choices([1, 2, 3], [4, 5, 2])[0])]
        at = 0 if r.random() < 0.45 else r.randint(0, len(parts))
        parts.insert(at, MARK)
        style = r.choices(["space", "camel", "snake", "sep", "SNAKE", "lower", "kebab"], [8, 5, 6, 5, 1, 1.5, 1.5])[0]
        shapes = {"space": "NNNNFFFFLLIIRRGGJJg", "sep": "NNNNFFFFLLIIRRGGWWgo", "camel": "CCCCCCcchhDDmmg",
                  "snake": "SSSSSScchhTTDDgo", "SNAKE": "UABU", "lower": "ssssffllii", "kebab": "kkkkffllige"}
        return self.marked(self.join(parts, style), self.forms(*self.names.draw())[r.choice(shapes[style])], "pos:among")

    def put_into_prose(self, is_name):
        """Returns a sentence with a name or another word at a random place."""
        r = self.random
        if r.random() < 0.7:
            words = self.fill(r.choice(self.prose[r.choice(list(self.prose))])).split()
            if r.random() < 0.5:
                start = r.randrange(len(words))
                words = words[start:start + r.randint(2, 7)]
        else:
            words = [r.choice(r.choice(self.function_words)) if r.random() < 0.45 else self.item("lower")
                     for _ in range(r.randint(2, 7))]
        at = r.choice([0, len(words), r.randint(0, len(words)), r.randint(0, len(words))])
        if at == 0 and r.random() < 0.7:
            words[0] = words[0][:1].lower() + words[0][1:]
        if at != 0 and r.random() < 0.4:
            words[0] = words[0][:1].upper() + words[0][1:]
        words.insert(at, MARK + r.choices(["", ",", ":", ".", " -", "'s"], [20, 3, 1, 2, 1, 2])[0])
        if is_name:
            return self.marked(" ".join(words), self.forms(*self.names.draw())[r.choice("NNNNFFFFLIRG")], "pos:put")
        what = r.choices(["brand", "place", "made", "acro", "language", "team", "noun", "word", "tag"],
                         [3, 3, 4, 2, 1, 3, 3, 4, 1])[0]
        return " ".join(words).replace(MARK, self.item(what)), [], "neg:put"

    @staticmethod
    def marked(text, name, tag):
        before, after = text.split(MARK)
        start = len(before.encode())
        return before + name + after, [[start, start + len(name.encode())]], tag

    def named(self):
        r = self.random
        style = r.choices(list(self.positive), [templates.STYLE_WEIGHTS[s] for s in self.positive])[0]
        template = r.choice(self.positive[style])
        forms = self.forms(*self.names.draw())
        at = template.index("{")
        key = template[at + 1]
        name = forms[key]
        second = None
        text = self.fill(template[:at]) + name
        span = [len(text.encode()) - len(name.encode()), len(text.encode())]
        rest = template[at + 3:]
        spans = [span]
        if "{" in rest and rest[rest.index("{") + 1] in "FN" and rest[rest.index("{") + 2] == "}":
            other_given, other_surname = self.names.draw()
            middle, rest = rest[:rest.index("{")], rest[rest.index("{") + 3:]
            second = other_given if "{F}" in template[at + 3:] else f"{other_given} {other_surname}"
            text += self.fill(middle) + second
            spans.append([len(text.encode()) - len(second.encode()), len(text.encode())])
        text += self.fill(rest)
        return text, spans, "pos:" + style

    @staticmethod
    def forms(given, surname):
        """Returns the written forms of a name, by the letters that templates.py explains."""
        initial = surname[0].upper()
        return {
            "F": given, "L": surname, "N": f"{given} {surname}", "R": f"{surname}, {given}",
            "I": f"{given[0]}. {surname}", "J": f"{given[0]} {surname}", "G": f"{given} {surname[0]}",
            "C": camel(given) + camel(surname), "D": given[0].upper() + camel(surname),
            "s": f"{given}_{surname}".lower().replace(" ", ""), "S": f"{given}_{surname}".replace(" ", ""),
            "T": f"{surname}_{given}".replace(" ", ""), "U": f"{surname}_{given}".upper().replace(" ", "_"),
            "V": f"{given} {surname}".upper(), "d": f"{given}.{surname}".lower().replace(" ", ""),
            "k": f"{given}-{surname}".lower().replace(" ", ""), "r": (given + surname).lower().replace(" ", ""),
            "i": (given[0] + surname).lower().replace(" ", "").replace("'", ""), "f": given.lower(), "l": surname.lower(),
            "A": given.upper(), "B": surname.upper(), "W": f"{surname} {given}", "c": camel(given), "h": camel(surname),
            "m": camel(given)[:1].lower() + camel(given)[1:] + camel(surname),
            "g": camel(given) + initial, "q": camel(given)[:1].lower() + camel(given)[1:] + initial,
            "o": f"{given}_{initial}".replace(" ", ""), "e": f"{given}-{initial}".replace(" ", ""),
            "p": f"{given}.{initial}".replace(" ", ""),
        }

    def fill(self, text):
        """Replaces each `<list>` by a word of the list."""
        while "<" in text:
            start = text.index("<")
            end = text.index(">", start)
            text = text[:start] + self.item(text[start + 1:end]) + text[end + 1:]
        return text

    def item(self, name):
        r = self.random
        match name:
            case "n": return str(r.randint(1, 9999))
            case "word": return r.choice(self.words).capitalize()
            case "lower": return r.choice(self.words)
            case "amb": return r.choice(self.ambiguous).capitalize()
            case "place": return r.choice(self.places)
            case "brand": return self.title(r.choice(self.phrases))
            case "made": return self.made()
            case "letter": return r.choice("AAABBBCCCDDEEFGHIJKLMNOPQRSTUVWXYZ")
            case "given": return self.names.draw()[0]
            case "family": return self.names.draw()[1]
            case "acro": return "".join(r.choice("ABCDEFGHIKLMNOPRSTUVWX") for _ in range(r.randint(2, 4)))
            case _: return r.choice(self.lists[name])

    def title(self, phrase):
        return " ".join(w[:1].upper() + w[1:] for w in phrase.split())

    def made(self):
        """Returns an invented product name."""
        r = self.random
        heads = "acc ada air ama api aqua arc auto beta bio bit blue calib cele cere chat clar cloud cogn com con core cyber data digi dyna eco edge ever evo exa fin flex flow fort gen geo glo helio hyper infi info inno inter intra kino lexi linga lumi maxi medi meta micro mobi nano neo net nex nova omni onyx opti orbi para pay peri pico pixel plex polo power pro pulse quanta qual quick rapid remo sales sema sens signa smart snap soft solar spark speed spira stella strat swift sync syna tech tele terra trans tri ultra uni vanta velo veri vibra viva voca volta web xeno zen zeta zip".split()
        tails = "ble bot brio cast cent chain check cloud com core cube deck dex dia do fax fi fin fix flex flow force forge ful gate gen gic go graph grid gy hub ify in io ix jet kit lab lane lex lia line link lio ly mark max med ment metric mind mo nex nix nova nt on ora pad path pay point port pro pulse qua quest ra rix ro sense serv set shift sight soft sol span sphere stack stream sys tec tel tica tix tor trak tron txt uity us va vault via vista vo wave ware wise works x zo zon".split()
        return (r.choice(heads) + r.choice(tails)).capitalize()

    def neutral(self):
        r = self.random
        roll = r.random()
        if roll < 0.24:
            kind, text = "prose", r.choice(self.prose[r.choice(list(self.prose))])
            return self.fill(text), [], "neg:prose"
        if roll < 0.58:
            parts = []
            count = r.choices([1, 2, 3, 4], [2, 5, 4, 1])[0]
            for _ in range(count):
                parts.append(self.item(r.choices(
                    ["verb", "noun", "team", "tag", "word", "n", "acro", "made", "place", "language", "letter"],
                    [4, 6, 5, 4, 4, 1.5, 2, 2, 1.5, 1, 0.7])[0]))
            style, tag = "shape", "neg:mix"
        elif roll < 0.76:
            core = self.item(r.choices(["brand", "place", "amb", "eponym", "wordname"], [5, 3, 3, 4, 4])[0])
            if core in self.lists["bareamb"] or " " not in core and r.random() < 0.9:
                core += " " + self.item(r.choices(["suffix", "noun"], [3, 1])[0])
            elif r.random() < 0.55:
                core += " " + self.item(r.choices(["team", "noun", "suffix", "tag"], [2, 2, 2, 1])[0])
            parts = [core]
            if r.random() < 0.25:
                parts.insert(0, self.item("verb"))
            elif r.random() < 0.15:
                parts.append(self.item("tag"))
            tag = "neg:namelike"
        else:
            template = r.choice(self.lists["neutral" if roll < 0.96 else "lettered" if roll < 0.99 else "owned"])
            return self.fill(template), [], "neg:template"
        return self.join(parts), [], tag

    def join(self, parts, style=None):
        r = self.random
        style = style or r.choices(["space", "camel", "snake", "sep", "SNAKE", "lower", "kebab"], [8, 4, 5, 5, 1, 1, 1])[0]
        words = " ".join(parts).split()
        match style:
            case "camel": return "".join(w[:1].upper() + w[1:] for w in words)
            case "snake": return "_".join(words)
            case "SNAKE": return "_".join(words).upper()
            case "lower": return "_".join(words).lower()
            case "kebab": return "-".join(words).lower()
            case "sep": return r.choice([" - ", " > ", ": ", "_", "-", " | ", " / "]).join(parts)
        return " ".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", required=True)
    parser.add_argument("--count", type=int, default=60_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True)
    parser.add_argument("--part", default="train")
    options = parser.parse_args()
    texts = Texts(options.part, options.seed, options.names)
    with open(options.out, "w") as file:
        for _ in range(options.count):
            text, spans, tag = texts.text()
            kind = texts.random.choices(KINDS, KIND_WEIGHTS)[0]
            if tag == "neg:prose" or tag == "pos:prose":
                kind = texts.random.choice(["tts", "flow-description", kind])
            elif tag == "pos:status":
                kind = texts.random.choice(["personal-status", "flow-description", kind])
            file.write(json.dumps({"kind": kind, "text": text, "spans": spans, "tag": tag, "language": "en", "source": "templates"},
                                  ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
