/** Small PDF files for tests (ISO 32000), made object by object, so that they can be wrong where a test wants it. */

export interface Line {
  text: string
  /** from the left and from the bottom of the page, in points; A4 is 595 by 842 */
  x: number
  y: number
  size?: number
}

interface Options {
  /** the document's information: Title, Author, CreationDate … */
  info?: { [name: string]: string }
  /** entries of the trailer, as they are written */
  trailer?: string
}

const string = (text: string) => `(${text.replace(/[\\()]/g, "\\$&")})`

/** One page for each list of lines, in Helvetica with the letters of Windows-1252. A page without lines holds a grey picture. */
export function pdf(pages: readonly (readonly Line[])[], { info = {}, trailer = "" }: Options = {}): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${5 + 2 * i} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< ${Object.entries(info)
      .map(([name, value]) => `/${name} ${string(value)}`)
      .join(" ")} >>`,
    ...pages.flatMap((lines, i) => {
      const shown = lines.map(({ text, x, y, size = 11 }) => `BT /F1 ${size} Tf ${x} ${y} Td ${string(text)} Tj ET`)
      const content = shown.length > 0 ? shown.join("\n") : "q 0.5 g 50 50 495 742 re f Q"
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let file = "%PDF-1.4\n"
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(file, "latin1")
}

/** Lines below one another from the top of a page: "" leaves one out, and a blank at its beginning indents a line. */
export function column(lines: readonly string[], { x = 70, top = 770, leading = 14, size = 11 } = {}): Line[] {
  return lines.flatMap((line, i) =>
    line === "" ? [] : [{ text: line.trimStart(), x: line.startsWith(" ") ? x + 18 : x, y: top - i * leading, size }],
  )
}
