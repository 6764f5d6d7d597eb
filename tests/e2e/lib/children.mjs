// Browsers and drivers that we started, and the folders they live in: gone when we are, however we end.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const children = new Set();
const folders = new Set();

/// A new empty folder.
export const folder = (name) => {
  const path = mkdtempSync(join(tmpdir(), `standfirst-${name}-`));
  folders.add(path);
  return path;
};

/// Removes a folder of ours.
export const discard = (path) => {
  rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  folders.delete(path);
};

/// Starts a program in a process group of its own, so that ending it ends what it started.
export const start = (program, args, options = {}) => {
  const child = spawn(program, args, { detached: true, ...options });
  children.add(child);
  child.gone = new Promise((resolve) => {
    child.once("exit", resolve);
    child.once("error", resolve);
  });
  return child;
};

const kill = (child) => {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
};

/// Ends a program and all it started; at once, or after `grace` milliseconds to end by itself.
export const stop = async (child, grace = 0) => {
  if (child.pid === undefined) return;
  if (grace > 0) {
    let timer = null;
    await Promise.race([child.gone, new Promise((resolve) => (timer = setTimeout(resolve, grace)))]);
    clearTimeout(timer);
  }
  kill(child);
  await child.gone;
  children.delete(child);
};

const sweep = () => {
  for (const child of children) if (child.pid !== undefined) kill(child);
  for (const path of folders) {
    try {
      discard(path);
    } catch {
      // A file still held open: the system's own cleaning takes it.
    }
  }
};
process.once("exit", sweep);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));
