// Stands in for `jejaring up` and `jejaring fixture-login`: `page_command.mjs up | login | fail`.
import { page, serve } from "./small_server.mjs";

const [what] = process.argv.slice(2);
if (what === "login") {
  console.log(JSON.stringify({ cookie: "seat=of=sari", account: "sari" }));
} else if (what === "fail") {
  console.error("the port is taken");
  process.exitCode = 1;
} else {
  const server = await serve(({ path, cookie }) =>
    path === "/bare" ? { body: page('<img src="/assets/none.svg">') } : { body: page(`<h1>Welcome</h1><p id="who">${cookie ?? "nobody"}</p>`) },
  );
  console.log("starting");
  console.log(`READY ${server.url} pid=${process.pid} engine=none sample=yes version=0`);
  process.once("SIGTERM", () => server.stop());
}
