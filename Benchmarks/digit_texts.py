#!/usr/bin/env python3
"""Writes a flow of names with numbers whose shapes all differ. The cache of shapes does not help with them, so a run shows the
cost of reading a text with digits for the first time.

    Benchmarks/digit_texts.py > /tmp/digits.yaml
    Benchmarks/digit_texts.py --twin > /tmp/twin.yaml
    blindspot lint --jobs 1 --format concise /tmp/digits.yaml

The kinds of names are `words` (dates, hours, amounts, versions, part numbers, extensions and numbers of items among words of
seven languages, as the names of an organization), `groups` (three to seven groups of digits with all separators) and `mixed`
(groups of digits and letters). The twin has one name in place of all of them: less its instructions, a run has those of the
names.
"""

import argparse
import random

WORDS = {
    "en": "Queue Support Billing Overflow Warehouse Callback Invoice Order Shipment Escalation Team Region Line Menu "
    "Prompt Audio Holiday Store Branch Shelf Batch Printer Screen Cable Model Part Release Task Update Check Route "
    "Transfer Voicemail North South Desk Floor Room Building Contract Level Tier Group Skill Backup Old New Test Copy "
    "Draft",
    "de": "Warteschlange Bestellung Rechnung Lager Filiale Abteilung Auftrag Lieferung Gruppe Ansage Feiertag Termin "
    "Etage Raum Halle Tor Vertrag Stufe Kopie Entwurf Artikel Teil Version Stand Gültig Öffnungszeiten Störung Rückruf",
    "fr": "File Commande Facture Entrepôt Agence Service Livraison Groupe Annonce Salle Étage Niveau Contrat Copie "
    "Article Pièce Version Horaires Fermeture Rappel Panne",
    "es": "Cola Pedido Factura Almacén Tienda Servicio Entrega Grupo Anuncio Sala Planta Nivel Contrato Copia Artículo "
    "Pieza Versión Horario Cierre Llamada Avería",
    "it": "Coda Ordine Fattura Magazzino Negozio Consegna Gruppo Annuncio Sala Piano Livello Contratto Copia Articolo "
    "Pezzo Versione Orario Chiusura",
    "nl": "Wachtrij Bestelling Factuur Magazijn Winkel Levering Groep Zaal Verdieping Niveau Contract Kopie Artikel "
    "Onderdeel Versie Openingstijden",
    "pl": "Kolejka Zamówienie Faktura Magazyn Sklep Dostawa Grupa Sala Piętro Poziom Umowa Kopia Część Wersja Godziny",
}
SIGNS = ["#", "Nr. ", "No. ", "nº ", "n° ", "SKU ", "PO ", "INC", "CHG", "REQ-", "JIRA-", "Id ", "Ref ", "Ticket "]
SIGNS += ["Case ", "Art. ", "S/N ", "P/N "]
MARKS = [" ", "-", ".", "/", "_", "+", ":", ", ", " - ", " (", ") ", " / ", "-", " "]
random_ = random.Random()
choice, number = random_.choice, random_.randint


def digits(least, most=None):
    return "".join(choice("0123456789") for _ in range(number(least, most or least)))


def letters(least, most=None, alphabet="ABCDEFGHKLMNPRSTVWXZ"):
    return "".join(choice(alphabet) for _ in range(number(least, most or least)))


def date():
    year, month, day = number(2015, 2029), number(1, 12), number(1, 28)
    forms = [f"{year}-{month:02}-{day:02}", f"{day:02}.{month:02}.{year}", f"{month}/{day}/{year}", f"{day}.{month}."]
    forms += [f"{day}/{month:02}/{year % 100:02}", f"{year}{month:02}{day:02}", f"Q{number(1, 4)} {year}"]
    forms += [f"{year}/{year + 1}", f"KW {number(1, 52)}", f"{month:02}-{year}", f"W{number(1, 52):02}.{year}"]
    return choice(forms)


def hours():
    first, last = number(6, 11), number(12, 22)
    forms = [f"{first}-{last}", f"{first:02}:00-{last}:30", f"{first}am-{last - 11}pm", f"{first}h-{last}h"]
    forms += [f"{first}.30 - {last}.00", f"{first}:15–{last}:45", f"{first:02}00-{last}00", "24/7"]
    return choice([*forms, f"{first}-12 / 13-{last}"])


def amount():
    forms = [f"{digits(1, 3)},{digits(2)} EUR", f"${digits(1, 4)}.{digits(2)}"]
    forms += [f"{digits(1, 2)}.{digits(3)},{digits(2)} €", f"{digits(1, 2)},{digits(3)} USD"]
    forms += [f"{digits(1, 2)} {digits(3)} zł", f"{digits(1, 2)}%", f"{digits(1)}.{digits(1)} %", f"£{digits(2, 3)}"]
    forms += [f"{digits(2, 5)} kg", f"{digits(1, 3)}x{digits(1, 3)}x{digits(1, 3)} mm"]
    return choice([*forms, f"{digits(2)}/{digits(2)} cm"])


