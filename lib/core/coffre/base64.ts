import { base64 } from '@scure/base'

export const enBase64 = (octets: Uint8Array): string => base64.encode(octets)
export const enOctets = (texte: string): Uint8Array => base64.decode(texte)
