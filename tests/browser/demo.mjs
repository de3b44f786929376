// A demonstration of its own for one test, in a folder that goes with it: the program of JEJARING_PROGRAM, with its sample.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerOf, start } from "./server.mjs";

export const program = process.env.JEJARING_PROGRAM ?? "build-test/jejaring";

export async function withDemo(body) {
  const data = await mkdtemp(join(tmpdir(), "jejaring-"));
  try {
    await serving(data, body);
  } finally {
    await rm(data, { recursive: true });
  }
}

async function serving(data, body) {
  const server = await start([program, "demo", "--data", data, "--port", String(await freePort())]);
  try {
    await body(demoAt(server.url, data));
  } finally {
    await server.stop();
  }
}

// `login("contact-point", "LA")`: what signs a window in. `link("Contact point, Thailand")`: the address that the program printed for that seat.
function demoAt(url, data) {
  const login = (role, country) => answerOf([program, "fixture-login", role, ...(country ? ["--country", country] : []), "--data", data]);
  const link = async (seat) => {
    const lines = (await readFile(join(data, "links.txt"), "utf8")).split("\n").map((line) => line.trim());
    return lines.find((line) => line.startsWith(`${seat}: `)).slice(seat.length + 2);
  };
  return { url, login, link };
}

// The program wants its port beforehand, as it stands in its links.
function freePort() {
  const socket = createServer();
  return new Promise((found) => {
    socket.listen(0, "localhost", () => {
      const { port } = socket.address();
      socket.close(() => found(port));
    });
  });
}
