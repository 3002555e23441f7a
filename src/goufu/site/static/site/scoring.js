/* A score sheet that saves as it goes: each score with its version, one request a cell at a time. */
(function () {
  "use strict";
  var form = document.querySelector("[data-scoring]");
  if (!form) return;
  var words = form.dataset, PAUSE = 700, AGAIN = [2000, 5000, 10000, 30000];

  function part(cell, name) { return cell.querySelector("[name^='" + name + "-']"); }

  function said(cell, text, kind) {
    var place = cell.querySelector("[role=status]");
    place.textContent = "";
    if (!text) return place;
    var span = document.createElement("span");
    span.className = kind || "muted";
    span.textContent = text;
    place.appendChild(span);
    return place;
  }

  function body(cell) {
    var sent = new URLSearchParams();
    sent.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    sent.set("offer", cell.dataset.offer);
    sent.set("criterion_id", cell.dataset.criterion);
    sent.set("points", part(cell, "points").value.trim());
    sent.set("reason", part(cell, "reason").value);
    sent.set("version", part(cell, "version").value);
    return sent;
  }

  function schedule(cell, wait) {
    clearTimeout(cell.timer);
    cell.timer = setTimeout(function () { save(cell); }, wait);
  }

  function touched(cell) {
    cell.dirty = true;
    cell.tries = 0;
    schedule(cell, PAUSE);
  }

  function save(cell) {
    if (cell.busy || !cell.dirty || cell.conflict) return;
    if (!part(cell, "points").value.trim()) { said(cell, ""); return; }
    cell.busy = true;
    cell.dirty = false;
    said(cell, words.saving);
    fetch(words.scoring, { method: "POST", body: body(cell), credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" } })
      .then(function (answer) {
        if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 && !json(answer)) throw new Error("signed out");
        if (answer.status >= 500 || !json(answer)) throw new Error("failed");
        return answer.json().then(function (told) { settle(cell, answer.status, told); });
      })
      .catch(function (error) { retry(cell, error.message === "signed out" ? words.signedOut : words.waiting); })
      .then(function () {
        cell.busy = false;
        if (cell.dirty && !cell.conflict && !cell.tries) schedule(cell, PAUSE);
      });
  }

  function json(answer) { return (answer.headers.get("Content-Type") || "").indexOf("application/json") === 0; }

  function settle(cell, status, told) {
    cell.tries = 0;
    part(cell, "points").removeAttribute("aria-invalid");
    if (status === 200) {
      part(cell, "version").value = told.version;
      var place = said(cell, words.saved + " " + told.saved);
      if (!cell.querySelector("textarea").value.trim() && told.unexplained > 0) hint(place);
      form.querySelector("[data-sum='" + cell.dataset.offer + "']").textContent = told.sum;
      form.querySelector("[data-missing]").textContent = told.missing;
      form.querySelector("[data-unexplained-count]").textContent = told.unexplained;
    } else if (told.code === "tenders.points_changed_elsewhere") {
      ask(cell, told);
    } else {
      part(cell, "points").setAttribute("aria-invalid", "true");
      said(cell, told.sentence, "error");
    }
  }

  function hint(place) {
    var span = document.createElement("span");
    span.className = "error";
    span.textContent = words.unexplained;
    place.appendChild(span);
  }

  /* Another window was first: nobody writes over it without seeing it. */
  function ask(cell, told) {
    cell.conflict = true;
    var place = said(cell, told.sentence, "error");
    place.appendChild(button(words.takeTheirs, function () {
      part(cell, "points").value = told.points;
      part(cell, "reason").value = told.reason;
      part(cell, "version").value = told.version;
      cell.conflict = cell.dirty = false;
      said(cell, "");
      part(cell, "points").focus();
    }));
    place.appendChild(button(words.keepMine, function () {
      part(cell, "version").value = told.version;
      cell.conflict = false;
      cell.dirty = true;
      save(cell);
    }));
  }

  function button(text, press) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn--sm";
    made.textContent = text;
    made.addEventListener("click", press);
    return made;
  }

  function retry(cell, text) {
    cell.dirty = true;
    said(cell, text, "error");
    schedule(cell, AGAIN[Math.min(cell.tries || 0, AGAIN.length - 1)]);
    cell.tries = (cell.tries || 0) + 1;
  }

  function each(act) { form.querySelectorAll("[data-cell]").forEach(act); }

  form.addEventListener("input", function (event) {
    var cell = event.target.closest("[data-cell]");
    if (cell) touched(cell);
  });
  form.addEventListener("focusout", function (event) {
    var cell = event.target.closest("[data-cell]");
    if (cell && cell.dirty) schedule(cell, 0);
  });
  /* Up and down lead from offer to offer's next criterion, as in a table of figures. */
  form.addEventListener("keydown", function (event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" && event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    var cell = event.target.closest("[data-cell]");
    if (!cell) return;
    var column = Array.from(form.querySelectorAll("[data-offer='" + cell.dataset.offer + "'][data-cell]"));
    var next = column[column.indexOf(cell) + (event.key === "ArrowUp" ? -1 : 1)];
    event.preventDefault();
    if (next) part(next, "points").focus();
  });
  window.addEventListener("online", function () { each(function (cell) { if (cell.dirty) { cell.tries = 0; schedule(cell, 0); } }); });
  window.addEventListener("beforeunload", function (event) {
    var waiting = false;
    each(function (cell) { if (cell.dirty || cell.busy || cell.conflict) waiting = true; });
    if (waiting) event.preventDefault();
  });
  /* With scripts the button only hurries: sending the whole form would cross a save on its way. */
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    each(function (cell) { if (cell.dirty) schedule(cell, 0); });
  });
})();
