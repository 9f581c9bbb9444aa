"""The formula for Homebrew and the manifest for Scoop, from the checksums of a release."""
import json

import checksums
import project

FORMULA = """\
class Blindspot < Formula
  desc "{summary}"
  homepage "{homepage}"
  version "{version}"
  license "{license}"

{systems}
  def install
    bin.install "blindspot"
    man1.install "man/man1/blindspot.1"
    bash_completion.install "completions/blindspot.bash" => "blindspot"
    zsh_completion.install "completions/blindspot.zsh" => "_blindspot"
    fish_completion.install "completions/blindspot.fish"
    doc.install "THIRD-PARTY-NOTICES"
  end

  test do
    assert_equal version.to_s, shell_output("#{{bin}}/blindspot --version").strip
  end
end
"""
BLOCKS = {
    "macos-arm64": ("on_macos", "depends_on arch: :arm64\n    depends_on macos: :tahoe"),
    "linux-x86_64": ("on_linux", "on_intel"),
    "linux-arm64": ("on_linux", "on_arm"),
}


def formula(version, sums):
    """Returns the formula, which installs the archives of a release; nil without an archive.

    - sums: SHA-256 by name of the artifact.
    """
    blocks = []
    for system, (block, inner) in BLOCKS.items():
        name = project.archive_name(version, system)
        if name not in sums:
            continue
        source = f'url "{project.address(version, name)}"\n    sha256 "{sums[name]}"'
        if inner.startswith("on_"):
            source = f"{inner} do\n      " + source.replace("\n", "\n  ") + "\n    end"
        else:
            source += "\n    " + inner
        blocks.append(f"  {block} do\n    {source}\n  end\n")
    if not blocks:
        return None
    return FORMULA.format(summary=project.SUMMARY, homepage=project.homepage(), version=version,
                          license=project.LICENSE, systems="\n".join(blocks))


def scoop(version, sums):
    """Returns the manifest, which needs an archive for Windows; nil without one."""
    name = f"blindspot-{version}-windows-x86_64.zip"
    if name not in sums:
        return None
    source = {"url": project.address(version, name), "hash": sums[name]}
    return json.dumps({"version": version, "description": project.SUMMARY, "homepage": project.homepage(),
                       "license": project.LICENSE, "architecture": {"64bit": source}, "bin": "blindspot.exe"},
                      indent=4) + "\n"


def build(version, sums):
    """Returns `{file name: bytes}` of the manifests for which the release has archives."""
    found = {"blindspot.rb": formula(version, sums), "blindspot.scoop.json": scoop(version, sums)}
    return {name: text.encode() for name, text in found.items() if text}


def release(packages):
    """Returns `{file name: bytes}` of the packages with their manifests and SHA256SUMS."""
    sums = checksums.sha256(packages)
    return packages | build(project.version(), sums) | {"SHA256SUMS": checksums.lines(sums).encode()}
