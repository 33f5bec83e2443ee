// Puts the program, its style and the licences of what it contains into the Python package: `npm install && node build.mjs`.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const target = "../../src/childservices_corpus/explore";
const { metafile } = await build({
  entryPoints: ["app.js", "app.css"],
  bundle: true,
  minify: true,
  charset: "utf8",
  target: "es2020",
  legalComments: "none",
  metafile: true,
  outdir: target,
});
const names = Object.keys(metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
const texts = [...new Set(names.filter(Boolean))].sort().map((name) => {
  const folder = `node_modules/${name}`;
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync(`${target}/licences.txt`, texts.join("\n\n"));
