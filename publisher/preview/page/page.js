// The page of the preview: shows the last good book, and keeps the reader's place from one
// book to the next.  The place in print is a page, known by what begins on it, since folios
// shift; the place in the e-book is an element with an id, and how far into it one has read.

const $ = (id) => document.getElementById(id);
const made = (name, className = "", text = "") => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.textContent = text;
  return element;
};
const NARROW = matchMedia("(max-width: 899px)");
const NIGHT = matchMedia("(prefers-color-scheme: dark)");

// --- what is kept when the window is closed or loaded anew ------------------------------------

const kept = (store, key, fallback) => {
  try {
    return { ...fallback, ...JSON.parse(store.getItem(key)) };
  } catch {
    return fallback;
  }
};
const choices = kept(localStorage, "choices", {
  panes: { pages: true, ebook: true, findings: true },
  sizes: { pages: 0, findings: 24 },
  severities: { error: true, warning: true, note: true },
  narrow: "pages",
  zoom: 1,
  spreads: null,
  text: 1,
});
const place = kept(sessionStorage, "place", { session: "", leaf: null, reading: null });
const keep = () => {
  localStorage.setItem("choices", JSON.stringify(choices));
  sessionStorage.setItem("place", JSON.stringify(place));
};

let book = null;

// --- the printed pages ------------------------------------------------------------------------

const leaves = $("leaves");
const drawn = new WeakMap(); // picture -> which book, at which width

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      target.dataset.near = isIntersecting ? "1" : "";
      if (isIntersecting) draw(target);
    }
  },
  { root: leaves, rootMargin: "60% 0px" },
);

/** Draw a page at the sharpness of the screen; the picture before stays until it can be shown. */
async function draw(leaf) {
  const across = Math.ceil((leaf.clientWidth * devicePixelRatio) / 64) * 64;
  const width = Math.min(Math.max(across, 64), 2944);
  const wanted = `${book.serial}/${width}`;
  const shown = leaf.querySelector("img");
  if (!leaf.clientWidth || drawn.get(leaf) === wanted) return;
  drawn.set(leaf, wanted);
  const picture = new Image();
  picture.alt = `Page ${leaf.dataset.folio}`;
  picture.src = `book/${book.serial}/pages/${leaf.dataset.index}/${width}.png`;
  try {
    await picture.decode();
  } catch {
    if (drawn.get(leaf) === wanted) drawn.delete(leaf);
    return;
  }
  if (drawn.get(leaf) !== wanted || !leaf.isConnected) return;
  leaf.dataset.serial = wanted.split("/")[0];
  if (shown) leaf.querySelector("img").replaceWith(picture);
  else leaf.querySelector(".sheet").append(picture);
}

function leafFor(page, index) {
  const leaf = made("figure", "leaf");
  leaf.append(made("div", "sheet"), made("figcaption"));
  leaf.dataset.index = index;
  return leaf;
}

/** Lay the pages out, in spreads or one below the other; pages that were there are used again. */
function layPages() {
  const spreads = choices.spreads ?? leaves.clientWidth > 760;
  $("spreads").setAttribute("aria-pressed", spreads);
  const old = [...leaves.querySelectorAll(".leaf")];
  const room = leaves.clientWidth - (NARROW.matches ? 24 : 44) - 2;
  const rows = [];
  leaves.dir = book.leftward ? "rtl" : "ltr";
  book.pages.forEach((page, index) => {
    const leaf = old[index] ?? leafFor(page, index);
    const width = Math.max(80, ((spreads ? room / 2 : Math.min(room, 760)) * choices.zoom) | 0);
    leaf.dataset.folio = page.folio;
    leaf.querySelector("figcaption").textContent = page.folio;
    leaf.style.setProperty("--width", `${width}px`);
    leaf.style.setProperty("--ratio", `${page.width} / ${page.height}`);
    const facing = spreads && index % 2 === 0 && index > 0;
    if (facing) return rows.at(-1).append(leaf);
    const row = made("div", "row");
    if (spreads && index === 0) {
      const blank = made("div", "blank");
      blank.style.setProperty("--width", `${width}px`);
      row.append(blank);
    }
    row.append(leaf);
    rows.push(row);
  });
  leaves.replaceChildren(...rows);
  observer.disconnect();
  for (const leaf of leaves.querySelectorAll(".leaf")) observer.observe(leaf);
}

