"""The events that belong to no dossier, in words."""

from __future__ import annotations

from goufu.law.words import say

KINDS = ("people", "organisations", "places")  # What the audit administrator reads of the ledger.

EVENT_NAMES: dict[str, str] = {
    "people.sign_in": say("登录"),
    "people.sign_out": say("退出登录"),
    "people.lockout": say("连续输错，用户名被锁定"),
    "people.unlocked": say("解除锁定"),
    "people.password_changed": say("更改密码"),
    "people.password_reset": say("重置密码"),
    "people.second_factor": say("动态口令核对"),
    "people.second_factor_verified": say("动态口令核对通过"),
    "people.second_factor_set": say("绑定动态口令"),
    "people.second_factor_removed": say("取消动态口令"),
    "people.seat_chosen": say("切换身份"),
    "people.account_made": say("建立账号"),
    "people.person_changed": say("变更人员信息"),
    "people.account_closed": say("停用账号"),
    "people.account_reopened": say("恢复账号"),
    "people.appointment_given": say("任命岗位"),
    "people.appointment_ended": say("终止任职"),
    "people.token_made": say("建立接口令牌"),
    "people.token_revoked": say("撤销接口令牌"),
    "people.record_exported": say("导出记录"),
    "people.make_account": say("建立账号"),
    "people.change_person": say("变更人员信息"),
    "people.close_account": say("停用账号"),
    "people.reopen_account": say("恢复账号"),
    "people.reset_password": say("重置密码"),
    "people.change_password": say("更改密码"),
    "people.unlock": say("解除锁定"),
    "people.remove_second_factor": say("重置动态口令"),
    "people.give_role": say("任命岗位"),
    "people.end_role": say("终止任职"),
    "organisations.made": say("登记单位"),
    "organisations.changed": say("变更单位信息"),
    "organisations.closed": say("注销单位"),
    "organisations.alias_added": say("登记曾用名称或代码"),
    "organisations.make_organisation": say("登记单位"),
    "organisations.change_organisation": say("变更单位信息"),
    "organisations.close_organisation": say("注销单位"),
    "organisations.add_alias": say("登记曾用名称或代码"),
    "places.made": say("登记行政区划"),
    "places.ended": say("终止行政区划"),
    "organisations.make_place": say("登记行政区划"),
    "organisations.end_place": say("终止行政区划"),
}
