"""People of the small town at the doors: in a browser, and as programs."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.test import Client

from goufu.base import clock
from goufu.base.people.models import Account, Appointment
from goufu.base.people.roles import Actor
from goufu.base.people.tokens import make_token
from tests.walk import morning_of

BACKEND = "django.contrib.auth.backends.ModelBackend"


def in_a_demo(django_settings: Any) -> None:
    """Turn the second factor off, as it is in a demo."""
    django_settings.GOUFU = dataclasses.replace(settings.GOUFU, demo=True)


def visitor(actor: Actor) -> Client:
    """Return a browser in which this person has signed in."""
    Account.objects.filter(pk=actor.account_id).update(sample=True)
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id), backend=BACKEND)
    return client


class Program:
    """A program that holds a token of somebody's post."""

    def __init__(self, actor: Actor) -> None:
        post = Appointment.objects.get(pk=actor.appointment_id)
        self.token, self.secret = make_token(
            post, name="test", expires_on=date(2099, 12, 31), at=morning_of("2026-01-05")
        )
        self._client = Client()

    def get(self, path: str, **headers: str) -> Any:
        return self._client.get(f"/api/v1{path}", headers=self._headers(headers))

    def post(
        self, path: str, body: Any = None, *, arrived: datetime | None = None, **headers: str
    ) -> Any:
        """Send JSON; ``arrived`` is what the web server has noted, if it has."""
        noted: dict[str, Any] = {clock.ARRIVED: arrived} if arrived else {}
        return self._client.post(
            f"/api/v1{path}",
            data=json.dumps(body or {}),
            content_type="application/json",
            headers=self._headers(headers),
            **noted,
        )

    def upload(self, path: str, **parts: Any) -> Any:
        return self._client.post(f"/api/v1{path}", data=parts, headers=self._headers({}))

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"Authorization": f"Bearer {self.secret}", **named}
