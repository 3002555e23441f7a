"""What people do to catalogues: the guidance of a place, the list of a year, what is asked for."""

from __future__ import annotations

from goufu.stages.review.catalogue.actions.ending import (
    abandon,
    approve,
    map_item,
    publish,
    send_back,
    submit,
    withdraw,
)
from goufu.stages.review.catalogue.actions.entries import (
    add_entry,
    change_entry,
    remove_entry,
)
from goufu.stages.review.catalogue.actions.hearing import (
    answer_opinion,
    ask_opinions,
    close_opinions,
    draw_up,
    hear_experts,
    say_opinion,
)
from goufu.stages.review.catalogue.actions.importing import check_items, import_items
from goufu.stages.review.catalogue.actions.requests import (
    ask_for_item,
    decline_request,
    take_back_request,
    take_up_request,
)
from goufu.stages.review.catalogue.actions.shipped import load_guidance
from goufu.stages.review.catalogue.actions.yearly import (
    drop_correction,
    except_entry,
    list_project,
    propose_catalogue,
    propose_correction,
    publish_catalogue,
    publish_correction,
    send_back_catalogue,
)

__all__ = [
    "abandon",
    "add_entry",
    "answer_opinion",
    "approve",
    "ask_for_item",
    "ask_opinions",
    "change_entry",
    "check_items",
    "close_opinions",
    "decline_request",
    "draw_up",
    "drop_correction",
    "except_entry",
    "hear_experts",
    "import_items",
    "list_project",
    "load_guidance",
    "map_item",
    "propose_catalogue",
    "propose_correction",
    "publish",
    "publish_catalogue",
    "publish_correction",
    "remove_entry",
    "say_opinion",
    "send_back",
    "send_back_catalogue",
    "submit",
    "take_back_request",
    "take_up_request",
    "withdraw",
]
