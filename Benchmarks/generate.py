#!/usr/bin/env python3
"""Writes a invented organization to measure on: flows in YAML, configuration JSON and .i3 form, a Directory, short texts.

  Benchmarks/generate.py OUT [--flows 300] [--kilobytes 90] [--people 50000] [--texts 1000000] [--share 10] [--seed 1]

OUT/yaml, OUT/json, OUT/i3   the same flows of all kinds in three forms; SHARE per cent of their names and texts hold
                             personal data
OUT/clean{,-json,-i3}        the same with none
OUT/directory/users.json     a users listing with presence
OUT/texts/*.yaml             the short texts as action names, for the detectors alone
OUT/digits/*.yaml            a fifth as many that are mostly digits, and nobody's
OUT/small.yaml               one small flow
The same seed gives the same bytes.
"""
import argparse
import base64
import json
import pathlib
import random
import urllib.parse

TEAMS = "Billing Claims Sales Support Returns Scheduling Pharmacy Warranty Shipping Onboarding Retention Payroll".split()
VERBS = "Transfer Route Check Get Set Update Play Collect Verify Lookup Send Wait".split()
THINGS = "Balance Hours Callback Voicemail Queue Menu Language Priority Outcome Survey Account Status".split()
GIVEN = "Amara Bjorn Chiara Dmitri Elif Farid Greta Hiroko Ivana Jamal Katarzyna Linh Mateus Nadia Olumide Priya".split()
FAMILY = "Adeyemi Bergstrom Castellano Dubois Eriksen Fujimoto Gonzalez Hartmann Ivanov Jankowski Kowalczyk Lindqvist".split()
SPEECH = ("Thank you for calling the {team} team. Our menu has changed, so please listen to all of the options.",
          "All of our representatives are busy. Your estimated wait time is more than ten minutes.",
          "For {team}, press one. For anything else, press two, or stay on the line.",
          "This call may be recorded for quality and training purposes.")
NUMBERS = ("Order #########", "Queue #####", "Ref ############", "Callback 2024-05-1# 1#:##", "Version ##.#.#.##",
           "Case #####-####", "Batch ########", "Release 2023-1#-1# build ####", "Ticket ##########", "Timeout ##### ms",
           "Invoice ####/######", "SKU-#######", "Step ###.###", "Play prompt ######")
# What Archy writes at the top of a flow, the platform's name of its type, the ending of its `.i3` file, and whether it is
# made of states; as often as they come, about.
KINDS = (("inboundCall", "inboundcall", "i3InboundFlow", False), ("workflow", "workflow", "i3WorkFlow", True),
         ("inboundEmail", "inboundemail", "i3InboundEmailFlow", True), ("inboundCall", "inboundcall", "i3InboundFlow", False),
         ("inboundShortMessage", "inboundshortmessage", "i3InboundMessage", True), ("botFlow", "bot", "i3BotFlow", False),
         ("inboundCall", "inboundcall", "i3InboundFlow", False), ("inqueueCall", "inqueuecall", "i3InQueueFlow", False),
         ("digitalBot", "digitalbot", "i3DigitalBotFlow", False), ("secureCall", "securecall", "i3SecureFlow", False),
         ("inboundChat", "inboundchat", "i3InboundChatFlow", True), ("outboundCall", "outboundcall", "i3OutboundFlow", False),
         ("commonModule", "commonmodule", "i3CommonModuleFlow", False), ("workitem", "workitem", "i3WorkitemFlow", True))


