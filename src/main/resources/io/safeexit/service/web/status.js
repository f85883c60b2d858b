"use strict";
const body = document.body.dataset;
const state = document.getElementById("state");
const word = document.getElementById("word");

function show(name) {
  state.dataset.state = name;
  word.textContent = body[name];
}

const events = new EventSource("/events");
let ending = false;
events.onopen = () => {
  ending = false;
  show("running");
};
events.onmessage = (message) => {
  for (const [name, value] of Object.entries(JSON.parse(message.data))) {
    document.getElementById(name).textContent = value.toLocaleString(document.documentElement.lang);
  }
};
events.addEventListener("shutdown", () => {
  ending = true;
  show("ending");
});
// The browser tries again by itself: a service that is started again is shown as running.
events.onerror = () => {
  if (!ending) {
    show("gone");
  }
  ending = false;
};
