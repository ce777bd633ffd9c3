///<reference types="svelte" />
;
import type { Record } from "../record/index.ts"
import Article from "./Article.svelte"
import Card from "./Card.svelte"
import Filters from "./Filters.svelte"
import { everything, matches, type Wanted } from "./filter.ts"
import Head from "./Head.svelte";

;type $$ComponentProps =  { record: Record };function $$render() {








let { record }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props()

let active = $state<string | null>(null) // hovered or focused
let pinned = $state<string | null>(null) // clicked: stays until Escape
let wanted = $state<Wanted>(everything())

const shown = $derived(record.statements.filter((statement) => matches(record, statement, wanted)))
const lit = $derived(active ?? pinned)
const lifted = $derived(record.statements.find(({ id }) => id === pinned) ?? null)
const numbers = $derived(new Map(record.statements.map(({ id }, i) => [id, i + 1])))

function pin(id: string, show: "card" | "text") {
  pinned = id
  const place = show === "card" ? `card-${id}` : `text-${id}`
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
  document.getElementById(place)?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" })
}

/** j and k, or the arrows on a card, go from statement to statement; / searches; Escape lets go. */
function keyed(event: KeyboardEvent) {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
  if (event.key === "Escape") {
    pinned = active = null
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return
  const onCard = event.target instanceof HTMLElement && event.target.classList.contains("card")
  const step = { j: 1, k: -1, ...(onCard ? { ArrowDown: 1, ArrowUp: -1 } : {}) }[event.key]
  if (step) {
    const at = shown.findIndex(({ id }) => id === lit)
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + step))]
    if (next) document.getElementById(`card-${next.id}`)?.focus()
    event.preventDefault()
  } else if (event.key === "/") {
    document.getElementById("search")?.focus()
    event.preventDefault()
  }
}
;
async () => {


 { svelteHTML.createElement("svelte:window", {  "onkeydown":keyed,});}

 { const $$_daeH0C = __sveltets_2_ensureComponent(Head); new $$_daeH0C({ target: __sveltets_2_any(), props: { record,}});}

 { svelteHTML.createElement("main", { });record.statements.length === 0;
   { const $$_elcitrA1C = __sveltets_2_ensureComponent(Article); new $$_elcitrA1C({ target: __sveltets_2_any(), props: {       record,lit,numbers,"onenter":(id) => (active = id),"onpick":(id) => pin(id, "card"),}});}
   { svelteHTML.createElement("section", {   "class":`cards`,"aria-label":`Statements`,});
    if(record.statements.length > 0){
       { const $$_sretliF2C = __sveltets_2_ensureComponent(Filters); const $$_sretliF2 = new $$_sretliF2C({ target: __sveltets_2_any(), props: {   record,wanted,"count":shown.length,}});/*Ωignore_startΩ*/() => wanted = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_sretliF2.$$bindings = 'wanted';}
       { svelteHTML.createElement("ol", {});
           for(let statement of __sveltets_2_ensureArray(shown)){statement.id;
           { svelteHTML.createElement("li", { });statement.within !== null;
             { const $$_draC4C = __sveltets_2_ensureComponent(Card); new $$_draC4C({ target: __sveltets_2_any(), props: {             record,statement,"number":numbers.get(statement.id) ?? 0,"lit":lit === statement.id,"pinned":pinned === statement.id,"onenter":(on) => (active = on ? statement.id : null),"onpick":() => pin(statement.id, "text"),}});}
           }
        }
       }
      if(shown.length === 0){
         { svelteHTML.createElement("p", { "class":`nothing`,});    { svelteHTML.createElement("button", {   "type":`button`,"onclick":() => (wanted = everything()),});  } }
      }
    }else{
       { svelteHTML.createElement("p", { "class":`nothing`,});               }
    }
   }
 }

if(lifted){
   { svelteHTML.createElement("aside", {   "class":`sheet`,"aria-label":`The statement picked`,});
     { const $$_draC1C = __sveltets_2_ensureComponent(Card); new $$_draC1C({ target: __sveltets_2_any(), props: {         record,"statement":lifted,"number":numbers.get(lifted.id) ?? 0,"lit":true,"pinned":true,"copy":true,"onenter":() => {},"onpick":() => pin(lifted.id, "text"),}});}
     { svelteHTML.createElement("button", {     "type":`button`,"class":`close`,"onclick":() => (pinned = null),});  }
   }
}
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Desk__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Desk__SvelteComponent_ = ReturnType<typeof Desk__SvelteComponent_>;
/*Ωignore_endΩ*/export default Desk__SvelteComponent_;