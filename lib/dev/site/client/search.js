/* Searches the pages; the index is fetched from the site itself when somebody begins to type. */
import MiniSearch from "minisearch";

const { document } = globalThis;
const input = document.getElementById("search");
const list = document.getElementById("results");
const root = document.documentElement.dataset.root;
let index = null;

function load() {
  if (index !== null) return;
  index = new MiniSearch({
    fields: ["title", "text"],
    storeFields: ["title", "path"],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4 }, combineWith: "AND" },
    // Names such as `sso_session` and `missing-region` are found by each of their words too.
    tokenize: (text) => text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== ""),
  });
  globalThis.awsconfPages = (pages) => {
    index.addAll(pages.map((page, id) => ({ ...page, id })));
    show();
  };
  // A script and no fetch, which pages that are opened from a folder may not do.
  const script = document.createElement("script");
  script.src = `${root}search-index.js`;
  document.head.append(script);
}

function show() {
  const found = input.value === "" ? [] : index.search(input.value).slice(0, 12);
  list.replaceChildren(...found.map(({ title, path }) => {
    const link = document.createElement("a");
    link.href = root + path;
    link.textContent = title;
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
  list.hidden = input.value === "";
  if (input.value !== "" && found.length === 0) list.textContent = "Nothing found.";
}

input.addEventListener("focus", load);
input.addEventListener("input", () => {
  load();
  show();
});
input.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") input.value = "";
  if (key === "Enter") list.querySelector("a")?.click();
  show();
});