/** Return the page at the upper third of the pane, and how far into it that is. */
function currentLeaf() {
  const line = leaves.getBoundingClientRect().top + leaves.clientHeight / 3;
  let found = null;
  for (const leaf of leaves.querySelectorAll(".leaf")) {
    const box = leaf.getBoundingClientRect();
    if (found && box.top > line) break;
    if (found && box.top === found.box.top) continue; // the page that faces it
    found = { leaf, box };
  }
  return found && { leaf: found.leaf, within: (line - found.box.top) / found.box.height };
}

function notePage() {
  const now = book && currentLeaf();
  if (!now || !leaves.clientHeight) return;
  const page = book.pages[now.leaf.dataset.index];
  let index = Number(now.leaf.dataset.index);
  let after = 0; // pages since the last one on which anything begins
  while (index > 0 && !book.pages[index].places.length) [index, after] = [index - 1, after + 1];
  const id = book.pages[index].places[0] ?? "";
  place.leaf = { id, after, folio: page.folio, within: now.within };
  if (document.activeElement !== $("folio")) $("folio").value = page.folio;
}

function indexOf({ id, after, folio }) {
  const named = book.moves[id] ?? id;
  const begins = book.pages.findIndex((page) => named && page.places.includes(named));
  if (begins >= 0) return Math.min(begins + after, book.pages.length - 1);
  return book.pages.findIndex((page) => page.folio === folio);
}

function scrollToLeaf(index, within) {
  const leaf = leaves.querySelectorAll(".leaf")[index];
  if (!leaf) return;
  const box = leaf.getBoundingClientRect();
  const third = leaves.getBoundingClientRect().top + leaves.clientHeight / 3;
  leaves.scrollTop += box.top + box.height * within - third;
}

/** Show the page with that folio from its head on; tell whether there is one. */
function showFolio(folio, mark = true) {
  const index = book.pages.findIndex((page) => page.folio === folio);
  if (index < 0) return false;
  const leaf = leaves.querySelectorAll(".leaf")[index];
  leaves.scrollTop += leaf.getBoundingClientRect().top - leaves.getBoundingClientRect().top - 12;
  for (const one of leaves.querySelectorAll(".found")) one.classList.remove("found");
  leaf.classList.toggle("found", mark);
  return true;
}

function relay() {
  if (!book) return;
  const now = place.leaf;
  layPages();
  if (now) scrollToLeaf(indexOf({ ...now, id: now.id }), now.within);
}

// --- the e-book -------------------------------------------------------------------------------

const reader = $("reader");
const prefix = () => `${location.origin}/book/${book.serial}/epub/`;
let leading = null; // the place to go to once a document is there
let left = null; // how far down one was led, if at all; what differs, the reader has scrolled
let loaded = 0; // the book whose document is shown

const theirs = () => {
  const inner = reader.contentDocument;
  return inner?.location.href.startsWith(`${location.origin}/book/`) ? inner : null;
};
const nameShown = () => {
  const inner = theirs();
  return inner ? decodeURIComponent(inner.location.pathname.split("/epub/")[1] ?? "") : "";
};

function lead(going) {
  leading = going;
  reader.setAttribute("aria-busy", going !== null);
}

function openDocument(name, going) {
  lead(going);
  const address = prefix() + name.split("/").map(encodeURIComponent).join("/");
  const inner = theirs();
  const there = inner && inner.location.href.split("#")[0] === address && loaded === book.serial;
  left = there ? null : 0;
  if (there) arrive();
  else reader.contentWindow.location.replace(address);
}

/** Dress a document as reading systems do, and go to the place that is wanted. */
function arrive() {
  const inner = theirs();
  if (!inner || !book) return;
  const root = inner.documentElement;
  root.style.colorScheme = NIGHT.matches ? "dark" : "light";
  root.style.background = NIGHT.matches ? "#1d1c1a" : "#fffdf8";
  root.style.fontSize = `${choices.text * 100}%`;
  inner.body.style.maxWidth = "34em";
  inner.body.style.margin = "0 auto";
  inner.body.style.padding = "1.5em 1.4em 40vh";
  for (const link of inner.querySelectorAll('a[href^="http"]')) {
    link.removeAttribute("href"); // the sandbox lets nobody out
    link.title = "Links to the world lead nowhere in the preview";
  }
  loaded = Number(inner.location.pathname.split("/")[2]);
  const name = nameShown();
  const here = book.documents.findIndex((one) => one.name === name);
  $("previous").disabled = here <= 0;
  $("next").disabled = here < 0 || here === book.documents.length - 1;
  showEntry(name);
  const going = leading;
  if (!going) return;
  root.style.overflowAnchor = "none"; // else the browser scrolls by itself when fonts come
  follow(inner, going);
  inner.fonts.ready.then(() => {
    if (leading !== going || theirs() !== inner) return;
    follow(inner, going); // the fonts of the book have moved it
    root.style.overflowAnchor = "";
    lead(null);
  });
}

