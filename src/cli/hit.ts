/** What a search finds, as lines: who or which article, the words around what was found, where it stands. */
import type { Hit } from "../ledger/index.ts"
import { timexInWords } from "../record/index.ts"
import { bold, dim, listed, marked, plain } from "./with-ledger.ts"

export function hitText({ id, title, outlet, published, speaker, stance, said, snippet }: Hit): string {
  const head =
    speaker === null && stance === null
      ? bold(plain(title) || "(no title)")
      : [bold(plain(speaker) || "nobody named"), stance && `[${stance}]`, said && timexInWords(said)]
          .filter(Boolean)
          .join(" ")
  const where = [plain(outlet) || "outlet unknown", published?.slice(0, 10) ?? "no date"].join(", ")
  return `${listed("", `${head}  ${dim(id)}`)}${listed("  ", marked(snippet))}${listed("  ", dim(where))}`
}
