/* Seals offers and takes pieces out of envelopes where people sit: what is typed here is never sent.
   Does exactly what envelope.py and keyfile.py do; the format stands in docs/reference/envelope.md.
   All cryptography is WebCrypto's. */
(function () {
  "use strict";
  if (window.goufuSealing) { window.goufuSealing.dress(); return; }

  var CUSTODIANS = ["purchaser", "agency", "supervision"];
  var HOLDS = { purchaser: [0, 1], agency: [1, 2], supervision: [2, 0] };
  var ENVELOPE = "goufu-envelope-1", KEY_FILE = "goufu-opening-key-1", SEALED_FILE = "goufu-sealed-file-1";
  var KEY_BYTES = 32, IV_BYTES = 12, BLOCK = 1024, ROUNDS = 600000, MOST_ROUNDS = 10000000;
  var CURVE = { name: "ECDH", namedCurve: "P-256" };
  var subtle = window.isSecureContext && window.crypto && window.crypto.subtle;

  /* Bytes and texts. */
  function utf8(text) { return new TextEncoder().encode(text); }
  function random(length) { return crypto.getRandomValues(new Uint8Array(length)); }
  function hex(bytes) { return Array.from(bytes, function (byte) { return byte.toString(16).padStart(2, "0"); }).join(""); }
  function b64(bytes) {
    var text = "", step = 32768;
    for (var at = 0; at < bytes.length; at += step) text += String.fromCharCode.apply(null, bytes.subarray(at, at + step));
    return btoa(text);
  }
  function unb64(text) { return Uint8Array.from(atob(text), function (letter) { return letter.charCodeAt(0); }); }
  function together() {
    var parts = Array.from(arguments), whole = new Uint8Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0)), at = 0;
    parts.forEach(function (part) { whole.set(part, at); at += part.length; });
    return whole;
  }
  function joined(pieces) {
    return pieces.reduce(function (key, piece) { return key.map(function (byte, at) { return byte ^ piece[at]; }); }, new Uint8Array(KEY_BYTES));
  }

  /* WebCrypto. */
  async function sha256(bytes) { return new Uint8Array(await subtle.digest("SHA-256", bytes)); }
  async function aes(key) { return subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]); }
  async function encrypt(key, iv, plain, about) {
    return new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv: iv, additionalData: about }, await aes(key), plain));
  }
  async function decrypt(key, iv, sealed, about) {
    return new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv: iv, additionalData: about }, await aes(key), sealed));
  }
  async function pair() { return subtle.generateKey(CURVE, true, ["deriveBits"]); }
  async function publicText(key) { return b64(new Uint8Array(await subtle.exportKey("raw", key))); }
  async function fingerprint(text) { return hex(await sha256(unb64(text))); }
  async function agreed(privateKey, publicKeyText, custodian, context) {
    var publicKey = await subtle.importKey("raw", unb64(publicKeyText), CURVE, false, []);
    var shared = await subtle.deriveBits({ name: "ECDH", public: publicKey }, privateKey, 256);
    var base = await subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
    var how = { name: "HKDF", hash: "SHA-256", salt: await sha256(context), info: utf8(ENVELOPE + " " + custodian) };
    return new Uint8Array(await subtle.deriveBits(how, base, KEY_BYTES * 8));
  }
  async function stretched(passphrase, salt, rounds) {
    var base = await subtle.importKey("raw", utf8(passphrase), "PBKDF2", false, ["deriveBits"]);
    return new Uint8Array(await subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: salt, iterations: rounds }, base, KEY_BYTES * 8));
  }

  /* Keys of the bodies that open. */
  async function protectedKey(keys, passphrase) {
    var salt = random(16), iv = random(IV_BYTES), text = await publicText(keys.publicKey);
    var secret = new Uint8Array(await subtle.exportKey("pkcs8", keys.privateKey));
    var locked = await encrypt(await stretched(passphrase, salt, ROUNDS), iv, secret, utf8(text));
    return { format: KEY_FILE, public: text, fingerprint: await fingerprint(text), salt: b64(salt), rounds: ROUNDS, iv: b64(iv), private: b64(locked) };
  }
  async function unprotectedKey(file, passphrase) {
    if (file.format !== KEY_FILE || !(file.rounds > 0 && file.rounds <= MOST_ROUNDS)) throw new Error("file");
    var secret = await stretched(passphrase, unb64(file.salt), file.rounds);
    var pkcs8 = await decrypt(secret, unb64(file.iv), unb64(file.private), utf8(file.public));
    return subtle.importKey("pkcs8", pkcs8, CURVE, false, ["deriveBits"]);
  }

  /* Envelopes. */
  function contextOf(head) {
    var keys = CUSTODIANS.map(function (one) { return head.keys[one]; });
    return utf8([ENVELOPE, head.tender, head.bidder, head.sender].concat(keys, [head.attachment]).join("\n"));
  }
  async function pieceCheck(context, number, piece) { return hex(await sha256(together(context, utf8("\npiece " + number + "\n"), piece))); }
  function filledUp(content) {
    var plain = utf8(JSON.stringify(content)), rest = (BLOCK - plain.length % BLOCK) % BLOCK;
    return together(plain, new Uint8Array(rest).fill(32));
  }
  function inOrder(value) {
    if (!value || typeof value !== "object" || Array.isArray(value)) return value;
    return Object.keys(value).sort().reduce(function (made, name) { made[name] = inOrder(value[name]); return made; }, {});
  }
  async function seal(content, to, attachment) {
    var sender = await pair(), head = { format: ENVELOPE, tender: to.tender, bidder: to.bidder, sender: await publicText(sender.publicKey), keys: {}, attachment: attachment };
    for (var one of CUSTODIANS) head.keys[one] = await fingerprint(to.keys[one]);
    var context = contextOf(head), pieces = [0, 1, 2].map(function () { return random(KEY_BYTES); }), iv = random(IV_BYTES);
    head.checks = await Promise.all(pieces.map(function (piece, number) { return pieceCheck(context, number, piece); }));
    var about = together(context, utf8("\ncontent\n" + head.checks.join("\n")));
    head.sealed = b64(await encrypt(joined(pieces), iv, filledUp(content), about));
    head.iv = b64(iv);
    head.boxes = {};
    for (var custodian of CUSTODIANS) {
      var boxIv = random(IV_BYTES), key = await agreed(sender.privateKey, to.keys[custodian], custodian, context);
      var both = together(pieces[HOLDS[custodian][0]], pieces[HOLDS[custodian][1]]);
      head.boxes[custodian] = { iv: b64(boxIv), sealed: b64(await encrypt(key, boxIv, both, together(context, utf8("\nbox " + custodian)))) };
    }
    return JSON.stringify(inOrder(head));
  }
  async function sealFile(file, tender) {
    var plain = new Uint8Array(await file.arrayBuffer()), key = random(KEY_BYTES), iv = random(IV_BYTES);
    var sealed = await encrypt(key, iv, plain, utf8(SEALED_FILE + "\n" + tender));
    var text = utf8(SEALED_FILE + "\n" + b64(iv) + "\n" + b64(sealed) + "\n");
    return { file: text, sha256: hex(await sha256(text)), told: { name: file.name, sha256: hex(await sha256(plain)), key: hex(key) } };
  }
  async function takePieces(head, custodian, privateKey) {
    var context = contextOf(head), box = head.boxes[custodian], both;
    try {
      both = await decrypt(await agreed(privateKey, head.sender, custodian, context), unb64(box.iv), unb64(box.sealed), together(context, utf8("\nbox " + custodian)));
    } catch (error) { return "box"; }
    var pieces = [both.subarray(0, KEY_BYTES), both.subarray(KEY_BYTES)];
    for (var at of [0, 1]) {
      var number = HOLDS[custodian][at];
      if (await pieceCheck(context, number, pieces[at]) !== head.checks[number]) return "pieces";
    }
    return pieces.map(hex);
  }

  /* The three forms. */
  var kept = {};  // what was typed, for when the page comes back with what is wrong
  function part(box, name) { return box.querySelector('[data-part="' + name + '"]'); }
  function field(form, name) { return form.querySelector('[name="' + name + '"]'); }
  function complain(box, name) {
    var said = part(box, "said");
    said.textContent = box.dataset[name];
    said.hidden = false;
    said.focus();
  }
  function fen(text) {
    var found = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s]/g, ""));
    return found ? Number(found[1]) * 100 + Number((found[2] || "0").padEnd(2, "0")) : 0;
  }
  function percent(text) { return /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/.test(text || "0") ? text || "0" : ""; }
  /* What goes into the envelope: each input says its name there, its kind, and what to say of a wrong one. */
  function contentOf(box, given) {
    var content = {};
    for (var input of box.querySelectorAll("[data-content]")) {
      var text = input.value.trim(), kind = input.dataset.kind, value = kind === "fen" ? fen(text) : kind === "percent" ? percent(text) : text;
      if (input.dataset.wrong && (!value || text.length < Number(input.dataset.least || 0))) { complain(box, input.dataset.wrong); return null; }
      if (kind === "fen" && given.most_fen && value > given.most_fen) { complain(box, "tooDear"); return null; }
      content[input.dataset.content] = value;
      kept[input.dataset.content] = input.value;
    }
    return content;
  }
  function put(input, bytes, name) {
    var carrier = new DataTransfer();
    carrier.items.add(new File([bytes], name, { type: "text/plain" }));
    input.files = carrier.files;
  }
  var doing = {
    seal: async function (box, form, given) {
      var content = contentOf(box, given), chosen = part(box, "file"), attached = null;
      if (!content) return false;
      if (chosen) {
        if (chosen.files[0]) attached = await sealFile(chosen.files[0], given.tender);
        if (attached) put(field(form, "document"), attached.file, "sealed.txt"); else field(form, "document").value = "";
        content.attachment = attached ? attached.told : null;
      }
      field(form, "envelope").value = await seal(content, given, attached ? attached.sha256 : "");
      return true;
    },
    unlock: async function (box, form, given) {
      var file = part(box, "file").files[0], key, told;
      if (!file) return complain(box, "noFile");
      try { told = JSON.parse(await file.text()); } catch (error) { return complain(box, "wrongFile"); }
      if (told.fingerprint !== given.fingerprint) return complain(box, "otherKey");
      try { key = await unprotectedKey(told, part(box, "passphrase").value); } catch (error) { return complain(box, "wrongPassphrase"); }
      var found = {};
      for (var offer of Object.keys(given.offers)) found[offer] = await takePieces(given.offers[offer], given.custodian, key);
      field(form, "pieces").value = JSON.stringify(found);
      return true;
    },
    key: async function (box, form) {
      if (field(form, "public_key").value) return true;
      return complain(box, "noKey");
    }
  };
  async function makeKey(box, form) {
    var passphrase = part(box, "passphrase").value;
    if (passphrase.length < 12) return complain(box, "shortPassphrase");
    if (passphrase !== part(box, "again").value) return complain(box, "notTheSame");
    var file = await protectedKey(await pair(), passphrase), link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
    link.download = "goufu-key-" + file.fingerprint.slice(0, 12) + ".json";
    document.body.appendChild(link);
    link.click();
    link.remove();
    field(form, "public_key").value = file.public;
    part(box, "fingerprint").textContent = file.fingerprint;
    part(box, "made").hidden = false;
    part(box, "said").hidden = true;
  }

  function given() { return JSON.parse(document.getElementById("browser").textContent); }
  function onSubmit(event) {
    var form = event.target, box = form.querySelector("[data-browser]:not([hidden])");
    if (!box || form.dataset.ready) { delete form.dataset.ready; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    doing[box.dataset.browser](box, form, given()).catch(function () { complain(box, "failed"); }).then(function (done) {
      delete form.dataset.busy;
      if (!done) return;
      form.dataset.ready = "1";
      setTimeout(function () { form.requestSubmit(); });  // not while its event is still under way
    });
  }
  function hideRow(input) {
    var row = input && input.closest("tr");
    if (row) row.hidden = true;
  }
  function dress() {
    var box = document.querySelector("[data-browser]");
    if (!box || !box.hidden) return;
    var form = box.closest("form");
    document.querySelectorAll("[data-browser-off]").forEach(function (note) { note.hidden = Boolean(subtle); });
    if (!subtle) return;
    box.hidden = false;
    ["envelope", "document", "pieces"].forEach(function (name) { hideRow(field(form, name)); });
    if (box.dataset.browser === "key") field(form, "public_key").readOnly = true;
    box.querySelectorAll("[data-content]").forEach(function (input) { if (kept[input.dataset.content]) input.value = kept[input.dataset.content]; });
    var make = part(box, "make");
    if (make) make.addEventListener("click", function () { makeKey(box, form).catch(function () { complain(box, "failed"); }); });
  }

  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("htmx:afterSettle", dress);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", dress); else dress();
  window.goufuSealing = {
    dress: dress, seal: seal, sealFile: sealFile, takePieces: takePieces, protectedKey: protectedKey,
    unprotectedKey: unprotectedKey, pair: pair, publicText: publicText
  };
})();
