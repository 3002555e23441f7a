"""A party adds files to its dossier; the ledger knows of each."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from goufu.base.documents import actions
from goufu.base.documents.media import NotThisKind
from goufu.base.documents.models import Document
from goufu.base.ledger.models import Entry, Refused
from goufu.base.organisations.kinds import Function
from goufu.base.people.roles import Role
from goufu.base.workflow.dossier import Dossier, NoSuchDossier
from tests.base.conftest import PROJECT
from tests.base.documents.conftest import PDF, PNG


@dataclass
class Paper:
    """As much of a dossier as adding a file needs."""

    ref: str = f"{PROJECT}-HT1"
    project_code: str = PROJECT
    place: str = "CN-3415"
    title: str = "养老服务合同"
    WORKFLOW = SimpleNamespace(name="contract")
    parties = Dossier.parties


@pytest.fixture
def dossier(school):
    return Paper()


@pytest.fixture
def add(dossier, now):
    def one(actor, content=PDF, name="合同.pdf", **facts):
        return actions.add(
            ref=dossier.ref,
            dossier=dossier,
            file=ContentFile(content, name=name),
            title="",
            actor=actor,
            at=now,
            **facts,
        )

    return one


def test_a_party_adds_a_file_and_the_ledger_keeps_its_digest(add, handler, dossier):
    document = add(handler)

    line = Entry.objects.get()
    version = document.versions.get()
    assert (line.event, line.ref, line.project_code) == ("document.add", dossier.ref, PROJECT)
    assert line.facts["sha256"] == version.sha256
    assert document.title == "合同.pdf"


def test_a_new_version_is_a_line_too(add, handler):
    document = add(handler)
    add(handler, PNG, "合同.png", document=document.pk)

    assert [e.event for e in Entry.objects.order_by("pk")] == ["document.add", "document.replace"]
    assert Entry.objects.order_by("pk").last().facts["version"] == 2


def test_somebody_elses_document_is_not_replaced(add, handler, appoint, found):
    from goufu.base.workflow.models import Standing

    document = add(handler)
    provider = found("晚晴", Function.PROVIDER)
    Standing.objects.create(project_code=PROJECT, party="provider", organisation=provider)

    with pytest.raises(actions.NotYourDocument):
        add(appoint("李某", Role.PROVIDER, provider), document=document.pk)


def test_who_has_no_part_in_it_adds_nothing(add, supervisor):
    with pytest.raises(actions.NotYourDossier):
        add(supervisor)

    assert not Document.objects.exists()
    assert Refused.objects.get().code == "documents.not_your_dossier"


def test_a_refused_file_leaves_no_trace_but_the_refusal(add, handler):
    with pytest.raises(NotThisKind):
        add(handler, b"MZ\x90\x00\x00", "合同.pdf")

    assert not Document.objects.exists()
    assert not Entry.objects.exists()
    assert Refused.objects.get().event == "documents.add"


class TestThePage:
    @pytest.fixture
    def client(self, signed_in, handler, dossier, monkeypatch):
        def known(actor, *, kind, ref):
            if (kind, ref) != ("contract", dossier.ref):
                raise NoSuchDossier(ref=ref)
            return dossier

        monkeypatch.setattr(actions, "dossier_for", known)
        return signed_in(handler)

    def test_a_file_is_uploaded_and_listed(self, client, dossier):
        where = f"/documents/of/contract/{dossier.ref}/"
        file = SimpleUploadedFile("合同.pdf", PDF, content_type="text/html")

        assert client.get(where).status_code == 200
        assert client.post(where, {"file": file, "title": "合同文本"}).status_code == 302
        assert "合同文本" in client.get(where).content.decode()

    def test_a_new_version_is_uploaded(self, client, dossier, add, handler):
        document = add(handler)
        where = f"/documents/of/contract/{dossier.ref}/?document={document.pk}"

        page = client.get(where).content.decode()
        client.post(where, {"file": SimpleUploadedFile("b.png", PNG)})

        assert "新版本" in page
        assert document.versions.count() == 2

    def test_without_a_file_the_form_comes_back(self, client, dossier):
        answer = client.post(f"/documents/of/contract/{dossier.ref}/", {"title": "x"})

        assert answer.status_code == 422
        assert "请选择文件" in answer.content.decode()

    def test_a_program_is_refused_in_words(self, client, dossier):
        file = SimpleUploadedFile("合同.pdf", b"MZ\x90\x00\x00")

        answer = client.post(f"/documents/of/contract/{dossier.ref}/", {"file": file})

        assert answer.status_code == 422
        assert "不能作为附件" in answer.content.decode()

    def test_an_unknown_dossier_is_not_found(self, client):
        assert client.get("/documents/of/contract/nothing/").status_code == 404
