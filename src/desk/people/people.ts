/** Everybody with a name who says something: people, bodies, offices. */
import { z } from "zod"
import { EntityType } from "../../record/index.ts"
import { field, listOf, Paging, TOLD, useCase } from "../use-case.ts"

export const EntityId = z.string().regex(/^E[0-9a-f]{12}$/, "the id of a name: an E and twelve digits")

const Voice = z.object({
  id: z.string(),
  name: z.string(),
  type: EntityType,
  articles: z.int(),
  statements: z.int(),
  aliases: z.array(z.string()).describe("other names that are taken for the same"),
})

export const people = useCase({
  about: "People and bodies with a name who say something, those with the most statements first.",
  writes: false,
  input: Paging.extend({
    q: field(z.string().max(300), "words and beginnings* of a name", "okafor"),
    with: field(EntityId, "of a name, with which one of these may be one"),
  }),
  reads: () => TOLD,
  output: listOf(Voice).extend({
    with: z.object({ id: z.string(), name: z.string() }).nullable().describe("with whom one of these may be one"),
  }),
  async run({ ledger }, { q, with: other, limit, cursor }) {
    const asked = { named: true, limit, ...(q ? { like: q } : {}), ...(cursor === undefined ? {} : { cursor }) }
    const { items, next } = await ledger.speakers(asked)
    const known = other ? await ledger.entity(other) : null
    return {
      items: items.flatMap(({ id, name, type, articles, statements, aliases }) =>
        id === null || type === null
          ? []
          : [{ id, name, type, articles, statements, aliases: aliases.slice(1).map(({ name }) => name) }],
      ),
      next,
      with: known && { id: known.id, name: known.name },
    }
  },
})
