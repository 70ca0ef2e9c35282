/** Stands in for `node:test`: collects tests instead of running them. */

let file = "";
let path = [];
const all = [];
const seen = new Map();

/** Says which file the tests that are collected from now on are in. */
export function collectFrom(name) {
  file = name;
  path = [];
}

/** All tests so far; those that are skipped are not among them. */
export function collected() {
  return all;
}

export function describe(name, ...rest) {
  path.push(name);
  try {
    rest.at(-1)?.();
  } finally {
    path.pop();
  }
}

export function test(name, ...rest) {
  const run = rest.pop();
  const [options] = rest;
  if (options?.skip) return;
  const title = [...path, name].join(" > ");
  const key = `${file} ${title}`;
  const times = (seen.get(key) ?? 0) + 1;
  seen.set(key, times);
  const id = times === 1 ? key : `${key} (${times})`;
  all.push({ id, file, run: () => run({ skip() {}, diagnostic() {} }) });
}

export { describe as suite, test as it };
export default test;
