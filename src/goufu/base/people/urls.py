from __future__ import annotations

from django.urls import path

from goufu.base.people.views import accounts, entrance, me, own_secrets, record, tokens

app_name = "people"
urlpatterns = [
    path("sign-in/", entrance.sign_in, name="sign_in"),
    path("sign-out/", entrance.sign_out, name="sign_out"),
    path("demo/", entrance.demo, name="demo"),
    path("me/", me.show, name="me"),
    path("me/seats/", me.choose_seat, name="seats"),
    path("me/sessions/end/", me.end_session, name="end_session"),
    path("me/password/", own_secrets.password, name="password"),
    path("me/second-factor/", own_secrets.set_up, name="second_factor"),
    path("me/second-factor/verify/", own_secrets.verify, name="verify"),
    path("me/second-factor/remove/", own_secrets.remove, name="remove_second_factor"),
    path("me/tokens/", tokens.tokens, name="tokens"),
    path("me/tokens/<int:number>/revoke/", tokens.revoke, name="revoke_token"),
    path("administration/", record.administration, name="admin"),
    path("administration/accounts/", accounts.index, name="accounts"),
    path("administration/accounts/new/", accounts.new, name="new_account"),
    path("administration/accounts/of/<str:username>/", accounts.show, name="account"),
    path("administration/accounts/of/<str:username>/<slug:verb>/", accounts.act, name="act"),
    path("administration/record/", record.entries, name="record"),
    path("administration/refused/", record.refusals, name="refused"),
]
