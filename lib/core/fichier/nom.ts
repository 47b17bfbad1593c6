/** The real types the portal accepts, each with the extensions it may have. */
export const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/json': ['json'],
  'text/csv': ['csv', 'txt'],
}

const LONGUEUR_MAX = 120

/**
 * A name that is safe to show, save and send: no path, no control or direction character, no leading dot, at most 120
 * characters, and the extension of the real type.
 */
export function nomSur(nom: string, type: string): string {
  const extensions = EXTENSIONS[type] ?? []
  const propre = nom
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*;]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const point = propre.lastIndexOf('.')
  const fin = point > 0 ? propre.slice(point + 1).toLowerCase() : ''
  const extension = extensions.includes(fin) ? fin : (extensions[0] ?? 'bin')
  const base = extensions.includes(fin) ? propre.slice(0, point) : propre
  return `${
    [...base]
      .slice(0, LONGUEUR_MAX - extension.length - 1)
      .join('')
      .trim() || 'document'
  }.${extension}`
}

/** `attachment` with the name for every browser: plain letters, then the real name (RFC 5987, RFC 6266). */
export function dispositionDe(nom: string): string {
  const simple = nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const entier = encodeURIComponent(nom).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${simple}"; filename*=UTF-8''${entier}`
}
