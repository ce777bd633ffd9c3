/** Where the code of a thread or a process of its own lies: in a checkout the source, elsewhere what was built of it. */
export function fileOf(name: string, from: ImportMeta): URL {
  const isSource = from.filename.endsWith(".ts")
  return new URL(isSource ? `./${name}.ts` : `../../../dist/node/${name}.js`, from.url)
}