/** Go to a place, and on by what the reader has scrolled since the last one was gone to. */
function follow(inner, going) {
  const scroller = inner.scrollingElement;
  const scrolled = left === null ? 0 : scroller.scrollTop - left;
  goWithin(inner, going);
  left = scroller.scrollTop;
  scroller.scrollTop += scrolled;
}

function goWithin(inner, { id, within = 0, words = "" }) {
  const element = inner.getElementById(id) ?? sameWords(inner, words);
  const scroller = inner.scrollingElement;
  if (!element) return void (scroller.scrollTop = within > 1 ? within : 0);
  const box = element.getBoundingClientRect();
  scroller.scrollTop += box.top + within * box.height - 16;
}

const sameWords = (inner, words) =>
  words && [...inner.querySelectorAll("[id]")].find((one) => one.textContent.startsWith(words));

/** Return the last element with an id that begins above the top of the window. */
function currentPlace(inner) {
  let found = null;
  for (const one of inner.querySelectorAll("section[id], div[id], header[id], h1[id], h2[id], h3[id], figure[id]")) {
    if (one.getBoundingClientRect().top > 24) break;
    found = one;
  }
  if (!found) return { id: "", within: inner.scrollingElement.scrollTop };
  const box = found.getBoundingClientRect();
  const within = box.height ? (16 - box.top) / box.height : 0;
  return { id: found.id, within, words: found.matches(".turn") ? found.textContent.slice(0, 120) : "" };
}

// The listeners of a sandboxed document are silent in some browsers, so one looks now and then.
setInterval(() => {
  const inner = theirs();
  if (!inner?.body || leading || !reader.clientHeight || loaded !== book?.serial) return;
  const before = place.reading;
  place.reading = { name: nameShown(), ...currentPlace(inner) };
  if (before?.id !== place.reading.id) showEntry(place.reading.name);
  keep();
}, 250);

function showEntry(name) {
  const options = [...$("contents").options];
  const inner = theirs();
  const passed = options.filter((option) => {
    const [path, id] = option.value.split("#");
    const element = path === name && id && inner.getElementById(id);
    return path === name && (!element || element.getBoundingClientRect().top < 40);
  });
  const at = book.documents.findIndex((one) => one.name === name);
  const order = (option) => book.documents.findIndex((one) => one.name === option.value.split("#")[0]);
  const chosen = passed.at(-1) ?? options.filter((option) => order(option) <= at).at(-1);
  $("contents").selectedIndex = chosen ? chosen.index : -1;
}

function step(by) {
  const here = book.documents.findIndex((one) => one.name === nameShown());
  const next = book.documents[here + by];
  if (next) openDocument(next.name, { id: "" });
}

function showHref(href) {
  const [name, id] = href.split("#");
  openDocument(name, { id });
}

// --- from one to the other --------------------------------------------------------------------

const markers = () =>
  book.documents.flatMap((one) => one.folios.map(([folio, id]) => ({ name: one.name, folio, id })));

function pageToEbook() {
  const { folio } = place.leaf ?? {};
  const found = markers().find((one) => one.folio === folio);
  if (found) {
    unfold("ebook");
    openDocument(found.name, { id: found.id });
  }
}

function ebookToPage() {
  const inner = theirs();
  if (!inner) return;
  const name = nameShown();
  const at = book.documents.findIndex((one) => one.name === name);
  const passed = markers().filter((one) => {
    const where = book.documents.findIndex((other) => other.name === one.name);
    const mark = where === at ? inner.getElementById(one.id) : null;
    return where < at || (mark && mark.getBoundingClientRect().top < 40);
  });
  const first = markers().find((one) => one.name === name);
  const last = passed.at(-1);
  const found = last?.name === name || !first ? last : first;
  if (found) {
    unfold("pages");
    showFolio(found.folio);
  }
}

// --- findings ---------------------------------------------------------------------------------

const NAMES = { error: "Error", warning: "Warning", note: "Note" };

function layFindings() {
  const ranks = Object.keys(NAMES);
  const sorted = [...book.findings].sort((a, b) => ranks.indexOf(a.severity) - ranks.indexOf(b.severity));
  $("list").replaceChildren(...sorted.map(findingItem));
  for (const button of document.querySelectorAll("[data-severity][aria-pressed]")) {
    const { severity } = button.dataset;
    button.querySelector(".count").textContent = sorted.filter((one) => one.severity === severity).length;
  }
  $("count").textContent = sorted.length;
  filter();
}

