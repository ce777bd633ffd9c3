/** PDF files (ISO 32000) that cost the most to take apart: each a function of its length in bytes. */
import { deflateSync } from "node:zlib"
import { again, counted, type File } from "./files.ts"

const LINE = "The mayor said on Friday that the old bridge was shut for a week."

/** Objects 1 to 3 are the catalog, the pages and Helvetica; an object is given by its number, what stands at its place is left out. */
function file(objects: { [number: number]: string | Buffer }, catalog = ""): Buffer {
  const all: { [number: number]: string | Buffer } = {
    1: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...objects,
  }
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")]
  const places: [number, number][] = []
  let at = parts[0]?.length ?? 0
  for (const [number, object] of Object.entries(all)) {
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")])
    places.push([Number(number), at])
    parts.push(part)
    at += part.length
  }
  const size = Math.max(...places.map(([number]) => number)) + 1
  const table = places.map(([number, place]) => `${number} 1\n${String(place).padStart(10, "0")} 00000 n \n`).join("")
  const head = "xref\n0 1\n0000000000 65535 f \n"
  parts.push(Buffer.from(`${head}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`))
  return Buffer.concat(parts)
}

const stream = (content: string, more = "") => `<< /Length ${content.length} ${more} >>\nstream\n${content}\nendstream`
const packed = (content: string): Buffer => {
  const data = deflateSync(content)
  const head = Buffer.from(`<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n`)
  return Buffer.concat([head, data, Buffer.from("\nendstream")])
}
const page = (contents: string, resources = "/Font << /F1 3 0 R >>", more = "", parent = 2) =>
  `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 595 842] /Contents ${contents} /Resources << ${resources} >> ${more} >>`
const kids = (numbers: readonly number[], count = numbers.length) =>
  `<< /Type /Pages /Count ${count} /Kids [${numbers.map((n) => `${n} 0 R`).join(" ")}] >>`
const line = (i: number, text = LINE) => `BT /F1 11 Tf 70 ${770 - 14 * i} Td (${text}) Tj ET\n`
const few = Array.from({ length: 9 }, (_, i) => line(i)).join("")

/** One page of these contents; objects from 6 on may be added. */
const onePage = (content: string, more: { [number: number]: string | Buffer } = {}, resources?: string): Buffer =>
  file({ 2: kids([4]), 4: page("5 0 R", resources), 5: stream(content), ...more })

const pdf = (made: (length: number) => Buffer): File => [".pdf", made]

function pages(length: number, text = LINE): Buffer {
  const content = Array.from({ length: 50 }, (_, i) => line(i, text)).join("")
  const count = Math.max(1, Math.round(length / (content.length + 300)))
  const objects: { [number: number]: string } = {
    2: kids(Array.from({ length: count }, (_, i) => 4 + 2 * i)),
  }
  for (let i = 0; i < count; i++) {
    objects[4 + 2 * i] = page(`${5 + 2 * i} 0 R`)
    objects[5 + 2 * i] = stream(content)
  }
  return file(objects)
}

/** Each within the one before, and a page in the last. */
function deepPages(length: number): Buffer {
  const depth = Math.round(length / 80)
  const objects: { [number: number]: string } = { 2: kids([10]) }
  for (let i = 0; i < depth; i++)
    objects[10 + i] = i < depth - 1 ? kids([11 + i], 1) : page("5 0 R", undefined, "", 9 + i)
  return file({ ...objects, 5: stream(few) })
}

function outline(length: number, next: (i: number) => string): Buffer {
  const count = Math.round(length / 90)
  const objects: { [number: number]: string } = { 6: "<< /Type /Outlines /First 10 0 R /Last 10 0 R >>" }
  for (let i = 0; i < count; i++)
    objects[10 + i] = `<< /Title (A part of it) /Parent 6 0 R ${i < count - 1 ? next(11 + i) : ""} >>`
  return file({ 2: kids([4]), 4: page("5 0 R"), 5: stream(few), ...objects }, "/Outlines 6 0 R")
}

