"""Parts of a command as `--experimental-dump-help` describes it, without those that its help hides."""

DASHES = {"long": "--", "short": "-", "longWithSingleDash": "-"}


def displayed(parts):
    return [part for part in parts or [] if part.get("shouldDisplay", True)]


def arguments(command):
    """Returns the arguments of a command."""
    return displayed(command.get("arguments"))


def subcommands(command):
    """Returns the subcommands of a command."""
    return displayed(command.get("subcommands"))


def names(argument):
    """Returns the names of an argument with their dashes, in the order of their declaration."""
    return [DASHES[name["kind"]] + name["name"] for name in argument.get("names") or []]
