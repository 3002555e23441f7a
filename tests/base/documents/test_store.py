"""Files are kept by their digest, in versions; what is damaged is not handed out."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import boto3
import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.utils import DatabaseError
from moto.server import ThreadedMotoServer

from goufu.base.documents import store as store_room
from goufu.base.documents.models import Version
from goufu.base.documents.store import adopt, clean_name, fetch, key_of
from tests.base.documents.conftest import PDF, PNG, pdf


def test_a_file_is_kept_with_its_digest_and_nothing_the_sender_said(keep):
    document = keep(name="../../etc/报价.exe")

    version = document.versions.get()
    assert version.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (version.number, version.size) == (1, len(PDF))
    assert version.media_type == "application/pdf"
    assert version.file_name == "报价.exe"
    with fetch(version) as content:
        assert content.read() == PDF


def test_it_lies_where_its_digest_says(keep, settings):
    version = keep(name="../../../escaped.pdf").versions.get()

    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert files == [Path(settings.MEDIA_ROOT) / key_of(version.sha256)]
    assert files[0].stat().st_mode & 0o077 == 0


def test_a_new_version_leaves_the_old_one(keep):
    document = keep()
    keep(PNG, "新.png", document=document)

    first, second = document.versions.order_by("number")
    assert (first.number, second.number) == (1, 2)
    with fetch(first) as content:
        assert content.read() == PDF
    with fetch(second) as content:
        assert content.read() == PNG


def test_a_version_cannot_be_changed_or_removed(keep):
    keep()
    for deed in ("UPDATE documents_version SET size = 1", "DELETE FROM documents_version"):
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(deed)


def test_the_same_content_is_kept_once(keep, settings):
    keep()
    keep(name="另一份.pdf")

    assert Version.objects.count() == 2
    assert len([p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()]) == 1


def test_the_limit_is_the_last_size_accepted(keep, settings):
    settings.GOUFU = dataclasses.replace(settings.GOUFU, upload_limit_mb=1)
    fits = PDF + b"\n" * (2**20 - len(PDF))

    assert keep(fits).versions.get().size == 2**20
    with pytest.raises(store_room.TooLarge, match="超过 1 MB"):
        keep(fits + b"\n")


def test_an_empty_file_is_refused(keep):
    with pytest.raises(store_room.Empty):
        keep(b"")


def test_a_damaged_file_is_reported_and_not_handed_out(keep, settings):
    version = keep().versions.get()
    path = Path(settings.MEDIA_ROOT) / key_of(version.sha256)
    path.chmod(0o600)
    path.write_bytes(PDF.replace(b"%PDF", b"%pdf"))

    with pytest.raises(store_room.NotWhatWasKept, match="摘要不符"):
        fetch(version)


def test_a_lost_file_is_reported(keep):
    version = keep().versions.get()
    default_storage.delete(key_of(version.sha256))

    with pytest.raises(store_room.Gone, match="不在存储中"):
        fetch(version)


def test_a_file_kept_before_its_dossier_is_adopted_once_and_by_its_owner(keep, handler, supervisor):
    document = keep(ref="", project_code="")
    where = {"ref": "x-1", "project_code": "x", "place": "CN-3415"}

    assert not adopt(document.pk, **where, actor=supervisor)
    assert adopt(document.pk, **where, actor=handler)
    assert not adopt(document.pk, **{**where, "ref": "x-2"}, actor=handler)
    document.refresh_from_db()
    assert document.ref == "x-1"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\wang\\报价 表.pdf", "报价 表.pdf"),
        ("a\x00b\u202egpj.exe", "abgpj.exe"),
        ('a<b>"c|d?.txt', "a_b__c_d_.txt"),
        ("...", "文件"),
        (None, "文件"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_a_name_is_fit_to_be_shown(given, kept):
    assert clean_name(given) == kept


def test_it_works_the_same_on_s3(keep, settings, monkeypatch):
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret"}
    address = f"http://{host}:{port}"
    client = boto3.client("s3", endpoint_url=address, region_name="us-east-1", **keys)
    try:
        client.create_bucket(Bucket="papers")
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {
                "BACKEND": "storages.backends.s3.S3Storage",
                "OPTIONS": {
                    "endpoint_url": address,
                    "access_key": "key",
                    "secret_key": "secret",
                    "bucket_name": "papers",
                    "region_name": "us-east-1",
                    "addressing_style": "path",
                    "file_overwrite": False,
                },
            },
        }
        content = pdf(3)
        version = keep(content).versions.get()
        keep(content)

        with fetch(version) as kept:
            assert kept.read() == content
        assert [one["Key"] for one in client.list_objects_v2(Bucket="papers")["Contents"]] == [
            key_of(version.sha256)
        ]
        client.delete_object(Bucket="papers", Key=key_of(version.sha256))
        with pytest.raises(store_room.Gone):
            fetch(version)
        client.close()
    finally:
        server.stop()
