"""The container image as an archive of an OCI image layout, made without a daemon.

The image contains the executable and the licenses, and nothing else: no shell, no C library.
"""
import hashlib
import io
import json
import tarfile

import archives
import project

INDEX = "application/vnd.oci.image.index.v1+json"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
LAYOUT = b'{"imageLayoutVersion":"1.0.0"}'


def encoded(value):
    return json.dumps(value, separators=(",", ":"), sort_keys=True).encode()


def digest(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def descriptor(kind, data, **more):
    return {"mediaType": kind, "digest": digest(data), "size": len(data), **more}


def layout(blobs, index, epoch):
    """Returns the archive of a layout of blobs and of its index."""
    files = {"blobs/sha256/" + digest(blob)[7:]: archives.entry(blob) for blob in blobs}
    files |= {"oci-layout": archives.entry(LAYOUT), "index.json": archives.entry(encoded(index))}
    return archives.tar(files, epoch, with_folders=True)


def build(payload):
    """Returns `{file name: bytes}` of the artifact."""
    files = {"usr/bin/blindspot": archives.entry(payload.binary, executable=True),
             "usr/share/doc/blindspot/LICENSE": archives.entry(project.page("LICENSE")),
             "usr/share/doc/blindspot/THIRD-PARTY-NOTICES": archives.entry(payload.notices),
             "exports/.keep": archives.entry("")}
    plain = archives.tar(files, payload.epoch, with_folders=True)
    layer = archives.gz(plain, payload.level)
    labels = {"org.opencontainers.image.title": "blindspot", "org.opencontainers.image.version": payload.version,
              "org.opencontainers.image.description": project.SUMMARY, "org.opencontainers.image.created": payload.created,
              "org.opencontainers.image.licenses": project.LICENSE, "org.opencontainers.image.source": project.homepage()}
    settings = encoded({
        "architecture": payload.architecture, "os": "linux", "created": payload.created,
        "config": {"Entrypoint": ["/usr/bin/blindspot"], "Cmd": ["lint", "."], "WorkingDir": "/exports",
                   "User": "65534:65534", "Env": ["PATH=/usr/bin"], "Labels": labels},
        "rootfs": {"type": "layers", "diff_ids": [digest(plain)]},
        "history": [{"created": payload.created, "created_by": "Tools/release"}],
    })
    manifest = encoded({
        "schemaVersion": 2, "mediaType": MANIFEST, "annotations": labels,
        "config": descriptor("application/vnd.oci.image.config.v1+json", settings),
        "layers": [descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer)],
    })
    entry = descriptor(MANIFEST, manifest, platform={"architecture": payload.architecture, "os": "linux"},
                       annotations={"org.opencontainers.image.ref.name": payload.version})
    index = {"schemaVersion": 2, "mediaType": INDEX, "manifests": [entry]}
    name = f"blindspot-{payload.version}-{payload.system}.oci.tar"
    return {name: layout([settings, layer, manifest], index, payload.epoch)}


def merged(contents, epoch):
    """Returns the archive of one image for all processors of several archives.

    - contents: the bytes of the archives.
    """
    blobs, entries, name = {}, [], ""
    for content in contents:
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            files = {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}
        for manifest in json.loads(files["index.json"])["manifests"]:
            name = manifest.pop("annotations")["org.opencontainers.image.ref.name"]
            entries.append(manifest)
        blobs |= {path: data for path, data in files.items() if path.startswith("blobs/")}
    image = encoded({"schemaVersion": 2, "mediaType": INDEX, "manifests": entries})
    entry = descriptor(INDEX, image, annotations={"org.opencontainers.image.ref.name": name})
    index = {"schemaVersion": 2, "mediaType": INDEX, "manifests": [entry]}
    return layout([*blobs.values(), image], index, epoch)
