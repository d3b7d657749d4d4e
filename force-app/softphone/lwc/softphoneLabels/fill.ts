/** A text with its blanks (`{name}`) filled; a blank nobody fills becomes empty. */
export function fill(text: string, blanks: { [blank: string]: string | number }): string {
  return text.replace(/\{(\w+)\}/g, (_blank, name: string) => String(blanks[name] ?? ''));
}
