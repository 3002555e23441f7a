"""The feed of a person's duties. The key in its address opens this and nothing else."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from goufu.base.deadlines.feed import feed_of
from goufu.base.people.models import Account


@require_safe
def feed(_request: HttpRequest, feed_key: str) -> HttpResponse:
    """Hand out the calendar of the person to whom the key belongs."""
    account = Account.objects.filter(feed_key=feed_key, is_active=True).first()
    if account is None:
        raise Http404
    content = feed_of(account, at=timezone.now(), address=settings.GOUFU.address)
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="goufu.ics"'
    answer["Cache-Control"] = "private, max-age=300"
    return answer
