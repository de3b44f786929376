// Builds web/ into one style sheet and one script with the hash of their bytes in the name ("app.1a2b3c4d.css"), each with its .br and .gz beside it:
// the server reads the folder once and never compresses them again.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

// Chrome knows cascade layers since 99; the in-app browsers of old phones do not. Rules stay in the order of the files.
const flattenLayers = {
  postcssPlugin: "flatten-layers",
  AtRuleExit: {
    layer(rule: { nodes?: unknown[]; replaceWith(nodes: unknown[]): void; remove(): void }) {
      if (rule.nodes) rule.replaceWith(rule.nodes);
      else rule.remove();
    },
  },
};

const brotli = (bytes: Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

function precompress(): Plugin {
  return {
    name: "precompress",
    apply: "build",
    writeBundle({ dir }) {
      for (const name of readdirSync(dir!)) {
        if (!/\.(css|js|svg)$/.test(name)) continue;
        const file = join(dir!, name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.br`, brotli(bytes));
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

// Named in the pages, so that no browser asks for /favicon.ico.
function icon(): Plugin {
  return {
    name: "icon",
    apply: "build",
    buildStart() {
      const source = readFileSync(new URL("./icon.svg", import.meta.url));
      this.emitFile({ type: "asset", name: "icon.svg", source });
    },
  };
}

const hashed = "[name].[hash]";

export default defineConfig({
  base: "/assets/",
  publicDir: false,
  css: { postcss: { plugins: [flattenLayers] } },
  plugins: [icon(), precompress()],
  build: {
    outDir: "../build/share/assets",
    emptyOutDir: true,
    target: "chrome88",
    assetsInlineLimit: 0, // a data: address is refused by the pages' Content-Security-Policy
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { app: "web/app.ts" },
      output: {
        hashCharacters: "hex",
        entryFileNames: `${hashed}.js`,
        chunkFileNames: `${hashed}.js`,
        assetFileNames: `${hashed}[extname]`,
      },
    },
  },
});
