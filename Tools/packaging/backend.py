"""Builds the wheel from a clone without a compiler (PEP 517): from the released executable, verified by `fetch`.

pre-commit and `pip install git+https://…` use it. It needs no other package.
"""
import pathlib

import fetch
import project
import wheel

# The format of wheels has no earlier time.
EPOCH = 315_532_800


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Writes the wheel and returns its name."""
    try:
        binary, notices = fetch.members()
    except fetch.Failure as failure:
        raise SystemExit(f"blindspot: {failure}") from None
    # pip unpacks it at once, so it need not be small.
    built = wheel.wheel(project.version(), project.system(), EPOCH, binary, notices, level=1)
    for name, data in built.items():
        (pathlib.Path(wheel_directory) / name).write_bytes(data)
    return next(iter(built))
