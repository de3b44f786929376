// The pages of a reader, found as she finds them: by links alone, from her first page. One page stands for each kind of page: the same address but for
// its ids, in the same state and with the same forms (a text that one writes and one that one reads are two kinds).
const enough = 30; // addresses of one kind that are looked at

// `login`: what `fixture-login` said, or none for a visitor. Gives [{ kind, path }].
export async function pagesOf(url, login) {
  const kinds = new Map();
  const met = new Set(["/"]);
  const seen = new Map();
  for (const path of met) {
    const shape = shapeOf(path);
    seen.set(shape, (seen.get(shape) ?? 0) + 1);
    if (seen.get(shape) > enough) continue;
    const html = await htmlOf(url + path, login);
    if (html === null) continue;
    const kind = [shape, stateOf(html), ...actsOf(html)].join(" ");
    if (!kinds.has(kind)) kinds.set(kind, path);
    for (const link of linksOf(html)) met.add(link);
  }
  return [...kinds].map(([kind, path]) => ({ kind, path }));
}

const shapeOf = (path) => path.replace(/[0-9a-z]{13}/g, "{}").replace(/=[^&]*/g, "=");
const stateOf = (html) => /data-state="([^"]*)"/.exec(html)?.[1] ?? "";
const actsOf = (html) => new Set([...html.matchAll(/data-act="([^"]*)"/g)].map(([, act]) => act));

async function htmlOf(address, login) {
  const response = await fetch(address, { redirect: "manual", headers: login ? { Cookie: login.cookie } : {} });
  return response.status === 200 ? response.text() : null;
}

function linksOf(html) {
  const links = [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href]) => href.replaceAll("&amp;", "&"));
  return links.filter((href) => !href.includes("lang="));
}
