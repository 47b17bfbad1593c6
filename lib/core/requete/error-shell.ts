/** Next's own document for a page that was refused, missing or broken, which a script would fill. */
const SHELL = '<html id="__next_error__">'
const STYLE_SHEET = /<link rel="stylesheet" href="([^"]*)"[^>]*>/g
/** Parts that run, or that belong to one answer only. */
const ALIVE = /<script\b[\s\S]*?<\/script>|<link rel="preload"[^>]*>|<!--[\s\S]*?-->| nonce="[^"]*"/g

/** A page of words without scripts: whole, and in parts that another document can show. */
export type Words = Readonly<{ whole: string; styles: readonly string[]; body: string }>

/** Extracts the words of a page rendered by this same server; null when it has none. */
export function wordsOf(html: string): Words | null {
  const whole = html.replace(ALIVE, '')
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(whole)?.[1]
  return html.includes(SHELL) || !body?.includes('<h1') ? null : { whole, styles: hrefsOf(html), body }
}

/** Whether this document is the framework's own: empty, or in its own words, which are not French. */
export const isShell = (html: string): boolean => html.includes(SHELL)

/** The shell with words in it. Its scripts stay, and replace the words by the page itself when they run. */
export function fillShell(html: string, { whole, styles, body }: Words): string {
  if (html.includes('<h1')) return whole
  const there = hrefsOf(html)
  const missing = styles.filter((href) => !there.includes(href))
  const links = missing.map((href) => `<link rel="stylesheet" href="${href}" data-precedence="next"/>`).join('')
  return html
    .replace(SHELL, SHELL.replace('<html', '<html lang="fr"'))
    .replace('</head>', () => `${links}</head>`)
    .replace('<body>', () => `<body>${body}`)
}

const hrefsOf = (html: string): string[] => [...html.matchAll(STYLE_SHEET)].map(([, href]) => href ?? '')
