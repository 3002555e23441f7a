"""Who may read which document, at which moment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goufu.base.documents import previews, reading
from goufu.base.documents.previews import preview
from goufu.base.organisations.kinds import Function
from goufu.base.people.roles import THE_PUBLIC, Role
from goufu.base.workflow.models import Standing
from tests.base.conftest import PROJECT
from tests.base.documents.conftest import PNG, pdf, picture


@pytest.fixture
def bidder(found, appoint):
    organisation = found("晚晴服务中心", Function.PROVIDER)
    Standing.objects.create(project_code=PROJECT, party="provider", organisation_id=organisation.pk)
    return appoint("李某", Role.PROVIDER, organisation)


@pytest.fixture
def stranger(found, appoint):
    return appoint("外人", Role.HANDLER, found("市民政局", Function.PURCHASER))


@pytest.fixture
def inspector(found, appoint):
    return appoint("检查", Role.INSPECTOR, found("市纪委", Function.SUPERVISION))


class TestPermission:
    def test_the_parties_and_the_watchers_read_it(self, keep, handler, bidder, inspector, now):
        document = keep()

        for actor in (handler, bidder, inspector):
            assert reading.may_read(document, actor, now), actor

    def test_others_do_not(self, keep, stranger, operator, now):
        document = keep()

        for actor in (stranger, operator, THE_PUBLIC):
            assert not reading.may_read(document, actor, now), actor

    def test_what_is_public_is_everyones(self, keep, stranger, now):
        document = keep(public=True)

        assert reading.may_read(document, THE_PUBLIC, now)
        assert reading.may_read(document, stranger, now)

    def test_a_sealed_offer_is_its_owners_alone_until_the_moment_of_opening(
        self, keep, handler, bidder, inspector, now
    ):
        opening = now + timedelta(days=1)
        offer = keep(actor=bidder, sealed_until=opening)

        assert reading.may_read(offer, bidder, now)
        for actor in (handler, inspector):
            assert not reading.may_read(offer, actor, opening - timedelta(microseconds=1))
            assert reading.may_read(offer, actor, opening)
        with pytest.raises(reading.StillSealed, match="2026-11-21 10:00"):
            reading.version_for(handler, document=offer.pk, number=None, at=now)

    def test_sealed_counts_even_for_what_will_be_public(self, keep, bidder, now):
        offer = keep(actor=bidder, public=True, sealed_until=now + timedelta(hours=1))

        assert not reading.may_read(offer, THE_PUBLIC, now)

    def test_papers_of_no_project_stay_with_their_owner(self, keep, handler, bidder, now):
        paper = keep(ref="licence", project_code="")

        assert reading.may_read(paper, handler, now)
        assert not reading.may_read(paper, bidder, now)


class TestTheDoors:
    def test_a_party_downloads_what_nobody_can_run(self, keep, signed_in, handler):
        document = keep()

        answer = signed_in(handler).get(f"/documents/{document.pk}/1/")

        assert b"".join(answer.streaming_content).startswith(b"%PDF-")
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("sandbox")
        assert answer["Cache-Control"] == "private, no-store"

    def test_the_public_gets_what_is_public_and_nothing_else(self, keep, client):
        hidden, shown = keep(), keep(public=True)

        assert client.get(f"/documents/{hidden.pk}/1/").status_code == 404
        assert client.get(f"/documents/{hidden.pk}/1/1.png").status_code == 404
        assert client.get(f"/documents/{hidden.pk}/").status_code == 404
        answer = client.get(f"/documents/{shown.pk}/1/")
        assert b"".join(answer.streaming_content)
        assert answer.status_code == 200
        assert client.get(f"/documents/{shown.pk}/2/").status_code == 404
        assert client.get("/documents/999999/").status_code == 404

    def test_a_damaged_file_is_not_served(self, keep, client, settings):
        document = keep(public=True)
        for path in settings.MEDIA_ROOT.rglob("*"):
            if path.is_file():
                path.chmod(0o600)
                path.write_bytes(b"%PDF-1.7 other")

        answer = client.get(f"/documents/{document.pk}/1/")

        assert answer.status_code == 500
        assert "摘要不符" in answer.content.decode()

    def test_the_page_shows_all_versions(self, keep, signed_in, handler):
        document = keep()
        keep(PNG, "二.png", document=document)

        page = signed_in(handler).get(f"/documents/{document.pk}/").content.decode()

        assert "第 2 版" in page
        assert f"/documents/{document.pk}/1/" in page


class TestPreviews:
    @pytest.mark.parametrize(
        ("content", "name", "count"),
        [
            (pdf(2), "a.pdf", 2),
            (pdf(7), "a.pdf", previews.PAGES),
            (PNG, "a.png", 1),
            (b"%PDF-1.7 broken", "a.pdf", 0),
            ("字".encode(), "a.txt", 0),
        ],
    )
    def test_the_page_shows_as_many_pictures_as_there_are(self, keep, client, content, name, count):
        document = keep(content, name, public=True)

        assert previews.page_count(document.versions.get()) == count
        assert client.get(f"/documents/{document.pk}/").content.decode().count("<img") == count

    def test_the_pages_of_a_pdf_are_drawn_once(self, keep, monkeypatch):
        version = keep(pdf(2)).versions.get()
        first = preview(version, 1)
        monkeypatch.setattr(previews, "_drawn", None)

        assert first.startswith(b"\x89PNG")
        assert preview(version, 1) == first

    def test_a_page_that_is_not_there_has_no_picture(self, keep):
        version = keep(pdf(2)).versions.get()

        assert preview(version, 2)
        for page in (0, 3, 6):
            with pytest.raises(previews.NoPreview):
                preview(version, page)

    def test_a_picture_is_made_small(self, keep):
        version = keep(PNG, "a.png").versions.get()

        assert len(preview(version, 1)) < 20_000
        with pytest.raises(previews.NoPreview):
            preview(version, 2)

    def test_a_picture_that_claims_too_much_is_not_opened(self, keep, monkeypatch):
        version = keep(picture(size=(300, 300)), "a.png").versions.get()
        monkeypatch.setattr(previews, "MOST_PIXELS", 300 * 300 - 1)

        with pytest.raises(previews.NoPreview):
            preview(version, 1)

    def test_a_broken_pdf_has_no_picture(self, keep):
        version = keep(b"%PDF-1.7 broken").versions.get()

        with pytest.raises(previews.NoPreview):
            preview(version, 1)

    def test_text_has_none(self, keep):
        with pytest.raises(previews.NoPreview):
            preview(keep("字".encode(), "a.txt").versions.get(), 1)
