import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { LayeredMap } from "../../lib/model/runtimes/layered_map.ts";

test("LayeredMap is like a map with the upper entries set over the lower ones", () => {
  const lower = new Map([["a", 1], ["b", 2]]);
  const upper = new Map([["b", 3], ["c", 4]]);
  const layered = new LayeredMap(lower, upper);
  const copied = new Map([...lower, ...upper]);
  assertEquals([...layered], [...copied]);
  assertEquals([...layered.keys()], [...copied.keys()]);
  assertEquals([...layered.values()], [...copied.values()]);
  assertEquals([...layered.entries()], [...copied.entries()]);
  assertEquals(layered.size, 3);
  assertEquals(["a", "b", "c", "d"].map((key) => layered.get(key)), [1, 3, 4, undefined]);
  assertEquals(["a", "b", "c", "d"].map((key) => layered.has(key)), [true, true, true, false]);
  const seen: unknown[] = [];
  layered.forEach((value, key, map) => seen.push([key, value, map === layered]));
  assertEquals(seen, [["a", 1, true], ["b", 3, true], ["c", 4, true]]);
});
