// A server of a few lines, for tests of the runner and of the scripts: it stands in for the program, with the headers that bind the scripts there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { program } from "../demo.mjs";

const assets = join(dirname(program), "share/assets");
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types jejaring",
].join("; ");
const types = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", woff2: "font/woff2" };

// A page around `main`, with the style sheet and the script as the program links them.
export function page(main, title = "A page") {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${asset("icon", "svg")}">
<link rel="stylesheet" href="${asset("app", "css")}">
<script type="module" src="${asset("app", "js")}"></script>
</head>
<body>
<main id="main" class="page">
${main}
</main>
</body>
</html>
`;
}

function asset(name, extension) {
  const file = new RegExp(`^${name}\\.[0-9a-f]+\\.${extension}$`);
  const found = existsSync(assets) && readdirSync(assets).find((each) => file.test(each));
  if (!found) throw new Error(`no ${name}.*.${extension} in ${assets}: build the target "assets" first`);
  return `/assets/${found}`;
}

// `answer({ method, path, query, form })` gives { status = 200, headers, body }, or null: the answer is lost on its way.
// Gives { url, stop, requests }; requests.until(n): all requests that `answer` was asked, once there are n of them.
export async function serve(answer) {
  const requests = listOfRequests();
  const server = createServer(async (incoming, outgoing) => {
    const address = new URL(incoming.url, "http://localhost");
    if (address.pathname.startsWith("/assets/")) return sendAsset(address.pathname, outgoing);
    const request = { method: incoming.method, path: address.pathname, query: address.searchParams, accept: incoming.headers.accept };
    request.cookie = incoming.headers.cookie;
    request.text = await textOf(incoming);
    request.form = new URLSearchParams(request.text);
    requests.push(request);
    const response = await answer(request);
    if (!response) return lose(outgoing);
    const { status = 200, headers = {}, body = "" } = response;
    outgoing.writeHead(status, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy, ...headers }).end(body);
  });
  await new Promise((listening) => server.listen(0, "localhost", listening));
  return { url: `http://localhost:${server.address().port}`, requests, stop: () => stop(server) };
}

export const json = (value) => ({ headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) });

function sendAsset(path, outgoing) {
  const name = path.slice("/assets/".length);
  if (!existsSync(`${assets}/${name}`)) return outgoing.writeHead(404).end();
  outgoing.writeHead(200, { "Content-Type": types[name.split(".").pop()] }).end(readFileSync(`${assets}/${name}`));
}

// Breaks off in the midst of it: a browser would itself send again what was not answered at all.
function lose(outgoing) {
  outgoing.writeHead(200, { "Content-Type": "application/json", "Content-Length": 100 });
  outgoing.write("{", () => outgoing.destroy());
}

async function textOf(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function stop(server) {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
}

function listOfRequests() {
  const all = [];
  const waiting = new Set();
  return {
    get count() {
      return all.length;
    },
    push(request) {
      all.push(request);
      for (const each of waiting) each();
    },
    until(count) {
      return new Promise((resolve) => {
        const look = () => {
          if (all.length < count) return;
          waiting.delete(look);
          resolve([...all]);
        };
        waiting.add(look);
        look();
      });
    },
  };
}
