"use strict";
(() => {
  const form = document.querySelector(".search");
  if (!form) return;
  const input = document.getElementById("query");
  const found = document.getElementById("found");
  const articles = [...document.querySelectorAll(".article")];
  // What a reader takes for the same letter is the same here: case, marks, forms of alef, ya and ta marbuta.
  const fold = (text) =>
    text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase()
      .replace(/\u0671/g, "\u0627").replace(/\u0649/g, "\u064A").replace(/\u0629/g, "\u0647");
  let folded = null;
  const search = () => {
    folded = folded || articles.map((article) => fold(article.textContent));
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    articles.forEach((article, index) => {
      const holds = words.every((word) => folded[index].includes(word));
      article.hidden = !holds;
      if (holds) count += 1;
    });
    found.textContent = words.length ? `${count} of ${articles.length}` : "";
  };
  const fromAddress = () => {
    const match = /^#q=(.*)$/.exec(location.hash);
    if (!match) return;
    try {
      input.value = decodeURIComponent(match[1]);
    } catch {
      return;
    }
    search();
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", search);
  addEventListener("hashchange", fromAddress);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    }
  });
  fromAddress();
})();