class Organization:
    def __init__(self, seed, share):
        self.random = random.Random(seed)
        self.share = share

    def person(self):
        return f"{self.random.choice(GIVEN)} {self.random.choice(FAMILY)}"

    def name(self):
        """A name of three words or so; in `share` per cent of them somebody's."""
        pick = self.random
        if pick.random() * 100 < self.share:
            return pick.choice((f"Transfer to {self.person()}", f"{self.person().replace(' ', '_')}_VM",
                                f"Call 212-555-01{pick.randrange(100):02}", f"Mail a{pick.randrange(999)}@example.com"))
        return pick.choice((f"{pick.choice(VERBS)} {pick.choice(TEAMS)} {pick.choice(THINGS)}",
                            f"{pick.choice(VERBS)}{pick.choice(THINGS)}_{pick.randrange(40)}",
                            f"{pick.choice(TEAMS)} - {pick.choice(THINGS)}", pick.choice(("Disconnect", "Play Audio"))))

    def number(self):
        """A name that is mostly digits: of a thing, a date, a version."""
        return "".join(self.random.choice("0123456789") if mark == "#" else mark for mark in self.random.choice(NUMBERS))

    def speech(self):
        text = self.random.choice(SPEECH).format(team=self.random.choice(TEAMS))
        return f"{text} Ask for {self.person()}." if self.random.random() * 100 < self.share else text

    def flow(self, number, size):
        tasks, written = [], 0
        while written < size:
            actions = [(self.random.choice(("playAudio", "updateData", "decision", "callData")), self.name(), self.speech())
                       for _ in range(8)]
            tasks.append((self.name(), actions))
            written += 8 * 290
        return KINDS[number % len(KINDS)], f"Flow {number} {self.name()}", tasks


def yaml_text(text):
    return json.dumps(text, ensure_ascii=False) if set(text) & set(":#'\"{}[]") or text != text.strip() else text


def yaml_flow(flow):
    (kind, _, _, has_states), name, tasks = flow
    part = "state" if has_states else "task"
    out = [f"{kind}:", f"  name: {yaml_text(name)}", "  division: Home",
           f'  startUpRef: "/{kind}/{part}s/{part}[{part.title()}_1]"', "  defaultLanguage: en-us", "  supportedLanguages:",
           "    en-us:", "      defaultLanguageSkill:", "        noValue: true", f"  {part}s:"]
    for number, (task, actions) in enumerate(tasks):
        out += [f"    - {part}:", f"        name: {yaml_text(task)}", f"        refId: {part.title()}_{number}",
                "        actions:"]
        for kind, action, speech in actions:
            out += [f"          - {kind}:", f"              name: {yaml_text(action)}"]
            if kind == "playAudio":
                out += ["              audio:", f"                tts: {yaml_text(speech)}"]
            elif kind == "updateData":
                out += ["              statements:", "                - string:", "                    variable: Flow.selection",
                        "                    value:", '                      exp: "Append(Flow.prefix, \\"-\\", ToString(Call.Ani))"']
            elif kind == "decision":
                out += ["              condition:", "                exp: Flow.isOpen and !Flow.isHoliday",
                        "              outputs:", "                yes:", "                  enabled: true",
                        "                  actions:", "                    - disconnect:",
                        "                        name: Disconnect"]
            else:
                out += ["              timeout:", "                lit:", "                  minutes: 1",
                        "              category:", "                CRM Integration:", "                  dataAction:",
                        "                    Get Account:", "                      inputs:",
                        "                        PHONE_NUMBER:", "                          exp: Flow.ani"]
    return "\n".join(out) + "\n"


def value(text, kind="str"):
    return {"config": {"lit": {"value": text}}, "text": text, "type": kind, "uiMetaData": {"mode": 1},
            "metaData": {"references": []}, "version": 2}