function findingItem(finding) {
  const item = made("li");
  item.dataset.severity = finding.severity;
  const leads = finding.folio || finding.href;
  const body = made(leads ? "button" : "div", leads ? "" : "plain");
  if (leads) body.type = "button";
  const severity = made("span", "severity", NAMES[finding.severity]);
  severity.dataset.severity = finding.severity;
  body.append(severity, " ", made("span", "code", finding.code), made("span", "message", finding.message));
  if (finding.hint) body.append(made("span", "hint", finding.hint));
  if (finding.place) body.append(made("span", "place", finding.place));
  if (leads) {
    body.addEventListener("click", () => {
      for (const one of $("list").querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
      body.setAttribute("aria-current", "true");
      if (NARROW.matches) unfold(finding.folio && book.pages.length ? "pages" : "ebook");
      if (finding.folio) showFolio(finding.folio);
      if (finding.href) showHref(finding.href);
    });
  }
  item.append(body);
  return item;
}

function filter() {
  for (const button of document.querySelectorAll("[data-severity][aria-pressed]")) {
    button.setAttribute("aria-pressed", choices.severities[button.dataset.severity]);
  }
  let shown = 0;
  for (const item of $("list").children) {
    item.hidden = !choices.severities[item.dataset.severity];
    if (!item.hidden) shown += 1;
  }
  $("nothing").hidden = shown > 0;
  $("nothing").textContent = $("list").children.length ? "All findings are hidden." : "Nothing found.";
  $("list").hidden = !shown;
}

// --- panes ------------------------------------------------------------------------------------

const PANES = ["pages", "ebook", "findings"];

function fold() {
  for (const name of PANES) {
    const shown = NARROW.matches ? choices.narrow === name : choices.panes[name];
    $(name).hidden = !shown;
    document.querySelector(`.toggles [data-pane="${name}"]`).setAttribute("aria-pressed", shown);
  }
  const open = PANES.filter((name) => !$(name).hidden);
  for (const handle of document.querySelectorAll(".handle")) {
    const name = handle.dataset.pane;
    const pane = $(name);
    handle.hidden = pane.hidden || open.length < 2 || (name === "findings" && open[0] === name);
    const alone = open.length === 1 || (name === "pages" && !choices.sizes.pages);
    pane.classList.toggle("sized", !alone && !pane.hidden);
    pane.style.setProperty("--size", `${choices.sizes[name]}%`);
    const across = pane.offsetWidth / $("panes").offsetWidth;
    handle.setAttribute("aria-valuemin", 15);
    handle.setAttribute("aria-valuemax", 70);
    handle.setAttribute("aria-valuenow", Math.round(choices.sizes[name] || across * 100));
  }
  keep();
  relay();
}

function unfold(name) {
  if (!$(name).hidden) return;
  choices.narrow = name;
  choices.panes[name] = true;
  fold();
}

function size(name, percent) {
  choices.sizes[name] = Math.min(70, Math.max(15, percent));
  fold();
}

for (const handle of document.querySelectorAll(".handle")) {
  const name = handle.dataset.pane;
  const sign = name === "pages" ? 1 : -1;
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    reader.style.pointerEvents = "none";
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const box = $("panes").getBoundingClientRect();
    const from = name === "pages" ? event.clientX - box.left : box.right - event.clientX;
    size(name, (from / box.width) * 100);
  });
  handle.addEventListener("lostpointercapture", () => (reader.style.pointerEvents = ""));
  handle.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (!by) return;
    event.preventDefault();
    size(name, Number(handle.getAttribute("aria-valuenow")) + by * sign);
  });
}

for (const button of document.querySelectorAll(".toggles button")) {
  button.addEventListener("click", () => {
    const name = button.dataset.pane;
    choices.narrow = name;
    if (!NARROW.matches) {
      const others = PANES.some((other) => other !== name && choices.panes[other]);
      choices.panes[name] = !choices.panes[name] || !others;
    }
    fold();
  });
}

for (const button of document.querySelectorAll("[data-severity][aria-pressed]")) {
  button.addEventListener("click", () => {
    const { severity } = button.dataset;
    choices.severities[severity] = !choices.severities[severity];
    keep();
    filter();
  });
}

const change = (id, type, action) =>
  $(id).addEventListener(type, (event) => {
    if (!book) return;
    action(event);
    keep();
  });
