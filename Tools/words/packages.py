"""The sources of word knowledge. README.md describes them and their licenses."""

#: Interface translations that the tables are built from: all under permissive licenses. (PyPI name, version, license)
INTERFACES = [
    ("apache-airflow-core", "3.3.2", "Apache-2.0"),
    ("apache-superset", "6.1.0", "Apache-2.0"),
    ("Django", "5.2.19", "BSD-3-Clause"),
    ("django-allauth", "65.22.1", "MIT"),
    ("django-cms", "5.1.3", "BSD-3-Clause"),
    ("django-filer", "3.6.0", "BSD-3-Clause"),
    ("django-helpdesk", "2.6.1", "BSD-3-Clause"),
    ("django-oscar", "4.2.1", "BSD-3-Clause"),
    ("djangorestframework", "3.18.3", "BSD-3-Clause"),
    ("home-assistant-frontend", "20250109.2", "Apache-2.0"),
    ("homeassistant", "2024.3.3", "Apache-2.0"),
    ("horizon", "27.0.0", "Apache-2.0"),
    ("humanize", "4.17.0", "MIT"),
    ("indico", "3.2.9", "MIT"),
    ("kolibri", "0.19.5", "MIT"),
    ("mezzanine", "6.1.1", "BSD-2-Clause"),
    ("modoboa", "2.12.0", "ISC"),
    ("nikola", "8.3.3", "MIT"),
    ("pgadmin4", "9.18", "PostgreSQL"),
    ("pywikibot", "11.9.0", "MIT"),
    ("sphinx", "9.0.4", "BSD-2-Clause"),
    ("spyder", "6.1.8", "MIT"),
    ("Trac", "1.6", "BSD-3-Clause"),
    ("wagtail", "8.0.1", "BSD-3-Clause"),
    ("wtforms", "3.3.2", "BSD-3-Clause"),
]

#: Interface translations that only measure. Nothing of them is in a table.
HELD_OUT = [
    ("plone.app.locales", "7.0.4", "GPL-2.0"),
    ("pretix", "2026.8.0", "AGPL-3.0"),
    ("weblate", "5.14.3", "GPL-3.0"),
]

#: Spelling dictionaries of Debian 12 under permissive or weak-copyleft licenses: (package, path of the .dic, language,
#: license chosen). The licenses are those that debian/copyright states.
DICTIONARIES = [
    ("hunspell-ar", "ar", "ar", "MPL-1.1"),
    ("hunspell-da", "da_DK", "da", "MPL-1.1"),
    ("hunspell-el", "el_GR", "el", "MPL-1.1"),
    ("hunspell-en-us", "en_US", "en", "SCOWL"),
    ("hunspell-es", "es_ES", "es", "MPL-1.1"),
    ("hunspell-fr-classical", "fr", "fr", "MPL-2.0"),
    ("hunspell-hr", "hr_HR", "hr", "LGPL-2.1 or SISSL"),
    ("hunspell-hu", "hu_HU", "hu", "MPL-2.0"),
    ("hunspell-id", "id_ID", "id", "LGPL-3.0"),
    ("hunspell-lt", "lt_LT", "lt", "BSD-3-Clause"),
    ("hunspell-lv", "lv_LV", "lv", "LGPL-2.1"),
    ("hunspell-nl", "nl", "nl", "BSD-3-Clause"),
    ("hunspell-pl", "pl_PL", "pl", "Apache-2.0"),
    ("hunspell-pt-br", "pt_BR", "pt", "MPL-1.1"),
    ("hunspell-pt-pt", "pt_PT", "pt", "MPL-1.1"),
    ("hunspell-ro", "ro_RO", "ro", "MPL-1.1"),
    ("hunspell-ru", "ru_RU", "ru", "BSD-4-Clause"),
    ("hunspell-sk", "sk_SK", "sk", "MPL-1.1"),
    ("hunspell-sl", "sl_SI", "sl", "LGPL-2.1"),
    ("hunspell-sr", "sr_Latn_RS", "sr", "MPL-1.1"),
    ("hunspell-sv", "sv_SE", "sv", "LGPL-3.0"),
    ("hunspell-tr", "tr_TR", "tr", "MPL-2.0"),
    ("hunspell-uk", "uk_UA", "uk", "MPL-1.1"),
    ("myspell-et", "et_EE", "et", "LGPL-2.1"),
]

#: Languages of the word list, with the codes of `simplemma` and `stopwordsiso` where they differ.
LANGUAGES = (
    "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it lt lv ms nl no pl pt ro ru sk sl sr sv tl tr uk vi"
).split()
#: Scripts without spaces: their interface sentences are collected, their words are not.
UNSPACED = ["ja", "ko", "th", "zh"]
SIMPLEMMA = {"no": "nb", "hr": "hbs", "sr": "hbs"}

ALIASES = {"nb": "no", "fil": "tl", "iw": "he", "in": "id", "cmn": "zh"}


def language(code):
    """Returns the language of a locale code (`pt_BR`, `sr@latin`, `zh-Hans`); None if it is not collected."""
    base = code.replace("-", "_").replace("@", "_").split("_")[0].lower()
    base = ALIASES.get(base, base)
    if base == "zh" and any(part in code for part in ("TW", "HK", "Hant")):
        return None
    return base if base in LANGUAGES or base in UNSPACED else None
