///<reference types="svelte" />
;
import type { Record } from "../record/index.ts"
import { dayOf } from "./words.ts";

;type $$ComponentProps =  { record: Record };function $$render() {




let { record }:/*Ωignore_startΩ*/$$ComponentProps/*Ωignore_endΩ*/ = $props()
const { article, statements } = $derived(record)
const address = $derived([article.url, article.uri].find((address) => address && /^https?:/.test(address)) ?? null)
const sources = $derived(
  new Set(statements.flatMap(({ source }) => source.entity ?? source.spans[0]?.text.toLowerCase() ?? [])).size,
)
const facts = $derived([
  [statements.length, statements.length === 1 ? "statement" : "statements"],
  [sources, sources === 1 ? "source" : "sources"],
  [statements.filter(({ source }) => source.type === "anonymous" || source.type === "none").length, "unnamed"],
  [statements.filter(({ hedge }) => hedge).length, "hedged"],
  [statements.filter(({ via }) => via.length > 0).length, "second-hand"],
  [statements.filter(({ within }) => within !== null).length, "inside another"],
] as const)

function turn() {
  const root = document.documentElement
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches
  root.dataset.theme = dark ? "light" : "dark"
}
;
async () => {

 { svelteHTML.createElement("header", {});
   { svelteHTML.createElement("p", { "class":`over`,});
     { svelteHTML.createElement("span", { "class":`brand`,});  }
     { svelteHTML.createElement("span", { "class":`where`,});[article.outlet, dayOf(article.published)].filter(Boolean).join(" · "); }
     { svelteHTML.createElement("button", {       "type":`button`,"class":`theme`,"onclick":turn,"aria-label":`Light or dark`,}); { svelteHTML.createElement("span", { "aria-hidden":`true`,});  } }
   }
   { svelteHTML.createElement("h1", {});article.title ?? "Untitled article"; }
   { svelteHTML.createElement("p", { "class":`under`,});
    if(article.byline){ { svelteHTML.createElement("span", {}); article.byline.replace(/^by\s+/i, ""); }}
    if(article.updated && article.updated !== article.published){ { svelteHTML.createElement("span", {}); dayOf(article.updated); }}
    if(address){ { svelteHTML.createElement("a", {   "href":address,"rel":`noreferrer`,});  }}else{ { svelteHTML.createElement("span", { "class":`uri`,});article.uri; }}
   }
  if(statements.length > 0){
     { svelteHTML.createElement("ul", {   "class":`facts`,"aria-label":`Summary`,});
         for(let [count, word] of __sveltets_2_ensureArray(facts)){let i = 1;
        if(count > 0 || i < 2){ { svelteHTML.createElement("li", {}); { svelteHTML.createElement("b", {});count; } word; }}
      }
     }
  }
  if(record.notes.length > 0){
     { svelteHTML.createElement("details", { "class":`notes`,});
       { svelteHTML.createElement("summary", {});record.notes.length; record.notes.length === 1 ? "note" : "notes";       }
       { svelteHTML.createElement("ul", {});
          for(let note of __sveltets_2_ensureArray(record.notes)){ { svelteHTML.createElement("li", {}); { svelteHTML.createElement("code", {});note.code; }if(note.span){ note.span.text; } }}
       }
     }
  }
 }
};
return { props: {} as any as $$ComponentProps, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Head__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Head__SvelteComponent_ = ReturnType<typeof Head__SvelteComponent_>;
/*Ωignore_endΩ*/export default Head__SvelteComponent_;