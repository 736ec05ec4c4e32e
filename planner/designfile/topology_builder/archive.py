"""The archive that Export-CsConfiguration writes: a zip with the topology among other configuration.

A room of its own because a zip is one more door for a bomb: the file inside is read up to a limit, never unpacked
to disk, and no path in it is followed.
"""

import io
import struct
import zipfile
import zlib
from typing import NoReturn

from planner.designfile.topology_builder.faults import Faults
from planner.designfile.topology_builder.safe_xml import MAX_BYTES

MEMBER = "DocItemSet.xml"
MAX_MEMBERS = 1000

_CENTRAL_ENTRY = b"PK\x01\x02"
# What zipfile and the decompressor let escape for damaged input; it is more than its own BadZipFile.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
)
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def is_archive(data: bytes) -> bool:
    """Tells whether the bytes are a zip."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def topology_in_archive(data: bytes, faults: Faults) -> bytes:
    """The bytes of DocItemSet.xml.

    Raises:
        DesignFileErrors: no such file in the archive, a damaged archive, or too much in it.
    """
    if len(data) > MAX_BYTES or data.count(_CENTRAL_ENTRY) > MAX_MEMBERS:
        _refuse(faults, "the archive is too large")
    try:
        content = _member(data)
    except _DAMAGE as error:
        _refuse(faults, f"the archive cannot be read ({type(error).__name__})")
    if content is None:
        _refuse(faults, f"the archive holds no {MEMBER}")
    if len(content) > MAX_BYTES:
        _refuse(faults, f"{MEMBER} in the archive has more than {MAX_BYTES:,} bytes")
    return content


def _member(data: bytes) -> bytes | None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.filename.replace("\\", "/").rpartition("/")[2].lower() == MEMBER.lower():
                if entry.compress_type not in _COMPRESSIONS:
                    raise NotImplementedError
                # The size that the directory claims may be untrue, so one byte too many is read and counted.
                with archive.open(entry) as file:
                    return file.read(MAX_BYTES + 1)
    return None


def _refuse(faults: Faults, what: str) -> NoReturn:
    faults.stop(1, 1, what, f"an archive written by Export-CsConfiguration, which holds {MEMBER}")
