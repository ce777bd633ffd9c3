/** Words beside the sources that name somebody, an addressee or a relay: whom they stand for. Nobody who is asked for here changes what was found before. */
import type { Source, Span } from "../../record/index.ts"
import { idIn } from "./entities.ts"
import { headOf } from "./head.ts"
import { type Speakers, typeOf } from "./speakers.ts"
import { type Speaking, whomOf } from "./speaking.ts"
import type { Figure } from "./types.ts"
import { type Scene, worldOn } from "./world.ts"

/** What is asked of one attribution. */
interface Asked {
  via: readonly (readonly Span[])[]
  addressee: Span | null
}

export interface Others {
  /** for each attribution, in the order in which they were asked for */
  via: readonly (readonly Pick<Source, "entity" | "type">[])[]
  addressees: readonly (string | null)[]
  /** of all who are named, speak or are asked for */
  ids: ReadonlyMap<Figure, string>
}

export function othersOf(scene: Scene, { cast }: Speaking, speakers: Speakers, asked: readonly Asked[]): Others {
  const world = worldOn(scene, { figures: [...cast.figures], named: new Map(cast.named), at: new Map(cast.at) })
  const whom = whomOf(world)
  const ids = new Map(speakers.ids)
  const of = (spans: readonly Span[]) => {
    const head = headOf(scene.passage, scene.names, spans)
    const figure = whom(head)
    return { entity: figure && idIn(ids, figure), type: typeOf(head, figure) }
  }
  const via = asked.map((each) => each.via.map(of))
  const addressees = asked.map(({ addressee }) => addressee && of([addressee]).entity)
  return { via, addressees, ids }
}
