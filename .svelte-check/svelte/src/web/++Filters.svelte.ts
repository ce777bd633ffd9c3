///<reference types="svelte" />
;
import type { Record } from "../record/index.ts"
import { choicesOf, type Wanted } from "./filter.ts";

;type $$ComponentProps =  { record: Record; wanted: Wanted; count: number };function $$render() {




let { record, wanted = $bindable(), count }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props()/*Ωignore_startΩ*/;wanted;/*Ωignore_endΩ*/

const choices = $derived(choicesOf(record))
;
async () => {

 { svelteHTML.createElement("form", {     "class":`filters`,"role":`search`,"onsubmit":(event) => event.preventDefault(),});
   { svelteHTML.createElement("label", { "class":`search`,}); { svelteHTML.createElement("span", { "class":`hidden`,});   }
     { svelteHTML.createElement("input", {          "id":`search`,"type":`search`,"placeholder":`Search the statements`,"bind:value":wanted.words,"autocomplete":`off`,});/*Ωignore_startΩ*/() => wanted.words = __sveltets_2_any(null);/*Ωignore_endΩ*/}
   }
    for(let { key, label, values } of __sveltets_2_ensureArray(choices)){
    if(values.length > 1){
       { svelteHTML.createElement("label", {}); { svelteHTML.createElement("span", { "class":`hidden`,});label; }
         { svelteHTML.createElement("select", { "bind:value":wanted[key],});/*Ωignore_startΩ*/() => wanted[key] = __sveltets_2_any(null);/*Ωignore_endΩ*/
           { svelteHTML.createElement("option", {"value":"",});label;  }
            for(let { value, text, count } of __sveltets_2_ensureArray(values)){ { svelteHTML.createElement("option", {value,});text; count;  }}
         }
       }
    }
  }
   { svelteHTML.createElement("output", { "aria-live":`polite`,});count === record.statements.length ? `${count} statements` : `${count} of ${record.statements.length}`; }
 }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings('wanted'), slots: {}, events: {} }}
const Filters__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Filters__SvelteComponent_ = ReturnType<typeof Filters__SvelteComponent_>;
/*Ωignore_endΩ*/export default Filters__SvelteComponent_;