/**
 * Where the code of a thread or a process of its own lies: in a checkout the source, elsewhere what was built of it.
 *
 * @param source without its ending, from this folder
 */
export function fileOf(source: string): URL {
  const isSource = import.meta.filename.endsWith(".ts")
  const built = `../../../dist/node/${source.split("/").at(-1)}.js`
  return new URL(isSource ? `${source}.ts` : built, import.meta.url)
}
