#!/usr/bin/env python3
"""Runs Tools/collect/collect.py against the server of platform_server.py: collect-from-platform.py FAULT [ARGUMENT…]

Prints the output of the script, and ends with its status. Status 99 means that a credential occurs in the output.
"""
import os
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True
from platform_server import CLIENT, SECRET, TOKEN, Platform  # noqa: E402

SCRIPT = pathlib.Path(__file__).resolve().parents[4] / "Tools/collect/collect.py"


def main():
    server = Platform(sys.argv[1])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GENESYSCLOUD_")}
    environment.update(
        BLINDSPOT_COLLECT_SERVER=server.address, GENESYSCLOUD_REGION="eu-central-1", GENESYSCLOUD_OAUTHCLIENT_ID=CLIENT,
        GENESYSCLOUD_OAUTHCLIENT_SECRET=SECRET, PYTHONDONTWRITEBYTECODE="1", no_proxy="127.0.0.1")
    server.client = subprocess.Popen(
        [sys.executable, str(SCRIPT), "--attempts", "3", "--first-wait", "0.01", *sys.argv[2:]], env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = server.client.communicate()[0]
    print(output, end="")
    return 99 if any(text in output for text in (CLIENT, SECRET, TOKEN)) else server.client.returncode


if __name__ == "__main__":
    sys.exit(main())
