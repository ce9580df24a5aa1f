import { StyleModule } from 'style-mod'

/**
 * The editor would write its styles into a `<style>` tag, which the page's policy refuses unless its
 * digest was known beforehand. A constructed sheet holds the same rules and needs no exception.
 */
export function mountStylesWithoutTags(): void {
  const sheet = new CSSStyleSheet()
  StyleModule.mount = (root, modules) => {
    const all = Array.isArray(modules) ? modules : [modules]
    sheet.replaceSync(all.map((module: StyleModule) => module.getRules()).join('\n'))
    if (!root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  }
}
