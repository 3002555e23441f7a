/* What scripts add; everything works without them. No inline code, so that the content policy can forbid it. */
(function () {
  "use strict";
  var root = document.documentElement;

  function say(text) {
    var live = document.getElementById("live");
    if (!live || !text) return;
    live.textContent = "";
    var p = document.createElement("p");
    p.textContent = text;
    live.appendChild(p);
    setTimeout(function () { p.remove(); }, 6000);
  }

  function isDark() {
    var theme = root.getAttribute("data-theme");
    return theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  }

  /* The server does not know what the reader's system prefers; the button does. */
  function dressThemeButton(button) {
    var dark = isDark();
    button.value = dark ? "light" : "dark";
    button.querySelector("span").textContent = dark ? button.dataset.lightWords : button.dataset.darkWords;
  }

  function onThemeSubmit(event) {
    var form = event.target, button = form.querySelector("button");
    event.preventDefault();
    var body = new URLSearchParams(new FormData(form));
    body.set("theme", button.value);
    fetch(form.action, { method: "POST", body: body, redirect: "manual", credentials: "same-origin" });
    root.setAttribute("data-theme", button.value);
    document.querySelector("link[data-dark]").media = button.value === "dark" ? "screen" : "not all";
    dressThemeButton(button);
  }

  function dress() {
    document.querySelectorAll("[data-theme-form] button").forEach(dressThemeButton);
    document.querySelectorAll("[data-print]").forEach(function (button) { button.hidden = false; });
    document.querySelectorAll(".table-scroll").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    });
    countPicked();
  }

  /* On a phone conditions would push the list itself off the screen. */
  function fold() {
    if (!matchMedia("(max-width: 639px)").matches) return;
    document.querySelectorAll("[data-fold-narrow]").forEach(function (box) { box.open = false; });
  }

  /* Rows can be selected without scripts; with them one box selects all, and the bar says how many. */
  function countPicked() {
    var bar = document.querySelector("[data-picked]");
    if (!bar) return;
    var picks = Array.from(document.querySelectorAll("[data-pick]"));
    var on = picks.filter(function (pick) { return pick.checked; });
    picks.forEach(function (pick) { pick.closest("tr").classList.toggle("is-selected", pick.checked); });
    if (!bar.dataset.none) bar.dataset.none = bar.textContent;
    bar.textContent = on.length ? bar.dataset.words.replace("#", on.length) : bar.dataset.none;
    bar.closest("form").querySelectorAll("button").forEach(function (button) { button.disabled = !on.length; });
    var all = document.querySelector("[data-pick-all]");
    if (!all) return;
    all.hidden = false;
    all.querySelector("input").checked = on.length === picks.length;
  }

  /* After a page or a part of it was swapped in, the reader is where it matters. */
  function lead() {
    if (document.activeElement && document.activeElement !== document.body) return;
    var goal = document.querySelector("#refusal > section") || document.getElementById("errors") || document.querySelector("main h1");
    if (!goal) return;
    goal.setAttribute("tabindex", "-1");
    goal.focus();
  }

  document.addEventListener("DOMContentLoaded", function () {
    dress();
    fold();
    var errors = document.getElementById("errors");
    if (errors) errors.focus();
  });
  /* Paper has no folds: what is folded on the screen is printed all the same. */
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details.more-whys:not([open])").forEach(function (box) {
      box.open = true;
      box.dataset.printed = "";
    });
  });
  addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-printed]").forEach(function (box) {
      box.open = false;
      delete box.dataset.printed;
    });
  });
  document.addEventListener("submit", function (event) {
    if (event.target.hasAttribute("data-theme-form")) onThemeSubmit(event);
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });
  document.addEventListener("change", function (event) {
    var all = event.target.closest("[data-pick-all]");
    if (all) document.querySelectorAll("[data-pick]").forEach(function (pick) { pick.checked = event.target.checked; });
    if (all || event.target.hasAttribute("data-pick")) countPicked();
  });
  document.addEventListener("htmx:afterSettle", function (event) {
    dress();
    if (event.detail.target && event.detail.target.id === "refusal") {
      var refusal = event.detail.target.firstElementChild;
      if (refusal) { refusal.setAttribute("tabindex", "-1"); refusal.focus(); }
    } else {
      lead();
    }
  });
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach(function (name) {
    document.addEventListener(name, function () { say(document.body.dataset.failed); });
  });
  document.addEventListener("goufu:say", function (event) { say(event.detail.value); });
})();
