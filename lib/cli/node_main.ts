/**
 * Where the npm package starts. Node 20 lacks methods that awsconf uses and
 * that every other runtime has; there they are added before anything runs.
 *
 * @module
 */
if (!("groupBy" in Map)) await import("./old_node.ts");
await import("../../main.ts");
