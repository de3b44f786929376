// The program under test, as its own process: nothing of it is known here but its commands (docs: "Commands").
import { execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const patience = 60_000; // milliseconds until READY, and until the end after SIGTERM

// Starts a command and waits for its line "READY http://localhost:N …". Gives { url, ready, stop }; throws with its last words where it ends before.
export async function start(command, options = {}) {
  const child = spawn(command[0], command.slice(1), { stdio: ["ignore", "pipe", "pipe"], ...options });
  const words = lastWordsOf(child.stderr);
  const ended = new Promise((resolve) => child.once("close", resolve));
  try {
    const ready = await within(patience, readyLine(child, ended, words), `${command[0]} was not ready`);
    return { url: ready.split(" ")[1], ready, stop: () => stop(child, ended) };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

// The JSON that a command such as `jejaring fixture-login contact-point --country ID --data DIR` prints.
export async function answerOf(command) {
  const { stdout } = await promisify(execFile)(command[0], command.slice(1), { maxBuffer: 64 << 20 });
  return JSON.parse(stdout);
}

function readyLine(child, ended, words) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    ended.then((code) => reject(new Error(`ended with ${code} before READY: ${words()}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (/^READY http:\/\/\S+/.test(line)) resolve(line);
    });
  });
}

async function stop(child, ended) {
  child.kill("SIGTERM");
  return within(patience, ended, "the server did not end after SIGTERM").catch((error) => {
    child.kill("SIGKILL");
    throw error;
  });
}

function lastWordsOf(stream) {
  let words = "";
  stream.setEncoding("utf8").on("data", (more) => (words = (words + more).slice(-4000)));
  return () => words.trim();
}

function within(milliseconds, promise, otherwise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} after ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
