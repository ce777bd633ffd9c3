/** UTF-16 offsets, which records have, to code points, which Web Annotation and brat count in. */
export function codePoints(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset
  const before = new Uint32Array(text.length + 1)
  for (let i = 0; i < text.length; i++) {
    const isSecond =
      i > 0 &&
      text.charCodeAt(i) >= 0xdc00 &&
      text.charCodeAt(i) <= 0xdfff &&
      (text.charCodeAt(i - 1) & 0xfc00) === 0xd800
    before[i + 1] = (before[i] ?? 0) + (isSecond ? 0 : 1)
  }
  return (offset) => before[offset] ?? 0
}
