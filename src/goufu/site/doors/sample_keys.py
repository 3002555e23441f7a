"""The key files of the sample's made-up bodies, for a demo and for practice."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from goufu.base import practice
from goufu.site.doors.addresses import address
from goufu.stages.procurement.sealing import keyfile, samples
from goufu.stages.procurement.sealing.models import OpeningKey


def is_of_the_sample(key: OpeningKey) -> bool:
    """Test whether anybody may have this key: a made-up body's, where nothing is real."""
    if not key.organisation.sample or not (settings.GOUFU.demo or practice.ground()):
        return False
    made = samples.sample_key(key.organisation.name, key.custodian)
    return keyfile.public_text(made) == key.public_key


def with_sample_key(given: dict[str, Any]) -> dict[str, Any]:
    """Add where the sample's key file is, for a form that asks for one."""
    key = OpeningKey.objects.filter(fingerprint=given.get("fingerprint", "")).first()
    if key is None or not is_of_the_sample(key):
        return given
    told = {"sample": address("doors:sample_key", key.ref), "passphrase": samples.PASSPHRASE}
    return {**given, **told}