/** Letters of a font of its own, with this table of what they mean. */
function mapped(table: string): Buffer {
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n${table}\nendcmap end end`
  const shown = `BT /F1 11 Tf 70 700 Td <${"0041".repeat(60)}> Tj ET`
  const font =
    "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>"
  const descendant =
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 9 0 R >>"
  const descriptor =
    "<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /CapHeight 1 /StemV 1 >>"
  return onePage(shown, { 6: font, 7: descendant, 8: stream(cmap), 9: descriptor }, "/Font << /F1 6 0 R >>")
}
const hex = (i: number) => (i % 65536).toString(16).padStart(4, "0")

/** Forms that each show the next one twice, so many deep. */
function doubled(depth: number, last: string): Buffer {
  const form = (i: number) =>
    `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> ${i < depth ? `/XObject << /X ${11 + i} 0 R >>` : ""} >>`
  const objects: { [number: number]: string } = {}
  for (let i = 0; i <= depth; i++) objects[10 + i] = stream(i < depth ? "/X Do /X Do" : last, form(i))
  return onePage(`${few}/X Do`, objects, "/Font << /F1 3 0 R >> /XObject << /X 10 0 R >>")
}

export const pdfs: { [shape: string]: File } = {
  "pdf: pages": pdf((n) => pages(n)),
  "pdf: pages of parted words": pdf((n) => pages(n, "the very old interrup-")),
  "pdf: a page of lines": pdf((n) => onePage(counted(n, (i) => line(i / 100)))),
  "pdf: a page of parted words": pdf((n) => onePage(counted(n, (i) => line(i / 100, "interrup-")))),
  "pdf: a page of short lines": pdf((n) => onePage(counted(n, (i) => line(i / 10, "a")))),
  "pdf: a page of letters": pdf((n) => onePage(`${few}BT /F1 11 Tf 70 200 Td ${again("(a) Tj ", n)} ET`)),
  "pdf: a line of pieces": pdf((n) =>
    onePage(`${few}${counted(n, (i) => `BT /F1 1 Tf ${70 + i / 9} 99 Td (ab) Tj ET\n`)}`),
  ),
  "pdf: one line": pdf((n) => onePage(`${few}BT /F1 11 Tf 70 200 Td (${again("word ", n)}) Tj ET`)),
  "pdf: one word": pdf((n) => onePage(`${few}BT /F1 11 Tf 70 200 Td (${"w".repeat(n)}) Tj ET`)),
  "pdf: kerned letters": pdf((n) => onePage(`${few}BT /F1 11 Tf 70 200 Td [${again("(a) -300 ", n)}] TJ ET`)),
  "pdf: columns": pdf((n) =>
    onePage(`${few}${counted(n, (i) => `BT /F1 ${5 + (i % 90)} Tf ${i % 5000} ${i % 700} Td (a b c) Tj ET\n`)}`),
  ),
  "pdf: open states": pdf((n) => onePage(`${few}${again("q ", n)}`)),
  "pdf: open arrays": pdf((n) => onePage(`${few}${"[".repeat(n)}`)),
  "pdf: open dictionaries": pdf((n) =>
    file({ 2: kids([4]), 4: page("5 0 R"), 5: stream(few), 6: again("<<", n) }, "/X 6 0 R"),
  ),
  "pdf: drawn lines": pdf((n) => onePage(`${few}${again("1 1 m 2 2 l S ", n)}`)),
  "pdf: pieces of contents": pdf((n) => {
    const count = Math.round(n / 70)
    const objects: { [number: number]: string } = {}
    for (let i = 0; i < count; i++) objects[10 + i] = stream(i < 50 ? line(i) : "q Q")
    const refs = Array.from({ length: count }, (_, i) => `${10 + i} 0 R`).join(" ")
    return file({ 2: kids([4]), 4: page(`[${refs}]`), ...objects })
  }),
  "pdf: pages within pages": pdf(deepPages),
  "pdf: pages in a ring": pdf((n) => file({ 2: kids([2, 4], 2), 4: page("5 0 R"), 5: stream(few + again("q Q ", n)) })),
  "pdf: empty branches of pages": pdf((n) => {
    const count = Math.round(n / 70)
    const objects: { [number: number]: string } = {
      2: kids([...Array.from({ length: count }, (_, i) => 10 + i), 4], 1),
    }
    for (let i = 0; i < count; i++) objects[10 + i] = kids([])
    return file({ ...objects, 4: page("5 0 R"), 5: stream(few) })
  }),
  "pdf: a long outline": pdf((n) => outline(n, (i) => `/Next ${i} 0 R`)),
  "pdf: a deep outline": pdf((n) => outline(n, (i) => `/First ${i} 0 R /Last ${i} 0 R`)),
  "pdf: annotations": pdf((n) => {
    const count = Math.round(n / 110)
    const objects: { [number: number]: string } = {}
    for (let i = 0; i < count; i++)
      objects[10 + i] = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (A note on it) >>"
    const refs = Array.from({ length: count }, (_, i) => `${10 + i} 0 R`).join(" ")
    return file({ 2: kids([4]), 4: page("5 0 R", undefined, `/Annots [${refs}]`), 5: stream(few), ...objects })
  }),
  "pdf: letters of a map": pdf((n) =>
    mapped(`9 beginbfchar\n${counted(n, (i) => `<${hex(i)}> <${hex(i + 1)}>\n`)}endbfchar`),
  ),
  "pdf: ranges of a map": pdf((n) => mapped(`9 beginbfrange\n${again("<0000> <ffff> <0000>\n", n)}endbfrange`)),
  "pdf: a long meaning of a letter": pdf((n) => mapped(`1 beginbfchar\n<0041> <${again("0061", n)}>\nendbfchar`)),
  "pdf: fonts": pdf((n) => {
    const count = Math.round(n / 130)
    const objects: { [number: number]: string } = {}
    for (let i = 0; i < count; i++) objects[10 + i] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    const names = Array.from({ length: count }, (_, i) => `/G${i} ${10 + i} 0 R`).join(" ")
    const shown = Array.from({ length: count }, (_, i) => `/G${i} 9 Tf (a) Tj `).join("")
    return onePage(`${few}BT 70 200 Td ${shown} ET`, objects, `/Font << /F1 3 0 R ${names} >>`)
  }),
  "pdf: differences of an encoding": pdf((n) =>
    onePage(few, {
      3: `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [${again("65 /A ", n)}] >> >>`,
    }),
  ),
  "pdf: widths": pdf((n) =>
    onePage(few, {
      3: `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 255 /Widths [${again("500 ", n)}] >>`,
    }),
  ),
  "pdf: a title": pdf((n) => {
    const whole = onePage(few, { 6: `<< /Title (${again("The old bridge - ", n)}) >>` }).toString("latin1")
    return Buffer.from(whole.replace("/Root 1 0 R", "/Root 1 0 R /Info 6 0 R"), "latin1")
  }),
  "pdf: no table of objects": pdf((n) => Buffer.from(pages(n).toString("latin1").replaceAll("xref", "xxxx"), "latin1")),
  "pdf: nothing but objects": pdf((n) => Buffer.from(`%PDF-1.7\n${counted(n, (i) => `${i} 0 obj\n`)}`)),
  "pdf: tables of objects in a row": pdf((n) => {
    const whole = onePage(few).toString("latin1")
    const at = whole.length
    const more = counted(n, (i) => `xref\n0 0\ntrailer\n<< /Prev ${at + 60 * (i + 1)} >>\n`.padEnd(60))
    return Buffer.from(`${whole}${more}startxref\n${at}\n%%EOF\n`, "latin1")
  }),
  "pdf: blanks, packed": pdf((n) => file({ 2: kids([4]), 4: page("5 0 R"), 5: packed(few + " ".repeat(n * 100)) })),
  "pdf: letters, packed": pdf((n) => file({ 2: kids([4]), 4: page("5 0 R"), 5: packed(few + again(line(3), n * 10)) })),
  "pdf: forms within forms": pdf((n) => doubled(Math.round(Math.log2(n / 300)), line(3))),
  "pdf: empty forms within forms": pdf((n) => doubled(Math.round(Math.log2(n / 300)), "q Q")),
}
