"""The packages for npm: one with the executable per system, and one that selects it (`npm install blindspot-lint`)."""
import json

import archives
import project

SYSTEMS = {"linux-x86_64": ("linux", "x64"), "linux-arm64": ("linux", "arm64"), "macos-arm64": ("darwin", "arm64")}
LAUNCHER = """\
#!/usr/bin/env node
// Runs the executable of the package for this system, with its exit status.
'use strict';
const { spawnSync } = require('child_process');

const name = `PACKAGE-${process.platform}-${process.arch}`;
let executable;
try {
  executable = require.resolve(`${name}/bin/blindspot`);
} catch {
  console.error(`blindspot: the package ${name} is not installed. Systems with a package: SYSTEMS.`);
  console.error('If yours is one of them, install again without --omit=optional.');
  process.exit(2);
}
const result = spawnSync(executable, process.argv.slice(2), { stdio: 'inherit' });
if (result.error) {
  console.error(`blindspot: ${result.error.message}`);
  process.exit(2);
}
if (result.signal) process.kill(process.pid, result.signal);
process.exit(result.status ?? 2);
"""


def platform_package(system):
    return "-".join([project.PACKAGE, *SYSTEMS[system]])


def description(payload, name, **more):
    fields = {"name": name, "version": payload.version, "description": project.SUMMARY,
              "homepage": project.homepage(), "license": project.LICENSE,
              "repository": {"type": "git", "url": f"git+{project.homepage()}.git"}}
    return json.dumps(fields | more, indent=2) + "\n"


def packed(files, epoch, level):
    entries = {name: file if isinstance(file, archives.Entry) else archives.entry(file) for name, file in files.items()}
    return archives.gz(archives.tar(entries, epoch, prefix="package/"), level)


def build(payload):
    """Returns `{file name: bytes}` of the artifacts."""
    system, processor = SYSTEMS[payload.system]
    native = {
        "package.json": description(payload, platform_package(payload.system), os=[system], cpu=[processor],
                                    preferUnplugged=True, files=["bin", "THIRD-PARTY-NOTICES"]),
        "bin/blindspot": archives.entry(payload.binary, executable=True),
        "LICENSE": project.page("LICENSE"), "THIRD-PARTY-NOTICES": payload.notices,
        "README.md": f"The executable of {project.PACKAGE} for {system} {processor}.\n",
    }
    launcher = LAUNCHER.replace("PACKAGE", project.PACKAGE)
    launcher = launcher.replace("SYSTEMS", ", ".join(" ".join(names) for names in SYSTEMS.values()))
    selector = {
        "package.json": description(
            payload, project.PACKAGE, bin={"blindspot": "bin/blindspot.js"}, engines={"node": ">=16"}, files=["bin"],
            optionalDependencies={platform_package(name): payload.version for name in SYSTEMS}),
        "bin/blindspot.js": archives.entry(launcher, executable=True),
        "LICENSE": project.page("LICENSE"),
        "README.md": f"# blindspot\n\n{' '.join(project.DESCRIPTION)}\n\n    npx {project.PACKAGE} lint exports\n\n"
                     f"See {project.homepage()}.\n",
    }
    # Without compression the selector has the same bytes on every system that builds it.
    return {f"{platform_package(payload.system)}-{payload.version}.tgz": packed(native, payload.epoch, payload.level),
            f"{project.PACKAGE}-{payload.version}.tgz": packed(selector, payload.epoch, 0)}
