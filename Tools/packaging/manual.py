"""The man page (roff, man(7)) and the page of all options, from the description of the command."""
import description

HEADING = """\
# Commands and options

Generated from the help of the command; do not edit: `RECORD=1 swift test --filter IntegrationTests`."""
END = """\
.SH EXIT STATUS
.TP
0
No findings at or above the level that fails a run.
.TP
1
There are findings.
.TP
2
The run failed, or part of the input could not be checked.
.SH ENVIRONMENT
.TP
BLINDSPOT_KEY
Key of the hashes in baseline and fingerprints.
.TP
NO_COLOR
Disables colors.
.TP
GITHUB_STEP_SUMMARY
With \\fB\\-\\-format github\\fR: the file to which the summary of the job is appended.
.SH FILES
.TP
\\&.blindspot.yml
Configuration.
.TP
\\&.blindspot\\-baseline.json
Accepted findings.
.TP
\\&.blindspotignore
Files to skip in folders, in the syntax of gitignore(5)."""


def names(argument):
    """Returns the names of an argument, short ones first."""
    return sorted(description.names(argument), key=len)


def texts(argument):
    """Returns the paragraphs about an argument."""
    return [text for text in (argument.get("abstract"), argument.get("discussion")) if text]


def subcommands(command):
    """Returns the subcommands that have a section; ArgumentParser adds `help`."""
    return [child for child in description.subcommands(command) if child["commandName"] != "help"]


def escaped(text):
    """Returns a text for roff, in which a point or a quote at the start of a line begins a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def section(command, path):
    """Returns the lines of the man page about a command and its subcommands."""
    lines = [f".SS {escaped(' '.join(path))}", escaped(command.get("abstract", ""))]
    if command.get("discussion"):
        lines += [".PP", escaped(command["discussion"])]
    for argument in description.arguments(command):
        value = f"\\fI{escaped(argument.get('valueName', ''))}\\fR"
        head = ", ".join(f"\\fB{escaped(name)}\\fR" for name in names(argument))
        if argument["kind"] == "positional":
            head = value
        elif argument["kind"] == "option":
            head += f" {value}"
        lines += [".TP", head, escaped(" ".join(texts(argument))) or "\\&"]
    for child in subcommands(command):
        lines += section(child, [*path, child["commandName"]])
    return lines


def roff(dump, version):
    """Returns the man page.

    - dump: the output of `--experimental-dump-help` as an object.
    """
    command = dump["command"]
    lines = [f'.TH BLINDSPOT 1 "" "blindspot {version}" "User Commands"', ".SH NAME",
             f"blindspot \\- {escaped(command['abstract'])}", ".SH SYNOPSIS", ".B blindspot",
             "[\\fIsubcommand\\fR] [\\fIoptions\\fR] [\\fIpath\\fR ...]", ".SH DESCRIPTION",
             escaped(command.get("discussion", "")), ".SH COMMANDS"]
    for child in subcommands(command):
        lines += section(child, ["blindspot", child["commandName"]])
    return "\n".join([*lines, END, ""])


def cell(text):
    """Returns a text as the cell of a table; `<` would begin a tag."""
    text = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
    return " ".join(text.split())


def chapter(command, path):
    """Returns the lines of the page of options about a command and its subcommands; a heading for each."""
    lines = ["", f"## `{' '.join(path)}`", "", cell(command.get("abstract", ""))]
    if command.get("discussion"):
        lines += ["", cell(command["discussion"])]
    rows = []
    for argument in description.arguments(command):
        spelled = " ".join(f"`{name}`" for name in names(argument)) or f"`{argument.get('valueName', '')}`"
        if argument["kind"] == "option":
            spelled += f" `<{argument.get('valueName', '')}>`"
        about = texts(argument)
        if argument.get("allValues"):
            about.append("Values: " + ", ".join(argument["allValues"]) + ".")
        if argument.get("defaultValue"):
            about.append(f"Default: {argument['defaultValue']}.")
        rows.append(f"| {spelled} | {cell(' '.join(about))} |")
    if rows and path != ["blindspot"]:
        lines += ["", "| option | description |", "| --- | --- |", *rows]
    for child in subcommands(command):
        lines += chapter(child, [*path, child["commandName"]])
    return lines


def markdown(dump):
    """Returns the page of all options.

    - dump: the output of `--experimental-dump-help` as an object.
    """
    command = dump["command"]
    return "\n".join([HEADING, *chapter(command, [command["commandName"]]), ""])
