"use strict";

// textual.js, which comes next, makes a terminal of this element and connects it.
const terminal = document.getElementById("terminal");
terminal.dataset.sessionWebsocketUrl = new URL("ws", location.href).href.replace("http", "ws");

// A click flips the card; it opens no address that the card's text may have.
window.open = () => null;

const again = document.querySelector("#ended button");
again.addEventListener("click", () => location.reload());

// Whoever opens the page can type at once, and Enter starts again once the app has ended.
let isPainted = false;
new MutationObserver(() => {
  const { classList } = document.body;
  if (classList.contains("-closed")) {
    again.focus();
  } else if (classList.contains("-first-byte") && !isPainted) {
    isPainted = true;
    terminal.querySelector("textarea").focus();
  }
}).observe(document.body, { attributeFilter: ["class"] });
