// What the extension may do is what the README says, and no more. No browser is needed to see it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "./lib/index.mjs";

const manifest = JSON.parse(readFileSync(join(ROOT, "extension/manifest.json"), "utf8"));
const readme = readFileSync(join(ROOT, "README.md"), "utf8");

test("the README names each permission of the manifest, and no other", () => {
  const table = readme.split("| permission | why |\n| --- | --- |\n")[1].split("\n\n", 1)[0];
  const rows = table.split("\n").map((row) => row.split(" | ", 1)[0]);
  const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => ({ name, optional: row.includes("(optional)") })));
  const of = (optional) => named.filter((one) => one.optional === optional).map(({ name }) => name).sort();
  assert.deepEqual(of(false), [...manifest.permissions].sort());
  assert.deepEqual(of(true), [...manifest.optional_host_permissions, ...(manifest.optional_permissions ?? [])].sort());
});

test("no page is reached before its reader asks for it", () => {
  for (const key of ["host_permissions", "content_scripts", "externally_connectable", "web_accessible_resources"]) {
    assert.equal(manifest[key], undefined, key);
  }
  assert.match(manifest.content_security_policy.extension_pages, /^default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'$/);
});
