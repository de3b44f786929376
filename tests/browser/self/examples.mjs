// Two tests for runner_test.mjs to run: one that passes and one that fails.
import { test } from "../registry.mjs";

test("an example that passes", () => {});
test("an example that fails", () => {
  throw new Error("as it should");
});
