#!/usr/bin/env python3
"""Measures how `blindspot subject` finds people: Benchmarks/subjects.py BLINDSPOT [--misses]

Plants 300 spellings of 40 invented people in 6 languages among 20,000 neutral texts, searches for all of them in one run
and prints the share that is found, the share of `certain` findings that are right, and the false `likely` findings per
1,000 texts. Everything is generated from one seed. Other people of the neutral texts share given names, surnames and
initials with the people of the request.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

# Language, given names, surnames, a nickname or "".
PEOPLE = [
    ("en", "Margaret", "Hollingworth", "Peggy"), ("en", "Robert", "Ashdown", "Bob"), ("en", "William", "Tennyson", "Bill"),
    ("en", "Katherine", "O'Rourke", "Kate"), ("en", "James Edward", "Wetherby", "Jim"), ("en", "Elizabeth", "Cartwright", "Liz"),
    ("en", "Siobhan", "McAllister", ""), ("en", "Thomas", "Grant", "Tom"),
    ("es", "María José", "Delgado Ruiz", ""), ("es", "Francisco", "Quintero", "Paco"), ("es", "José Luis", "Valdivia", "Pepe"),
    ("es", "Guadalupe", "Ibáñez", "Lupita"), ("es", "Ignacio", "de la Torre", "Nacho"), ("es", "Concepción", "Muñoz", "Concha"),
    ("es", "Itzel", "Barrientos", ""),
    ("de", "Jürgen", "Müller", ""), ("de", "Ann-Kathrin", "Örtel", ""), ("de", "Wilhelm", "von Hagenau", "Willi"),
    ("de", "Friedrich", "Schönfelder", "Fritz"), ("de", "Katharina", "Weißenborn", "Kathi"), ("de", "Maximilian", "Großmann", "Max"),
    ("de", "Ulrike", "Lindenthal", "Uli"),
    ("fr", "François", "Lefèbvre", ""), ("fr", "Geneviève", "Charpentier", "Ginette"), ("fr", "Jean-Baptiste", "Rousselot", ""),
    ("fr", "Hélène", "d'Aubigny", ""), ("fr", "Philippe", "Beaumarchais", "Phil"), ("fr", "Élodie", "Marchandeau", ""),
    ("pl", "Małgorzata", "Wiśniewska", "Gosia"), ("pl", "Krzysztof", "Zieliński", "Krzysiek"), ("pl", "Wojciech", "Szczepański", "Wojtek"),
    ("pl", "Agnieszka", "Dąbrowska", "Aga"), ("pl", "Stanisław", "Grabowiecki", "Staszek"), ("pl", "Katarzyna", "Lewandowicz", "Kasia"),
    ("ru", "Екатерина", "Соколова", "Катя"), ("ru", "Дмитрий", "Воронцов", "Дима"), ("ru", "Наталья", "Белозерская", "Наташа"),
    ("ru", "Сергей", "Кузнецов", "Серёжа"), ("ru", "Юлия", "Щербакова", "Юля"), ("ru", "Владимир", "Тихомиров", "Вова"),
]

# Texts around a name, by language.
CARRIERS = {
    "en": ["Transfer to {}", "Ask {} for approval", "{} voicemail", "Out until Monday, see {}", "Queue for {}", "Press 1 to reach {}.",
           "Callback requested by {}", "Complaint of {}", "Notify {} about the outage", "Say that {} is in a meeting"],
    "es": ["Transferir a {}", "Preguntar a {}", "Buzón de {}", "De vacaciones, sustituye {}", "Llamada para {}", "Hable con {}.",
           "Queja de {}", "Avisar a {} por la avería"],
    "de": ["Weiter an {}", "Bitte {} fragen", "Mailbox {}", "Im Urlaub, Vertretung {}", "Rückruf für {}", "Sie sprechen mit {}.",
           "Beschwerde von {}", "Störung an {} melden"],
    "fr": ["Transférer à {}", "Demander à {}", "Messagerie de {}", "En congé, remplacé par {}", "Rappel pour {}", "Vous parlez avec {}.",
           "Réclamation de {}"],
    "pl": ["Przekaż do: {}", "Zapytaj: {}", "Poczta głosowa: {}", "Urlop, zastępuje {}", "Oddzwonić: {}", "Reklamacja: {}"],
    "ru": ["Перевести на: {}", "Спросить: {}", "Почта: {}", "В отпуске, замещает {}", "Перезвонить: {}", "Жалоба: {}"],
}
TITLES = {"en": ["Mr", "Mrs.", "Ms", "Dr."], "es": ["Sra.", "Señor", "Sr"], "de": ["Frau", "Herr", "Herr Dr."], "fr": ["Mme", "Monsieur", "M."],
          "pl": ["Pan", "Pani"], "ru": ["г-жа", "г-н", "господин"]}
AT = {"en": ("at", "dot"), "es": ("arroba", "punto"), "de": ("at", "Punkt"), "fr": ("arobase", "point"), "pl": ("małpa", "kropka"),
      "ru": ("собака", "точка")}
DIGITS = {
    "en": "zero one two three four five six seven eight nine", "es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun", "fr": "zéro un deux trois quatre cinq six sept huit neuf",
    "pl": "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć", "ru": "ноль один два три четыре пять шесть семь восемь девять",
}
LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".replace("-", "").split(" ")))
PLAIN = str.maketrans("áàâäąãéèêëęíìîïóòôöõúùûüçćñńśżźłý", "aaaaaaeeeeeiiiiooooouuuuccnnszzly")


def latin(text):
    return "".join(LATIN[c] if c in LATIN else LATIN[c.lower()].title() if c.lower() in LATIN else c for c in text)


def plain(text):
    """Returns a text without accents."""
    text = text.replace("ß", "ss").replace("Ö", "O").replace("É", "E").replace("Ł", "L")
    return text.translate(PLAIN)


def slug(text):
    return "".join(c for c in plain(latin(text)).lower() if c.isalnum())


def misspelled(word, rng):
    """Returns a word with one letter left out, doubled, or two exchanged; not the first."""
    index = rng.randrange(2, len(word) - 1)
    kind = rng.randrange(3)
    if kind == 0:
        return word[:index] + word[index + 1:]
    if kind == 1:
        return word[:index] + word[index] + word[index:]
    return word[:index] + word[index + 1] + word[index] + word[index + 2:]


class Person:
    def __init__(self, number, row):
        self.number = number
        self.language, self.given, self.surname, self.nickname = row
        self.first = self.given.split()[0]
        self.email = f"{slug(self.first)}.{slug(self.surname)}{number}@example.com"
        self.phone = f"+1 212 555 01{number:02d}"
        self.id = f"CRM-{70000 + number * 37}"

    def request(self):
        return {"name": f"{self.given} {self.surname}", "emailAddresses": [self.email], "phoneNumbers": [self.phone],
                "externalId": self.id}

    def variants(self, rng):
        """Returns all planted spellings, each with its kind."""
        full = f"{self.given} {self.surname}"
        initial = self.first[0]
        surname = self.surname
        core = surname.split()[-1] if surname.split()[0].islower() else surname.split()[0]
        digits = DIGITS[self.language].split()
        number = "".join(c for c in self.phone if c.isdigit())[1:]
        words = ", ".join(" ".join(digits[int(d)] for d in number[a:b]) for a, b in ((0, 3), (3, 6), (6, 10)))
        at, dot = AT[self.language]
        local = self.email.split("@")[0]
        found = [("full name", full), ("upper case", full.upper()), ("e-mail", self.email), ("phone", f"(212) 555-01{self.number:02d}"),
                 ("id", self.id), ("initial", f"{initial}. {surname}"), ("reversed initial", f"{surname}, {initial}."),
                 ("title", f"{rng.choice(TITLES[self.language])} {surname}"), ("reversed", f"{surname}, {self.given}"),
                 ("reversed without comma", f"{surname} {self.first}"), ("camel", "".join(w[0].upper() + w[1:] for w in full.replace("-", " ").split())),
                 ("snake", "_".join(plain(full).lower().replace("'", "").replace("-", "_").split())),
                 ("period", ".".join(plain(f"{self.first} {core}").lower().split())), ("joined", slug(self.first) + slug(core)),
                 ("initial joined", slug(self.first)[0] + slug(core)),
                 ("misspelled", f"{self.first} {misspelled(core, rng) if len(core) > 6 else core}"),
                 ("spoken number", words), ("paced number", ", ".join(" ".join(number[a:b]) for a, b in ((0, 3), (3, 6), (6, 10)))),
                 ("spoken e-mail", f"{slug(self.first)} {dot} {slug(self.surname)}{self.number} {at} example {dot} com"),
                 ("surname", core), ("lower case", full.lower())]
        if self.nickname:
            found.append(("nickname", f"{self.nickname} {surname}"))
        if plain(full) != full:
            found.append(("plain", plain(full)))
        if latin(full) != full:
            found.append(("transliterated", latin(full)))
        if "ü" in full or "ö" in full or "Ö" in full:
            found.append(("umlauts", full.replace("ü", "ue").replace("ö", "oe").replace("Ö", "Oe")))
        if " " in self.given:
            found += [("initials", "".join(w[0] for w in self.given.split()) + " " + core), ("first name", f"{self.first} {core}")]
        if len(surname.split()) > 1 and surname.split()[0].islower():
            found.append(("particles", f"{self.first} {core}"))
        return found


def neutral(rng, people, count):
    """Returns texts without any of the people: labels, prompts, other people with a part of their names, other numbers."""
    labels = {
        "en": ("Opening hours|Main menu|Billing questions|Technical support|Say goodbye|Check the balance|Holiday greeting|Route by skill|"
               "Grant access to the portal|Bill the customer|Will call back|Play hold music|Collect the order number|Ask for a callback|"
               "Emergency closure|Repeat the options|Language selection|Mark as spam|Update the address|Confirm the appointment").split("|"),
        "es": ("Horario de atención|Menú principal|Facturación|Soporte técnico|Despedida|Consultar saldo|Día festivo|El más delgado|"
               "Confirmar la cita|Repetir opciones|La torre norte está cerrada|Cambiar la contraseña").split("|"),
        "de": ("Öffnungszeiten|Hauptmenü|Rechnung und Zahlung|Technische Hilfe|Verabschieden|Kontostand abfragen|Feiertag|Der große Mann|"
               "Termin bestätigen|Optionen wiederholen|Passwort ändern").split("|"),
        "fr": ("Horaires d'ouverture|Menu principal|Facturation|Support technique|Au revoir|Consulter le solde|Jour férié|"
               "Confirmer le rendez-vous|Répéter les options").split("|"),
        "pl": "Godziny otwarcia|Menu główne|Faktury|Pomoc techniczna|Pożegnanie|Sprawdź saldo|Dzień wolny|Potwierdź wizytę".split("|"),
        "ru": "Часы работы|Главное меню|Счета|Техническая помощь|До свидания|Проверить баланс|Выходной день|Подтвердить визит".split("|"),
    }
    others = {
        "en": ("Alan Brenda Colin Doris Ernest Fiona Gordon Hazel Ivor Jill".split(), "Barlow Chadwick Dunmore Eastwick Fairfax Greaves Hargrove".split()),
        "es": ("Alba Bruno Celia Diego Elvira Fermín Gala Hugo".split(), "Arroyo Bermúdez Castaño Durán Espinosa Fuentes Gálvez".split()),
        "de": ("Anke Bodo Carla Detlef Elke Falk Gudrun Holger".split(), "Ackermann Brandstetter Claasen Dorfner Eberlein Fuchsberger".split()),
        "fr": ("Armelle Bastien Coralie Didier Estelle Fabrice Gaëlle".split(), "Bonnard Chevallier Delacourt Esnault Fournel Garnier".split()),
        "pl": ("Bogdan Celina Dariusz Edyta Filip Grażyna Henryk".split(), "Adamski Borkowska Czajka Dudek Falkowski Gajewska".split()),
        "ru": ("Аркадий Белла Глеб Зоя Инна Клим Лидия".split(), "Абрамов Богданова Гордеев Дорофеева Ермаков Жданова".split()),
    }
    texts = []
    for number in range(count):
        language = rng.choice(list(CARRIERS))
        roll = rng.random()
        person = rng.choice([p for p in people if p.language == language])
        given, surnames = others[language]
        if roll < 0.55:
            text = rng.choice(labels[language])
            if rng.random() < 0.5:
                text += rng.choice([f" {rng.randrange(1, 99)}", "", f" - {rng.choice(labels[language])}", f" ({rng.choice('ABCDE')})"])
        else:
            if roll < 0.70:
                name = f"{rng.choice(given)} {rng.choice(surnames)}"
            elif roll < 0.80:  # The given name of a person with another surname.
                name = f"{person.first} {rng.choice(surnames)}"
            elif roll < 0.88:  # The surname of a person with another given name.
                name = f"{rng.choice(given)} {person.surname}"
            elif roll < 0.91:  # The surname with another initial.
                letter = rng.choice([c for c in "BFKPQTXZ" if c != plain(latin(person.first))[0].upper()])
                name = f"{letter}. {person.surname}" if language != "ru" else f"{rng.choice('БФКП'.replace(person.first[0], ''))}. {person.surname}"
            elif roll < 0.94:
                name = f"{rng.choice(TITLES[language])} {rng.choice(surnames)}"
            elif roll < 0.97:
                name = f"(212) 555-01{rng.randrange(50, 99)}"
            else:
                name = f"{slug(rng.choice(given))}.{slug(rng.choice(surnames))}@example.org"
            text = rng.choice(CARRIERS[language]).format(name)
        texts.append((language, text))
    return texts


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rng = random.Random(21)
    people = [Person(number, row) for number, row in enumerate(PEOPLE)]
    pool = defaultdict(list)
    for person in people:
        for kind, spelling in person.variants(rng):
            pool[kind].append((person, kind, spelling))
    # As many of each kind as possible, in turn.
    for entries in pool.values():
        rng.shuffle(entries)
    planted = []
    while len(planted) < 300:
        for entries in pool.values():
            if entries and len(planted) < 300:
                planted.append(entries.pop())
    texts = [(person.language, rng.choice(CARRIERS[person.language]).format(spelling), (person.number, kind)) for person, kind, spelling in planted]
    texts += [(language, text, None) for language, text in neutral(rng, people, 20_000)]
    rng.shuffle(texts)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        owners = {}
        for language in CARRIERS:
            lines = [f"inboundCall:\n  name: Line\n  defaultLanguage: {language}\n  tasks:"]
            for index, (_, text, owner) in enumerate(t for t in texts if t[0] == language):
                # Names of tasks and spoken texts in turn.
                label = json.dumps(text, ensure_ascii=False)
                name, speech = (label, '"Welcome"') if index % 2 else ('"Start"', label)
                lines.append(f"    - task:\n        name: {name}\n        refId: task_{index}\n        actions:\n"
                             f"          - playAudio:\n              name: Play Audio\n              audio:\n                tts: {speech}")
                owners[language, index] = (owner, text)
            (folder / f"{language}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        request = folder / "request.json"
        request.write_text(json.dumps({"reference": "measurement", "people": [p.request() for p in people]}, ensure_ascii=False))
        run = subprocess.run([sys.argv[1], "subject", "--request", request, "--max-seconds", "3600", "--format", "json", "--show-values",
                              *[folder / f"{language}.yaml" for language in CARRIERS]], capture_output=True, text=True)
        if run.returncode != 1:
            sys.exit(f"status {run.returncode}: {run.stderr}")
        findings = [f for f in json.loads(run.stdout)["findings"] if "match" in f]
    found = defaultdict(set)
    right = wrong = 0
    false = Counter()
    false_texts = []
    for finding in findings:
        language = pathlib.Path(finding["file"]).stem
        index = int(finding["field"]["path"].split("/")[3])
        owner, text = owners[language, index]
        match = finding["match"]
        mine = owner is not None and owner[0] == match["person"]
        if mine:
            found[language, index].add(match["class"])
        if match["class"] == "certain":
            right, wrong = right + mine, wrong + (not mine)
        if not mine:
            false[match["class"]] += 1
            if match["class"] != "possible":
                false_texts.append((match["class"], match["reason"], finding["value"], text))
    kinds = Counter(owner[1] for owner, _ in owners.values() if owner)
    hits = Counter(owners[key][0][1] for key in found)
    classes = Counter(max(c, key=["possible", "likely", "certain"].index) for c in found.values())
    count = len(owners)
    print(f"found {len(found)} of 300 ({len(found) / 3:.1f} %): " + ", ".join(f"{classes[c]} {c}" for c in ("certain", "likely", "possible")))
    print(f"certain: {right} right, {wrong} wrong ({100 * right / max(1, right + wrong):.1f} % right)")
    print(f"false likely or certain: {false['likely'] + false['certain']} in {count:,} texts ({1000 * (false['likely'] + false['certain']) / count:.2f} per 1,000)")
    print(f"false possible: {false['possible']} ({1000 * false['possible'] / count:.2f} per 1,000)")
    for kind, total in sorted(kinds.items()):
        print(f"  {kind}: {hits[kind]} of {total}")
    if "--misses" in sys.argv:
        for key, (owner, text) in owners.items():
            if owner and key not in found:
                print("missed", PEOPLE[owner[0]][1:3], owner[1], "|", text)
            elif owner and found[key] == {"possible"} and owner[1] != "surname":
                print("only possible", PEOPLE[owner[0]][1:3], owner[1], "|", text)
        for row in false_texts:
            print("false", *row, sep=" | ")


if __name__ == "__main__":
    main()
