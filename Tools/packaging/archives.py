"""Archives whose bytes depend on their content only: entries in order, one time, no names of users."""
import io
import lzma
import struct
import tarfile
import time
import zipfile
import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A file of a package."""
    data: bytes
    executable: bool = False

    @property
    def mode(self):
        return 0o755 if self.executable else 0o644


def entry(content, executable=False):
    """Returns an entry of a text or of bytes."""
    return Entry(content.encode() if isinstance(content, str) else content, executable)


def folders(names):
    """Returns the folders of all names, outer ones first."""
    found = {name[:index] for name in names for index, letter in enumerate(name) if letter == "/" and index > 0}
    return sorted(found - {"."})


def tar(files, epoch, with_folders=False, prefix=""):
    """Returns a tar archive of `{name: Entry}`."""
    output = io.BytesIO()
    with tarfile.open(fileobj=output, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in folders(files) if with_folders else []:
            info = tarfile.TarInfo(prefix + name + "/")
            info.type, info.mode, info.mtime = tarfile.DIRTYPE, 0o755, epoch
            info.uname = info.gname = "root"
            archive.addfile(info)
        for name in sorted(files):
            info = tarfile.TarInfo(prefix + name)
            info.size, info.mode, info.mtime = len(files[name].data), files[name].mode, epoch
            info.uname = info.gname = "root"
            archive.addfile(info, io.BytesIO(files[name].data))
    return output.getvalue()


def gz(data, level=9):
    """Compresses data without name, time and system (RFC 1952). Level 0 has the same bytes with every version of zlib."""
    compressor = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = compressor.compress(data) + compressor.flush()
    # The flags name the strongest level; tools such as lintian read them.
    strongest, unknown_system = 2 if level == 9 else 0, 255
    head = struct.pack("<BBBBIBB", 0x1F, 0x8B, 8, 0, 0, strongest, unknown_system)
    return head + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFF_FFFF)


def xz(data, level=6):
    return lzma.compress(data, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, preset=level)


def zip_archive(files, epoch, level):
    """Returns a zip archive of `{name: Entry}` in the order given."""
    output = io.BytesIO()
    # The format cannot represent earlier times.
    moment = max(time.gmtime(epoch)[:6], (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(output, "w") as archive:
        for name, file in files.items():
            info = zipfile.ZipInfo(name, moment)
            info.create_system = 3
            info.external_attr = (0o100000 | file.mode) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, file.data, compresslevel=level)
    return output.getvalue()


def ar(members, epoch):
    """Returns an archive of `{name: bytes}` in the common format of ar, as dpkg reads it."""
    output = b"!<arch>\n"
    for name, data in members.items():
        output += f"{name:<16}{epoch:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n".encode()
        output += data + b"\n" * (len(data) % 2)
    return output
