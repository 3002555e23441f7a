"""Packages: releases or records with who publishes them, under which licence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from goufu.stages.disclosure.open_data.parts import Json, Publisher, moment, without_empty
from goufu.stages.disclosure.open_data.queries import Process
from goufu.stages.disclosure.open_data.releases import EXTENSIONS, VERSION, ocid_of, release_of


def release_package(
    processes: Sequence[Process],
    publisher: Publisher,
    *,
    uri: str,
    at: datetime,
    next_uri: str = "",
) -> Json:
    """Return a package with a release for each process.

    Args:
        uri: where the package is found.
        at: used where the package is empty.
        next_uri: where the next page is; empty on the last.
    """
    releases = [release_of(one, publisher) for one in processes]
    return {
        **_head(publisher, uri=uri, published=_newest(processes, at)),
        "releases": releases,
        **({"links": {"next": next_uri}} if next_uri else {}),
    }


def record_package(process: Process, publisher: Publisher, *, uri: str, at: datetime) -> Json:
    """Return a package with the record of one process: its release, and the same compiled."""
    record = {
        "ocid": ocid_of(process.tender, publisher),
        "releases": [release_of(process, publisher)],
        "compiledRelease": release_of(process, publisher, compiled=True),
    }
    head = _head(publisher, uri=uri, published=_newest([process], at))
    return {**head, "records": [record]}


def _head(publisher: Publisher, *, uri: str, published: datetime) -> Json:
    return without_empty(
        {
            "uri": uri,
            "version": VERSION,
            "extensions": EXTENSIONS,
            "publishedDate": moment(published),
            "publisher": without_empty({"name": publisher.name, "uri": publisher.uri}),
            "license": publisher.licence,
            "publicationPolicy": publisher.policy,
        }
    )


def _newest(processes: Sequence[Process], at: datetime) -> datetime:
    return max((one.changed_at for one in processes), default=at)