def configuration(flow):
    (_, kind, _, has_states), name, tasks = flow
    tracking, items = 10, []
    for task, actions in tasks:
        listed = []
        for kind, action, speech in actions:
            tracking += 1
            item = {"__type": {"playAudio": "PlayAudioAction", "updateData": "UpdateVariableAction", "decision": "DecisionAction",
                               "callData": "DataAction"}[kind], "name": action, "trackingId": tracking,
                    "id": f"00000000-0000-4000-8000-{tracking:012d}"}
            if kind == "playAudio":
                source = f"AudioPlaybackOptions(ToAudioTTS({json.dumps(speech)}), true)"
                item["prompts"] = {"defaultAudio": {"config": {"audioPlaybackOptions": [{"toAudioTTS": [{"lit": {"value": speech}}]}]},
                                                    "text": source, "type": "aud", "version": 2,
                                                    "uiMetaData": {"sequenceItems": [{"type": 0, "parameter": speech, "error": ""}]}},
                                   "cases": []}
            else:
                item["inputs"] = [{"name": "PHONE_NUMBER", "value": value("Flow.ani")}]
            listed.append(item)
        items.append({"__type": "State" if has_states else "Task", "name": task, "trackingId": tracking, "actionList": listed, "variables": []})
    return {"name": name, "type": kind, "defaultLanguage": "en-US", "variables": [], "manifest": {}, "uiMetaData": {},
            "flowSequenceItemList": items}


def users(organization, count):
    for number in range(count):
        person = organization.person()
        yield {"id": f"00000000-0000-4000-9000-{number:012d}", "name": f"{person} {number % 977}", "state": "active",
               "email": f"{person.lower().replace(' ', '.')}{number}@example.com",
               "primaryContactInfo": [{"address": f"+1212555{number % 10000:04}", "mediaType": "PHONE", "type": "PRIMARY"}],
               "presence": {"source": "PURECLOUD", "message": "In a meeting until 3"}}


def write_texts(folder, texts, make):
    """Short texts as the names of actions, 50,000 to a file."""
    for part in range(0, texts, 50000):
        lines = [f"          - updateData:\n              name: {yaml_text(make())}" for _ in range(min(50000, texts - part))]
        (folder / f"{folder.name}-{part // 50000:03}.yaml").write_text(
            "inboundCall:\n  name: Texts\n  defaultLanguage: en-us\n  tasks:\n    - task:\n        name: Texts\n        actions:\n"
            + "\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=pathlib.Path)
    for option, default in (("flows", 300), ("kilobytes", 90), ("people", 50000), ("texts", 1000000), ("share", 10), ("seed", 1)):
        parser.add_argument(f"--{option}", type=int, default=default)
    choice = parser.parse_args()
    folders = {name: choice.out / name for name in ("yaml", "json", "i3", "clean", "clean-json", "clean-i3", "directory", "texts", "digits")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    for share, forms in ((choice.share, ("yaml", "json", "i3")), (0, ("clean", "clean-json", "clean-i3"))):
        organization = Organization(choice.seed, share)
        for number in range(choice.flows):
            flow = organization.flow(number, choice.kilobytes * 1000)
            stem = f"flow-{number:04}"
            for form in forms:
                folder = folders[form]
                if form in ("yaml", "clean"):
                    (folder / f"{stem}.yaml").write_text(yaml_flow(flow), encoding="utf-8")
                elif form.endswith("json"):
                    (folder / f"{stem}.json").write_text(json.dumps(configuration(flow), indent=1), encoding="utf-8")
                else:
                    packed = json.dumps(configuration(flow), separators=(",", ":"))
                    (folder / f"{stem}.{flow[0][2]}").write_bytes(
                        base64.b64encode(urllib.parse.quote(packed, safe="-_.!~*'()").encode()))
    organization = Organization(choice.seed, 0)
    (folders["directory"] / "users.json").write_text(
        json.dumps({"entities": list(users(organization, choice.people)), "pageSize": choice.people, "pageNumber": 1,
                    "total": choice.people}, indent=1), encoding="utf-8")
    write_texts(folders["texts"], choice.texts, organization.name)
    write_texts(folders["digits"], choice.texts // 5, Organization(choice.seed, 0).number)
    small = Organization(choice.seed, choice.share)
    (choice.out / "small.yaml").write_text(yaml_flow(small.flow(0, 3000)), encoding="utf-8")


if __name__ == "__main__":
    main()
