///<reference types="svelte" />
;
import type { Record, Statement } from "../record/index.ts"
import { chainOf, joined, partsOf, whoOf } from "./words.ts";

;type $$ComponentProps =  {
  record: Record
  statement: Statement
  number: number
  lit: boolean
  pinned: boolean
  /** a second showing of a card: it takes no id */
  copy?: boolean
  onenter: (on: boolean) => void
  onpick: () => void
};function $$render() {




let {
  record,
  statement,
  number,
  lit,
  pinned,
  copy = false,
  onenter,
  onpick,
}:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props()

const who = $derived(whoOf(record, statement))
const chain = $derived(chainOf(record, statement))
const inner = $derived(statement.within)
;
async () => {

  { svelteHTML.createElement("button", {                   "type":`button`,"class":`card`,"id":copy ? undefined : `card-${statement.id}`,"aria-pressed":pinned,"onmouseenter":() => onenter(true),"onmouseleave":() => onenter(false),"onfocus":() => onenter(true),"onblur":() => onenter(false),"onclick":onpick,});lit;
   { svelteHTML.createElement("span", {   "class":`number`,"aria-hidden":`true`,});number; }
   { svelteHTML.createElement("span", { "class":`line`,});
    if(who.worded){ { svelteHTML.createElement("b", { "class":`who`,});who.worded; }if(who.name){ { svelteHTML.createElement("span", { "class":`name`,}); who.name;  }}}else{ { svelteHTML.createElement("span", { "class":`who nobody`,});  }}
     { svelteHTML.createElement("i", { "class":`act`,});joined(statement.cue.spans); }
    if(statement.addressee){ { svelteHTML.createElement("span", { "class":`to`,}); joined(statement.addressee.spans); }}
   }
   { svelteHTML.createElement("span", {  "class":`what`,});statement.content.quotation === "direct";joined(statement.content.spans); }
  if(statement.stance || statement.hedge || statement.source.type || inner){
     { svelteHTML.createElement("span", { "class":`chips`,});
      if(statement.stance){ { svelteHTML.createElement("span", {   "class":`chip stance`,...__sveltets_2_empty({"data-stance":statement.stance}),});statement.stance; }}
      if(statement.source.type && statement.source.type !== "none"){ { svelteHTML.createElement("span", { "class":`chip`,});statement.source.type; }}
      if(statement.hedge){ { svelteHTML.createElement("span", { "class":`chip hedge`,});joined(statement.hedge.spans); }}
      if(inner){ { svelteHTML.createElement("span", { "class":`chip`,}); inner.slice(1); }}
     }
  }
    for(let [label, value] of __sveltets_2_ensureArray(partsOf(statement))){
     { svelteHTML.createElement("span", { "class":`part`,}); { svelteHTML.createElement("span", { "class":`label`,});label; } value; }
  }
  if(chain.length > 2){
     { svelteHTML.createElement("span", { "class":`chain`,});   for(let link of __sveltets_2_ensureArray(chain)){let i = 1;if(i){ { svelteHTML.createElement("span", {   "class":`arrow`,"aria-label":`who has it from`,});   }} { svelteHTML.createElement("span", { "class":`link`,});link; }} }
  }
 }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Card__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Card__SvelteComponent_ = ReturnType<typeof Card__SvelteComponent_>;
/*Ωignore_endΩ*/export default Card__SvelteComponent_;