// Looks through the index beside it: every word must begin a word of the entry, accents aside.
(function () {
  "use strict";
  var most = 50;
  var field = document.getElementById("q");
  var list = document.getElementById("found");
  var count = document.getElementById("count");

  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ı/g, "i").toLowerCase();
  }

  // Day before month in English, as the briefs say it.
  function said(day) {
    var language = document.documentElement.lang;
    return new Date(day + "T00:00:00Z").toLocaleDateString(language === "en" ? "en-GB" : language,
      { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  }

  var entries = (window.briefingIndex || []).map(function (entry) {
    return { entry: entry, title: " " + plain(entry.title), all: " " + plain(entry.title + " " + entry.words) };
  });

  function rank(found, words) {
    return words.reduce(function (sum, word) {
      return sum + (found.title.includes(" " + word) ? 1 : 0);
    }, 0);
  }

  function show() {
    var words = plain(field.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    var found = words.length === 0 ? [] : entries.filter(function (one) {
      var spaced = one.all.replace(/[^\p{L}\p{N}]+/gu, " ");
      return words.every(function (word) { return spaced.includes(" " + word); });
    });
    found.sort(function (a, b) {
      return rank(b, words) - rank(a, words) || b.entry.day.localeCompare(a.entry.day);
    });
    list.textContent = "";
    found.slice(0, most).forEach(function (one) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      var note = document.createElement("span");
      link.href = "../" + one.entry.page;
      link.textContent = one.entry.title;
      note.className = "in";
      note.textContent = " " + one.entry.kind.toLowerCase() + ", " + said(one.entry.day);
      item.append(link, note);
      list.append(item);
    });
    if (words.length > 0) {
      count.textContent = found.length === 1 ? "1 found" : found.length + " found" +
        (found.length > most ? ", the first " + most + " shown" : "");
    }
  }

  field.value = new URLSearchParams(window.location.search).get("q") || "";
  field.addEventListener("input", show);
  if (field.value) { show(); }
})();
