"""The name of this installation: a random id that marks whose chain of edits is whose. It says nothing about
anybody.
"""

from __future__ import annotations

import json
import logging
import platform
import uuid
from functools import cache

from desktop.system import paths
from desktop.system.files import write_whole

log = logging.getLogger(__name__)


@cache
def instance_id() -> str:
    """The id of this installation on this computer, made once.

    The computer's name is mixed in (and cannot be read back), because people copy their data folder to a new
    computer: two computers must never share a chain.
    """
    path = paths.data_dir() / "instance.json"
    try:
        found = uuid.UUID(json.loads(path.read_text(encoding="utf-8"))["instance"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        found = uuid.uuid4()
        try:
            write_whole(path, json.dumps({"instance": str(found)}).encode())
        except OSError as error:
            log.warning("the name of this installation could not be kept: %s", error)
    return str(uuid.uuid5(found, platform.node()))