const zoom = (by) => {
  choices.zoom = Math.min(3, Math.max(0.25, choices.zoom * by));
  relay();
};
const text = (by) => {
  choices.text = Math.min(3, Math.max(0.6, choices.text + by));
  lead(place.reading);
  left = null;
  arrive();
};
change("smaller", "click", () => zoom(1 / 1.15));
change("larger", "click", () => zoom(1.15));
change("finer", "click", () => text(-0.1));
change("coarser", "click", () => text(0.1));
change("previous", "click", () => step(-1));
change("next", "click", () => step(1));
change("to-ebook", "click", pageToEbook);
change("to-pages", "click", ebookToPage);
change("contents", "change", () => showHref($("contents").value));
change("spreads", "click", () => {
  choices.spreads = $("spreads").getAttribute("aria-pressed") !== "true";
  relay();
});
$("leap").addEventListener("submit", (event) => {
  event.preventDefault();
  const found = book && showFolio($("folio").value.trim(), false);
  $("folio").setAttribute("aria-invalid", !found);
});
$("pdf").addEventListener("click", () => {
  const index = book ? book.pages.findIndex((page) => page.folio === place.leaf?.folio) : -1;
  $("pdf").href = index > 0 ? `book.pdf#page=${index + 1}` : "book.pdf";
});
leaves.addEventListener("scroll", () => requestAnimationFrame(() => (notePage(), keep())));
reader.addEventListener("load", arrive);
NIGHT.addEventListener("change", arrive);
NARROW.addEventListener("change", fold);
let across = 0;
new ResizeObserver(() => {
  if (Math.abs(leaves.clientWidth - across) < 4) return;
  across = leaves.clientWidth;
  relay();
}).observe(leaves);

// --- the news ---------------------------------------------------------------------------------

function tell(state) {
  const changed = state.changed?.length ? `${state.changed.slice(0, 3).join(", ")} changed. ` : "";
  const count = state.problems?.length ?? 0;
  const words = {
    building: `Building${state.doing ? `: ${state.doing.toLowerCase()}` : ""}…`,
    built: `${changed}Built in ${state.seconds?.toFixed(1)} s`,
    failed: `Not built: ${state.problems?.[0]?.message ?? ""}${count > 1 ? `, and ${count - 1} more` : ""}`,
    away: "The preview has ended. Start it again, and this page goes on.",
  }[state.state];
  if ($("news").textContent !== words) $("news").textContent = words;
  $("news").dataset.state = state.state;
  if (state.state === "building" || state.state === "away") return;
  $("failure").hidden = state.state !== "failed";
  $("failure-title").textContent = state.serial ? "Not built; the last good book stays" : "Not built";
  $("problems").replaceChildren(
    ...(state.problems ?? []).map((problem) => {
      const item = made("li");
      item.append(made("p", "", problem.message));
      if (problem.place) item.append(made("p", "place", problem.place));
      if (problem.hint) item.append(made("p", "hint", problem.hint));
      return item;
    }),
  );
}

async function show(serial) {
  const answer = await fetch(`book/${serial}/book.json`);
  if (!answer.ok) return; // a newer one is on its way
  const next = await answer.json();
  if (book && book.serial >= next.serial) return;
  const { leaf, reading } = structuredClone(place);
  const first = !book;
  book = next;
  document.title = `${book.title} – preview`;
  $("title").textContent = book.title;
  const lacks = { pages: !book.pages.length, ebook: !book.documents.length };
  for (const [name, lack] of Object.entries(lacks)) {
    $(name).querySelector(".none").hidden = !lack;
    $(name).querySelector(name === "pages" ? "#leaves" : "#reader").hidden = lack;
  }
  $("of").textContent = book.pages.length ? `of ${book.pages.length}` : "";
  layFindings();
  layPages();
  if (leaf) scrollToLeaf(Math.max(0, indexOf(leaf)), leaf.within);
  for (const near of leaves.querySelectorAll('.leaf[data-near="1"]')) draw(near);
  notePage();
  $("contents").replaceChildren(
    ...book.contents.map(({ label, href, depth }) => new Option("\u2003".repeat(depth) + label, href)),
  );
  if (!book.documents.length) return;
  const known = reading && book.documents.some((one) => one.name === reading.name);
  if (known) openDocument(reading.name, { ...reading, id: book.moves[reading.id] ?? reading.id });
  else openDocument(book.documents[0].name, { id: "" });
  if (first) keep();
}

let showing = Promise.resolve();
const source = new EventSource("events");
source.addEventListener("message", ({ data }) => {
  const state = JSON.parse(data);
  if (book && place.session !== state.session) return location.reload(); // another preview answers
  place.session = state.session;
  tell(state);
  if (state.serial && state.serial !== book?.serial) showing = showing.then(() => show(state.serial));
});
source.addEventListener("error", () => tell({ state: "away" }));
fold();
