///<reference types="svelte" />
;
import type { Record } from "../record/index.ts"
import { markingsOf, type Segment, segmentsOf } from "./segments.ts";

;type $$ComponentProps =  {
  record: Record
  lit: string | null
  numbers: Map<string, number>
  onenter: (id: string | null) => void
  onpick: (id: string) => void
};function $$render() {




let {
  record,
  lit,
  numbers,
  onenter,
  onpick,
}:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props()

const paragraphs = $derived(segmentsOf(record.article.text, markingsOf(record.statements)))
// The first place of each statement in the text carries its id, so that its card can lead there.
const places = $derived.by(() => {
  const out = new Map<number, string>()
  const seen = new Set<string>()
  for (const segment of paragraphs.flat()) {
    const first = segment.marks.find(({ statement }) => !seen.has(statement))
    if (first) out.set(segment.start, first.statement)
    if (first) seen.add(first.statement)
  }
  return out
})

/** The innermost statement that has this segment: the one whose span is shortest. */
function innermost({ marks }: Segment): string | null {
  return marks.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]?.statement ?? null
}

function classesOf({ marks }: Segment): string {
  const roles = new Set(marks.map(({ role }) => role))
  const deep = marks.filter(({ role }) => role === "content").length > 1
  const on = lit !== null && marks.some(({ statement }) => statement === lit)
  const role = marks.find(({ statement }) => statement === lit)?.role
  return [...roles, deep ? "deep" : "", on ? `lit lit-${role}` : ""].filter(Boolean).join(" ")
}
;
async () => {

 { svelteHTML.createElement("article", {    "class":`text`,"lang":record.article.language ?? undefined,});lit !== null;
    for(let segments of __sveltets_2_ensureArray(paragraphs)){
     { svelteHTML.createElement("p", {});   for(let segment of __sveltets_2_ensureArray(segments)){segment.start;if(segment.marks.length > 0){   for(let mark of __sveltets_2_ensureArray(segment.opens)){mark.statement; { svelteHTML.createElement("span", {    "class":`bracket open`,"aria-hidden":`true`,});lit === mark.statement;numbers.get(mark.statement); }} { svelteHTML.createElement("mark", {           "class":classesOf(segment),"id":places.has(segment.start) ? `text-${places.get(segment.start)}` : undefined,"onmouseenter":() => onenter(innermost(segment)),"onmouseleave":() => onenter(null),"onclick":() => { const id = innermost(segment); if (id) onpick(id) },});segment.text; }   for(let mark of __sveltets_2_ensureArray(segment.closes)){mark.statement; { svelteHTML.createElement("span", {    "class":`bracket close`,"aria-hidden":`true`,});lit === mark.statement; }}}else{segment.text;}} }
  }
   { svelteHTML.createElement("footer", {   "class":`legend`,"aria-label":`How the marks read`,});
     { svelteHTML.createElement("span", {}); { svelteHTML.createElement("mark", { "class":`source`,});  }  }
     { svelteHTML.createElement("span", {}); { svelteHTML.createElement("mark", { "class":`cue`,});  }    }
     { svelteHTML.createElement("span", {}); { svelteHTML.createElement("span", {   "class":`bracket open`,"aria-hidden":`true`,});  } { svelteHTML.createElement("mark", { "class":`content`,});  } { svelteHTML.createElement("span", {   "class":`bracket close`,"aria-hidden":`true`,}); }     }
   }
 }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Article__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Article__SvelteComponent_ = ReturnType<typeof Article__SvelteComponent_>;
/*Ωignore_endΩ*/export default Article__SvelteComponent_;