def version():
    forms = [f"v{digits(1)}.{digits(1, 2)}", f"v{digits(1)}.{digits(1, 2)}.{digits(1, 3)}", f"V{digits(1, 2)}"]
    forms += [f"{digits(1)}.{digits(1)}.{digits(1)}-rc{digits(1)}", f"r{digits(2, 4)}"]
    forms += [f"{digits(1)}.{digits(2)}.{digits(4)}.{digits(1, 2)}", f"build {digits(3, 6)}"]
    return choice([*forms, f"_v{digits(1)}_{digits(2)}", f"rev. {digits(1)}", f"({digits(1, 2)})"])


def part():
    kinds = [lambda: digits(1, 6), lambda: letters(1, 3) + digits(1, 5), lambda: digits(2, 4) + letters(1, 2)]
    kinds += [lambda: letters(2, 4), lambda: digits(3, 8), lambda: letters(1) + digits(1) + letters(1) + digits(2)]
    groups = [choice(kinds)() for _ in range(number(1, 4))]
    if random_.random() < 0.6:
        text = choice("-_./ ").join(groups)
    else:
        text = "".join(group + choice("-_./ ") for group in groups[:-1]) + groups[-1]
    return text if any(byte.isdigit() for byte in text) else text + digits(2, 4)


def item():
    sign = choice(SIGNS)
    forms = [digits(1, 9), f"{digits(2, 4)}-{digits(2, 6)}", f"{digits(3)} {digits(3)} {digits(1, 4)}"]
    forms += [letters(1, 2) + digits(4, 7), f"{digits(4)}/{digits(2)}", f"{digits(2)}.{digits(3)}.{digits(2, 4)}"]
    return sign + choice([*forms, digits(5, 10)])


def extension():
    forms = [f"x{digits(3, 5)}", f"ext {digits(3, 5)}", f"DW {digits(2, 4)}", f"({digits(4)})", f"-{digits(2, 3)}"]
    return choice([*forms, f"Line {digits(1, 3)}", f"DID {digits(4)}", f"{digits(3)}xx", f"SIP{digits(2)}"])


def address():
    forms = [f"10.{digits(1, 2)}.{digits(1, 2)}.{digits(1, 2)}", f"vlan{digits(2, 3)}", f"srv{digits(2)}-{digits(2)}"]
    return choice([*forms, f"port {digits(4)}", f"{letters(3)}{digits(2)}-{letters(2)}{digits(1, 2)}"])


KINDS = [date, hours, amount, version, part, item, extension, address, part, item, part, item]


def name():
    words = WORDS[choice(list(WORDS))].split()
    parts = [choice(KINDS)() for _ in range(random_.choices([1, 2, 3, 4], [3, 5, 4, 2])[0])]
    for _ in range(number(1, 3)):
        parts.insert(number(0, len(parts)), choice(words))
    joint = choice([" ", " ", " ", " - ", "_", " | ", " / ", ", "]) if random_.random() < 0.7 else " "
    return joint.join(parts)


def joined(most, group):
    """Returns three to `most` groups with any marks between them."""
    count = number(3, most)
    text = group()
    for _ in range(count - 1):
        text += choice(MARKS) + group()
    return text


def groups():
    return joined(7, lambda: digits(1, 6))


def mixed():
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    kinds = [lambda: digits(1, 6), lambda: digits(1, 6), lambda: letters(1, 4, alphabet)]
    kinds += [lambda: letters(1, 3, alphabet) + digits(1, 4), lambda: digits(1, 4) + letters(1, 2, alphabet)]
    text = joined(6, lambda: choice(kinds)())
    return text if any(byte.isdigit() for byte in text) else text + digits(2, 4)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("seed", nargs="?", type=int, help="7 for words, 11 for other kinds by default")
    parser.add_argument("--kind", choices=["words", "groups", "mixed"], default="words")
    parser.add_argument("--twin", action="store_true", help="one name in place of all")
    options = parser.parse_args()
    random_.seed(options.seed or (7 if options.kind == "words" else 11))
    make = {"words": name, "groups": groups, "mixed": mixed}[options.kind]
    shapes = set()
    print("inboundCall:\n  name: Numbers\n  defaultLanguage: en-us\n  tasks:\n    - task:\n        name: Numbers")
    print("        actions:")
    while len(shapes) < 20_000:
        text = make()
        shape = "".join("0" if byte.isdigit() else byte for byte in text)
        if shape not in shapes:
            shapes.add(shape)
            print(f'          - updateData:\n              name: "{"Transfer to queue" if options.twin else text}"')


if __name__ == "__main__":
    main()
