/** In the head of a page, before anything is drawn, so that a page turned dark does not first shine. One file that asks for no other; what is kept there, ../theme.ts keeps. */
try {
  const theme = localStorage.getItem("hearsay:theme")
  if (theme) document.documentElement.dataset.theme = theme
} catch {
  // The browser allows no storage: then it is as the system has it.
}
