"""Adds contact details to training texts, and writes texts as identifiers.

A name next to a telephone number, an e-mail address, a card or a plate is as much a name as in a sentence; so is one inside
an identifier. Neutral texts get the same details, so that a detail alone is no evidence.
"""

import re
import unicodedata

DOMAINS = ["example.com", "example.org", "example.net", "mail.example", "firma.example", "clinic.example", "corp.invalid"]
WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")


def folded(text):
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return [part for part in re.split(r"[^a-z0-9]+", plain) if part]


def belongs(address, name):
    """Whether an e-mail address contains a word of a name."""
    local = "".join(folded(address.partition("@")[0]))
    return any(len(part) > 2 and part in local for part in folded(name))


def local_part(r, name):
    """Returns the part of an address before the `@` for a name; empty if it has no Latin letters."""
    parts = folded(name)
    if not parts:
        return ""
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return r.choice([first, first, first + str(r.randint(1, 99)), r.choice("abcdefghjklmnprstw") + first])
    return r.choice([f"{first}.{last}", f"{first}.{last}", f"{first}{last}", f"{first[0]}{last}", f"{first[0]}.{last}",
                     f"{first}_{last}", f"{last}.{first}", f"{last}{first[0]}", first, f"{first}{r.randint(1, 99)}"])


def digits(r, form):
    """Returns a form with each `#` replaced by a digit and each `@` by a capital."""
    return "".join(str(r.randint(0, 9)) if c == "#" else r.choice("ABCDEFGHJKLMNPRSTUVWXYZ") if c == "@" else c for c in form)


PHONES = ["###-555-01##", "(###) 555-01##", "+1 ### 555 01##", "0#### 960###", "+44 7700 900###", "07700 900###", "0151 #######",
          "+49 30 ######", "6## ### ###", "+48 ### ### ###", "11 9####-####", "06 ## ## ## ##", "0### ### ## ##", "x####", "ext. ####"]
CODES = ["card #### #### #### ####", "visa ####", "plate @@@ ###", "reg @@## @@@", "#@@@###", "acct ########", "policy @@-######",
         "DOB ##/##/19##", "room ###", "desk ##", "case #######", "IBAN @@## #### #### ####", "PIN ####", "invoice ######"]


def detail(r, name):
    """Returns a contact detail; `name` is the text that an address is made of."""
    roll = r.random()
    if roll < 0.4:
        local = local_part(r, name) if r.random() < 0.75 else r.choice(["info", "team", "desk", "office", "hello", "admin"])
        address = f"{local or 'info'}@{r.choice(DOMAINS)}"
        return r.choice([address, address, f"<{address}>", f"({address})", address.replace("@", " at ").replace(".", " dot ")])
    return digits(r, r.choice(PHONES if roll < 0.75 else CODES))


def added(r, text, spans):
    """Returns the text with a contact detail after a name or, in a neutral text, after some words; or only both."""
    if spans:
        start, end = r.choice(spans)
    else:
        words = list(WORD.finditer(text))
        if not words:
            return text, spans
        first = r.randrange(len(words))
        start, end = words[first].start(), words[min(first + r.randint(0, 2), len(words) - 1)].end()
    value = detail(r, text[start:end])
    gap = r.choice([" ", " ", ", ", ": ", " - ", "/", " | ", " / ", "; ", " ("])
    if value[0] in "<(":
        gap = " "
    value += ")" if gap == " (" else ""
    if r.random() < 0.5:
        # The name and its detail alone.
        found = [(s - start, e - start) for s, e in spans if s >= start and e <= end]
        return text[start:end] + gap + value, found
    rest = text[end:]
    shift = len(gap) + len(value)
    return text[:end] + gap + value + rest, [(s, e) if e <= end else (s + shift, e + shift) for s, e in spans]


STYLES = ["snake", "snake", "lower", "camel", "camel", "pascal", "pascal", "kebab", "CAPS", "Snake"]


def identifier(r, text, spans):
    """Returns the words of the text as an identifier, and the spans of the names in it."""
    style = r.choice(STYLES)
    joint = {"snake": "_", "lower": "_", "Snake": "_", "CAPS": "_", "kebab": "-", "camel": "", "pascal": ""}[style]
    result, found, open_span = "", [], None
    for number, match in enumerate(WORD.finditer(text)):
        word = re.sub("['’]", "", match[0])
        if style in ("lower", "kebab"):
            word = word.lower()
        elif style == "CAPS":
            word = word.upper()
        elif style != "snake":
            word = word.lower() if style == "camel" and number == 0 else word[:1].upper() + word[1:]
        span = next((i for i, (s, e) in enumerate(spans) if s <= match.start() and match.end() <= e), None)
        result += joint if result else ""
        start = len(result)
        result += word
        if span is not None and span == open_span:
            found[-1] = (found[-1][0], len(result))
        elif span is not None:
            found.append((start, len(result)))
        open_span = span
    return result, found
