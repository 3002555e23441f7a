"""What is refused about accounts, in words."""

from __future__ import annotations

from goufu.law.refusals import Refusal
from goufu.law.words import say


class SignInFirst(Refusal):
    code = "people.sign_in_first"
    status = 401
    sentence = say("请先登录。")
    remedy = say("登录后再打开本页；公众查询无需登录。")


class NotYoursToDo(Refusal):
    code = "people.not_yours_to_do"
    status = 403
    sentence = say("“{label}”由{wanted}办理。")
    remedy = say("请由有权岗位办理，或切换到相应身份。")


class NoSuchAccount(Refusal):
    code = "people.no_such_account"
    status = 404
    sentence = say("没有用户名为 {username} 的账号。")
    remedy = say("请核对用户名。")


class AccountIsClosed(Refusal):
    code = "people.account_is_closed"
    sentence = say("账号 {username} 已停用。")
    remedy = say("如需继续使用，请系统管理员先恢复账号。")


class UsernameTaken(Refusal):
    code = "people.username_taken"
    sentence = say("用户名 {username} 已有人使用，或曾经使用过。")
    remedy = say("请换一个用户名；台账按用户名记载，停用的用户名也不再分配。")


class NotTheCurrentPassword(Refusal):
    code = "people.not_the_current_password"
    status = 422
    sentence = say("现在的密码不对。")
    remedy = say("请重新输入；忘记密码请联系系统管理员重置。")


class TwoDifferentPasswords(Refusal):
    code = "people.two_different_passwords"
    status = 422
    sentence = say("两次输入的新密码不一致。")
    remedy = say("请重新输入。")


class PasswordTooWeak(Refusal):
    code = "people.password_too_weak"
    status = 422
    sentence = say("新密码不符合规则：{why}")
    remedy = say("请按规则另设密码。")


class EndsBeforeItBegins(Refusal):
    code = "people.ends_before_it_begins"
    status = 422
    sentence = say("最后一日不能早于起始日，也不能早于今天。")
    remedy = say("请更正日期；不填最后一日即立即终止。")


class AlreadyEnded(Refusal):
    code = "people.already_ended"
    sentence = say("没有这项任职，或已经终止。")
    remedy = say("请刷新页面查看最新情况。")


class LastAdministrator(Refusal):
    code = "people.last_administrator"
    sentence = say("这是最后一名{role}，终止后将无人履行该职责。")
    remedy = say("请先任命另一人担任该管理员。")


class NotYourSeat(Refusal):
    code = "people.not_your_seat"
    status = 403
    sentence = say("您没有这个身份，或任期已过。")
    remedy = say("请从您现有的身份中选择。")
