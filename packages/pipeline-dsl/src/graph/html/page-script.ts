/**
 * Runs in the reader's browser. Texts of the definition reach the page through `textContent` and attributes of
 * elements made here, never as markup. Without a script the picture still stands there, to scroll.
 */
export const PAGE_SCRIPT = `"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const steps = JSON.parse(byId("steps").textContent);
  const stage = byId("stage");
  const svg = stage.querySelector("svg");
  const search = byId("search");
  const boxes = [...svg.querySelectorAll(".sw-step")].sort((a, b) => a.dataset.step - b.dataset.step);
  const links = [...svg.querySelectorAll(".sw-link")];
  const full = svg.viewBox.baseVal;
  const picture = { width: full.width, height: full.height };
  let view = { x: 0, y: 0, scale: 1 };
  let chosen = -1;
  let found = [];
  let at = -1;
  let fitted = 0;

  stage.classList.add("live");
  svg.querySelector(".sw-ground").remove();
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.setAttribute("role", "group");

  const size = () => ({ width: Math.max(stage.clientWidth, 1), height: Math.max(stage.clientHeight, 1) });
  const show = () => {
    const { width, height } = size();
    svg.setAttribute("viewBox", [view.x, view.y, width / view.scale, height / view.scale].join(" "));
  };
  const fit = (least) => {
    const { width, height } = size();
    const scale = Math.min(1.25, Math.max(Math.min(width / picture.width, height / picture.height), least));
    const begin = (whole, room) => Math.min(0, (whole - room / scale) / 2);
    view = { scale, x: begin(picture.width, width), y: begin(picture.height, height) };
    fitted = least;
    show();
  };
  const moveTo = (next) => {
    view = next;
    fitted = undefined;
    show();
  };
  const zoom = (factor, x, y) => {
    const scale = Math.min(4, Math.max(0.02, view.scale * factor));
    moveTo({ scale, x: view.x + x / view.scale - x / scale, y: view.y + y / view.scale - y / scale });
  };
  const zoomMiddle = (factor) => zoom(factor, size().width / 2, size().height / 2);
  const bringIn = (index) => {
    const box = boxes[index].getBoundingClientRect();
    const frame = stage.getBoundingClientRect();
    const inside = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    if (inside && view.scale >= 0.5) return;
    if (view.scale < 0.5) zoomMiddle(0.9 / view.scale);
    const now = boxes[index].getBoundingClientRect();
    const x = view.x + ((now.left + now.right) / 2 - (frame.left + frame.right) / 2) / view.scale;
    const y = view.y + ((now.top + now.bottom) / 2 - (frame.top + frame.bottom) / 2) / view.scale;
    moveTo({ ...view, x, y });
  };

  // The panel comes and goes: a picture that nobody moved fits what is left.
  const settle = () => (fitted === undefined ? show() : fit(fitted));

  const stepButton = (index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = steps[index].name;
    button.addEventListener("click", () => choose(index));
    return button;
  };
  const row = (label, indices) => {
    if (indices.length === 0) return [];
    const term = document.createElement("dt");
    term.textContent = label;
    const list = document.createElement("dd");
    list.append(...indices.map(stepButton));
    return [term, list];
  };
  const choose = (index) => {
    const step = steps[index];
    chosen = index;
    boxes.forEach((box, other) => {
      box.classList.toggle("chosen", other === index);
      box.setAttribute("aria-pressed", String(other === index));
    });
    for (const link of links) {
      const ends = (link.dataset.from + " " + link.dataset.to).split(" ");
      link.classList.toggle("near", ends.includes(String(index)));
    }
    byId("details").hidden = step === undefined;
    if (step !== undefined) {
      byId("step-name").textContent = step.name;
      byId("step-type").textContent = step.type;
      byId("step-description").textContent = step.description;
      byId("step-links").replaceChildren(...row("waits for", step.before), ...row("before", step.after), ...row("same step as", step.copies));
      byId("step-json").textContent = JSON.stringify(step.shown, null, 2);
      byId("details").scrollTop = 0;
    }
    history.replaceState(null, "", step === undefined ? "#" : "#" + encodeURIComponent(step.name));
    settle();
    if (step !== undefined) bringIn(index);
  };

  const find = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    found = words.length === 0 ? [] : steps.flatMap((step, index) => {
      const text = (step.name + " " + step.type + " " + step.description).toLowerCase();
      return words.every((word) => text.includes(word)) ? [index] : [];
    });
    at = -1;
    stage.classList.toggle("searching", words.length > 0);
    boxes.forEach((box, index) => box.classList.toggle("found", found.includes(index)));
    byId("found").textContent = words.length === 0 ? "" : found.length + " found";
    if (found.length > 0) bringIn(found[0]);
  };
  const next = (by) => {
    if (found.length === 0) return;
    at = (at + by + found.length) % found.length;
    byId("found").textContent = at + 1 + " of " + found.length;
    choose(found[at]);
  };

  boxes.forEach((box, index) => {
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "button");
    box.setAttribute("aria-label", steps[index].name + ", " + steps[index].type);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(index);
    });
    box.addEventListener("focus", () => bringIn(index));
  });

  let drag;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const box = event.target.closest(".sw-step");
    drag = { id: event.pointerId, x: event.clientX, y: event.clientY, view, box, moved: false };
  });
  stage.addEventListener("pointermove", (event) => {
    if (drag === undefined || drag.id !== event.pointerId) return;
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(x, y) < 4) return;
    if (!drag.moved) stage.setPointerCapture(event.pointerId);
    drag.moved = true;
    stage.classList.add("dragged");
    moveTo({ ...drag.view, x: drag.view.x - x / view.scale, y: drag.view.y - y / view.scale });
  });
  const drop = (event) => {
    if (drag === undefined || drag.id !== event.pointerId) return;
    const { moved, box } = drag;
    drag = undefined;
    stage.classList.remove("dragged");
    if (moved || event.type === "pointercancel") return;
    choose(box === null ? -1 : Number(box.dataset.step));
  };
  stage.addEventListener("pointerup", drop);
  stage.addEventListener("pointercancel", drop);
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 20 : 1;
    if (event.ctrlKey || event.metaKey || !event.shiftKey) {
      const { left, top } = stage.getBoundingClientRect();
      zoom(Math.exp((-event.deltaY * unit) / 400), event.clientX - left, event.clientY - top);
    } else {
      moveTo({ ...view, x: view.x + ((event.deltaX || event.deltaY) * unit) / view.scale });
    }
  }, { passive: false });

  byId("zoom-in").addEventListener("click", () => zoomMiddle(1.25));
  byId("zoom-out").addEventListener("click", () => zoomMiddle(0.8));
  byId("zoom-fit").addEventListener("click", () => fit(0.02));
  byId("close").addEventListener("click", () => choose(-1));
  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") next(event.shiftKey ? -1 : 1);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target === search;
    if (event.key === "Escape") {
      if (typing && search.value !== "") { search.value = ""; find(); } else choose(-1);
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
    if (event.target.closest("aside") === null && Object.hasOwn(moves, event.key)) {
      const [x, y] = moves[event.key];
      moveTo({ ...view, x: view.x + x / view.scale, y: view.y + y / view.scale });
    } else if (event.key === "+" || event.key === "=") zoomMiddle(1.25);
    else if (event.key === "-") zoomMiddle(0.8);
    else if (event.key === "0") fit(0.02);
    else if (event.key === "/") search.focus();
    else return;
    event.preventDefault();
  });
  addEventListener("resize", settle);

  fit(0.5); // a very long picture begins readable, at its start, rather than whole and tiny
  let wanted = "";
  try { wanted = decodeURIComponent(location.hash.slice(1)); } catch { /* not ours */ }
  const start = steps.findIndex((step) => step.name === wanted);
  if (start >= 0) choose(start);
})();
`;
