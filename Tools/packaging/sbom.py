"""The list of the parts in the executable (SPDX 2.3)."""
import hashlib
import json
import re

import project


def identifier(name):
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)


def package(name, version, license_id, homepage, **more):
    return {"SPDXID": identifier(name), "name": name, "versionInfo": version, "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False, "homepage": homepage, "licenseConcluded": license_id, "licenseDeclared": license_id,
            "copyrightText": "NOASSERTION", **more}


def build(payload):
    """Returns `{file name: bytes}` of the artifact."""
    digest = hashlib.sha256(payload.binary).hexdigest()
    name = f"blindspot-{payload.version}-{payload.system}"
    own = package("blindspot", payload.version, project.LICENSE, project.homepage(), supplier="NOASSERTION",
                  primaryPackagePurpose="APPLICATION", checksums=[{"algorithm": "SHA256", "checksumValue": digest}])
    parts = [package(part.name, part.version, part.license, part.homepage, primaryPackagePurpose="LIBRARY")
             for part in payload.components]
    described = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": own["SPDXID"]}]
    links = [{"spdxElementId": own["SPDXID"], "relationshipType": "STATIC_LINK" if payload.is_linux else "DEPENDS_ON",
              "relatedSpdxElement": part["SPDXID"]} for part in parts]
    document = {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": name,
        "documentNamespace": f"{project.homepage()}/spdx/{name}-{digest[:16]}",
        "creationInfo": {"created": payload.created,
                         "creators": ["Tool: blindspot-Tools-release"]},
        "packages": [own, *parts], "relationships": described + links,
    }
    return {f"{name}.spdx.json": (json.dumps(document, indent=2) + "\n").encode()}
