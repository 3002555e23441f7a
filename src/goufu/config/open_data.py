"""The settings of open data: who publishes it, under which ids and terms."""

from __future__ import annotations

from dataclasses import dataclass

from goufu.config import kinds
from goufu.config.kinds import setting


@dataclass(frozen=True)
class OpenData:
    """What every package of open data says of its publisher."""

    ocds_prefix: str = setting(
        "GOUFU_OCDS_PREFIX",
        kinds.TEXT,
        "ocds-goufu0",
        "The first part of the ids in open data. The default is registered nowhere: ask the Open "
        "Contracting Partnership for one of your own.",
    )
    publisher_name: str = setting(
        "GOUFU_PUBLISHER_NAME",
        kinds.TEXT,
        "",
        "Who publishes the open data. Empty: the name of the site.",
    )
    publisher_uri: str = setting(
        "GOUFU_PUBLISHER_URI",
        kinds.url("http", "https", form="https://czj.example.gov.cn"),
        "",
        "The address of the publisher of the open data.",
    )
    open_data_licence: str = setting(
        "GOUFU_OPEN_DATA_LICENCE",
        kinds.url("http", "https", form="https://example.gov.cn/open-data-licence"),
        "",
        "The licence under which open data may be used. Empty: none is named.",
    )
    publication_policy: str = setting(
        "GOUFU_PUBLICATION_POLICY",
        kinds.url("http", "https", form="https://example.gov.cn/open-data-policy"),
        "",
        "What is published as open data, when and how. Empty: none is named.",
    )
