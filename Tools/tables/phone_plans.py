#!/usr/bin/env python3
"""Writes the telephone numbering plans: the digit strings that are telephone numbers, for every region.

  pip install phonenumbers==9.0.43
  Tools/tables/phone_plans.py      rewrites Sources/CTables/tables/phone-*.bin

Source of the facts: the numbering plans in the metadata of phonenumbers 9.0.43 (the Python port of Google's
libphonenumber, Apache-2.0), which collects the publications of the ITU and the national regulators. The tool uses only
the facts (the digits that a number of a kind can have) and converts them to one minimal acyclic automaton over the digits
0-9 that all regions share. All values are little-endian:

  phone-moves.bin     for each state, ten transitions (uint16, 0 = dead end)
  phone-kinds.bin     for each state, the kinds of number that end there (one byte)
  phone-regions.bin   for each region, its ISO code (two bytes), its calling code, and the start states (uint16 each) for
                      numbers in international form (digits after the calling code) and in national form (as dialed
                      inside the region, including the trunk prefix)
"""
import pathlib
import re._parser as sre
import struct
import sys

import phonenumbers
from phonenumbers import PhoneMetadata
from phonenumbers.data import _COUNTRY_CODE_TO_REGION_CODE as CODES

TABLES = pathlib.Path(__file__).resolve().parents[2] / "Sources/CTables/tables"
VERSION = "9.0.43"
# The relation of a kind of number to its owner. A service line of a company is not personal.
PERSONAL, MOBILE, SERVICE = 1, 2, 4
KINDS = {"fixed_line": PERSONAL, "mobile": PERSONAL | MOBILE, "voip": PERSONAL, "personal_number": PERSONAL,
         "pager": PERSONAL, "toll_free": SERVICE, "premium_rate": SERVICE, "shared_cost": SERVICE, "uan": SERVICE,
         "voicemail": SERVICE}
# Argentina: a mobile number is dialed as 0 + area + 15 + subscriber at home and as 9 + area + subscriber from abroad.
AREA_THEN_15 = {"AR": r"0?(?:1115\d{8}|(?:2[2-9]|3[3-8])\d15\d{7}|(?:2[2-9]|3[3-8])\d\d15\d{6})"}
CARRIER_PREFIX = {"BR": r"(?:0|90)(?:1[245]|2[1-35]|31|4[13]|[56]5|99)?"}
# Mexican forms of older publications that people still type.
FORMER_INTERNATIONAL = {"MX": r"1"}


class Automaton:
    """A nondeterministic automaton with epsilon moves, built from regular expressions over digits."""

    def __init__(self):
        self.moves, self.empty, self.accept = [], [], {}

    def state(self):
        self.moves.append([])
        self.empty.append([])
        return len(self.moves) - 1

    def regex(self, pattern, start):
        return self.sequence(sre.parse(pattern), start)

    def sequence(self, items, start):
        for operation, argument in items:
            start = self.item(str(operation), argument, start)
        return start

    def item(self, operation, argument, start):
        if operation == "LITERAL":
            return self.digits({argument - 48}, start)
        if operation == "IN":
            return self.digits(self.members(argument), start)
        if operation == "SUBPATTERN":
            return self.sequence(argument[-1], start)
        if operation == "BRANCH":
            end = self.state()
            for branch in argument[1]:
                self.empty[self.sequence(branch, start)].append(end)
            return end
        if operation in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, body = argument
            most = min(int(most), 15)
            for _ in range(int(least)):
                start = self.sequence(body, start)
            end = self.state()
            self.empty[start].append(end)
            for _ in range(most - int(least)):
                start = self.sequence(body, start)
                self.empty[start].append(end)
            return end
        if operation == "AT":
            return start
        raise ValueError(operation)

    @staticmethod
    def members(argument):
        digits = set()
        for operation, value in argument:
            if str(operation) == "LITERAL":
                digits.add(value - 48)
            elif str(operation) == "RANGE":
                digits.update(range(value[0] - 48, value[1] - 47))
            elif str(operation) == "CATEGORY":
                digits.update(range(10))
        return digits

    def digits(self, digits, start):
        end = self.state()
        self.moves[start].append((frozenset(digits), end))
        return end

    def closure(self, states):
        seen, stack = set(states), list(states)
        while stack:
            for following in self.empty[stack.pop()]:
                if following not in seen:
                    seen.add(following)
                    stack.append(following)
        return frozenset(seen)


class Shared:
    """The minimal acyclic deterministic automaton of all plans; equal states are merged."""

    def __init__(self):
        self.rows, self.ids = [None], {}

    def add(self, automaton, start):
        memo = {}

        def build(states):
            if states in memo:
                return memo[states]
            kinds = 0
            for state in states:
                kinds |= automaton.accept.get(state, 0)
            row = []
            for digit in range(10):
                target = {end for state in states for digits, end in automaton.moves[state] if digit in digits}
                row.append(build(automaton.closure(target)) if target else 0)
            if not kinds and not any(row):
                memo[states] = 0
                return 0
            key = (kinds, *row)
            if key not in self.ids:
                self.ids[key] = len(self.rows)
                self.rows.append(key)
            memo[states] = self.ids[key]
            return memo[states]

        return build(automaton.closure({start}))


def numbers(automaton, start, metadata):
    general = metadata.general_desc.national_number_pattern
    for kind, mask in KINDS.items():
        description = getattr(metadata, kind)
        pattern = description and description.national_number_pattern
        if pattern and pattern != "NA":
            end = automaton.regex(pattern, start)
            automaton.accept[end] = automaton.accept.get(end, 0) | mask
    assert general


def plan(shared, metadata, region):
    international = Automaton()
    start = international.state()
    numbers(international, start, metadata)
    if region in FORMER_INTERNATIONAL:
        numbers(international, international.regex(FORMER_INTERNATIONAL[region], start), metadata)
    national = Automaton()
    start = national.state()
    numbers(national, start, metadata)
    prefix = CARRIER_PREFIX.get(region) or (
        metadata.national_prefix_for_parsing if not metadata.national_prefix_transform_rule else metadata.national_prefix)
    if prefix:
        numbers(national, national.regex(prefix, start), metadata)
    if region in AREA_THEN_15:
        national.accept[national.regex(AREA_THEN_15[region], start)] = PERSONAL | MOBILE
    return shared.add(international, 0), shared.add(national, 0)




def main():
    if phonenumbers.__version__ != VERSION:
        sys.exit(f"the table was made with phonenumbers {VERSION}; this is {phonenumbers.__version__}")
    shared, regions = Shared(), []
    for code, names in sorted(CODES.items()):
        for region in names:
            metadata = (PhoneMetadata.metadata_for_nongeo_region(code) if region == "001"
                        else PhoneMetadata.metadata_for_region(region))
            regions.append((region[:2], code, *plan(shared, metadata, region)))
    rows = [(0,) * 11] + shared.rows[1:]
    (TABLES / "phone-moves.bin").write_bytes(b"".join(struct.pack("<10H", *row[1:]) for row in rows))
    (TABLES / "phone-kinds.bin").write_bytes(bytes(row[0] for row in rows))
    (TABLES / "phone-regions.bin").write_bytes(b"".join(
        struct.pack("<2s3H", name.encode(), *numbers) for name, *numbers in regions))
    print(len(shared.rows), "states,", len(regions), "regions")


main()
