"""The completion script for PowerShell, which ArgumentParser does not generate, from its description of the command."""
import description

HEAD = """\
# Completion of blindspot for PowerShell 5.1 and later. Add to your profile:
#   . /path/to/blindspot.ps1
Register-ArgumentCompleter -Native -CommandName 'blindspot' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # Command, then completions as (text, tooltip) and the values of options.
    $tree = @{
"""
TAIL = """\
    }

    $command = 'blindspot'
    $previous = ''
    foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
        if ($element.Extent.EndOffset -ge $cursorPosition -and $wordToComplete -ne '') { break }
        $word = $element.Extent.Text
        if ($tree.ContainsKey("$command $word")) { $command = "$command $word" }
        $previous = $word
    }

    $node = $tree[$command]
    if ($node.Choices.ContainsKey($previous)) {
        $candidates = @($node.Choices[$previous] | ForEach-Object { , @($_, $_) })
    } elseif ($node.Texts -contains $previous) {
        $candidates = @()
    } else {
        $candidates = $node.Words
    }
    foreach ($candidate in $candidates) {
        if ($candidate[0] -like "$wordToComplete*") {
            [System.Management.Automation.CompletionResult]::new(
                $candidate[0], $candidate[0], 'ParameterValue', $candidate[1])
        }
    }
}
"""


def quoted(text):
    """Returns a literal of PowerShell, in which only quotes need an escape. A tooltip may not be empty."""
    for mark in "'\u2018\u2019\u201a\u201b":
        text = text.replace(mark, mark * 2)
    return "'" + (" ".join(text.split()) or " ") + "'"


def commands(tree, path):
    """Returns the lines of a command and of its subcommands."""
    arguments, children = description.arguments(tree), description.subcommands(tree)
    # The default command needs no name, so its options complete without it.
    default = next((child for child in children if child["commandName"] == tree.get("defaultSubcommand")), {})
    arguments += description.arguments(default)
    words, values, texts = {}, {}, []
    for child in children:
        words[child["commandName"]] = child.get("abstract", "")
    for argument in arguments:
        for name in description.names(argument):
            words[name] = argument.get("abstract", "")
            if argument.get("allValues"):
                values[name] = argument["allValues"]
            elif argument["kind"] == "option":
                texts.append(name)
    yield f"        {quoted(' '.join(path))} = @{{"
    yield "            Words = @("
    rows = [f"                , @({quoted(word)}, {quoted(help)})" for word, help in words.items()]
    yield "\n".join(rows)
    yield "            )"
    yield "            Choices = @{"
    for name, options in values.items():
        yield f"                {quoted(name)} = @({', '.join(quoted(option) for option in options)})"
    yield "            }"
    yield f"            Texts = @({', '.join(quoted(name) for name in dict.fromkeys(texts))})"
    yield "        }"
    for child in children:
        yield from commands(child, [*path, child["commandName"]])


def completion(dump):
    """Returns the script.

    - dump: the output of `--experimental-dump-help` as an object.
    """
    tree = dump["command"]
    return HEAD + "\n".join(commands(tree, [tree["commandName"]])) + "\n" + TAIL
