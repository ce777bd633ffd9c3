/** What a reader chose, kept until the next visit where the browser allows it: it may forbid storage to a page from the disk. */

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // then it holds until the page is closed
  }
}
