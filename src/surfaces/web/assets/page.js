// What a script adds to pages that are whole without it: a button that copies, a key that goes to the search field,
// and pages that are fetched while the pointer is on the way to the link.
"use strict";

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    const said = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = "Kopierat";
    } catch {
      said.textContent = "Det gick inte att kopiera";
    }
  });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("q")?.focus();
  }
});

const fetched = new Set();
document.addEventListener("pointerover", (event) => {
  const link = event.target.closest?.("a[href^='/']");
  if (!link || link.pathname.startsWith("/original/") || link.pathname.startsWith("/api/") || fetched.has(link.href)) return;
  fetched.add(link.href);
  const wait = setTimeout(() => {
    fetch(link.href, { priority: "low" }).catch(() => {});
  }, 80);
  link.addEventListener("pointerleave", () => { clearTimeout(wait); }, { once: true });
});
