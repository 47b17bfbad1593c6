import { crc32, inflateRawSync } from 'node:zlib'

/** What a workbook may weigh once unfolded, all its parts together: a bomb is stopped before it grows. */
export const DEPLIE_MAX = 48_000_000
const PARTIES_MAX = 2000

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const FIN = 0x06054b50

export type Partie = Readonly<{ nom: string; octets: Buffer }>

/**
 * The parts of a zip, inflated under one common limit, whatever the archive says of its own sizes.
 * @throws RangeError when it is cut, odd, encrypted, or unfolds into more than `DEPLIE_MAX`
 */
export function deplier(archive: Uint8Array): Partie[] {
  const lu = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const fin = lu.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (fin < 0) throw new RangeError('no end of archive')
  const nombre = lu.readUInt16LE(fin + 10)
  if (nombre > PARTIES_MAX) throw new RangeError('too many parts')
  let reste = DEPLIE_MAX
  let ou = lu.readUInt32LE(fin + 16)
  return Array.from({ length: nombre }, () => {
    if (lu.readUInt32LE(ou) !== CENTRAL) throw new RangeError('no such part')
    const [drapeaux, methode] = [lu.readUInt16LE(ou + 8), lu.readUInt16LE(ou + 10)]
    const taille = lu.readUInt32LE(ou + 20)
    const [n, extra, commentaire] = [lu.readUInt16LE(ou + 28), lu.readUInt16LE(ou + 30), lu.readUInt16LE(ou + 32)]
    const local = lu.readUInt32LE(ou + 42)
    const nom = lu.toString('utf8', ou + 46, ou + 46 + n)
    ou += 46 + n + extra + commentaire
    if (lu.readUInt32LE(local) !== LOCAL || (drapeaux & 1) === 1) throw new RangeError('unreadable part')
    const debut = local + 30 + lu.readUInt16LE(local + 26) + lu.readUInt16LE(local + 28)
    if (debut + taille > lu.length) throw new RangeError('cut part')
    const plie = lu.subarray(debut, debut + taille)
    if (methode !== 0 && methode !== 8) throw new RangeError('unknown folding')
    if (reste <= 0 || (methode === 0 && plie.length > reste)) throw new RangeError('too large')
    const octets = methode === 0 ? plie : inflateRawSync(plie, { maxOutputLength: reste })
    reste -= octets.length
    return { nom, octets }
  })
}

/** A zip of parts laid flat: what a reader of workbooks receives is what was measured, and nothing else. */
export function replier(parties: readonly Partie[]): Buffer {
  const corps: Buffer[] = []
  const sommaire: Buffer[] = []
  let ou = 0
  for (const { nom, octets } of parties) {
    const n = Buffer.from(nom, 'utf8')
    const commun = Buffer.alloc(26)
    commun.writeUInt16LE(20, 0)
    commun.writeUInt32LE(crc32(octets), 10)
    commun.writeUInt32LE(octets.length, 14)
    commun.writeUInt32LE(octets.length, 18)
    commun.writeUInt16LE(n.length, 22)
    corps.push(signature(LOCAL), commun, n, octets)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(ou, 10)
    sommaire.push(signature(CENTRAL), Buffer.from([20, 0]), commun, place, n)
    ou += 30 + n.length + octets.length
  }
  const longueur = sommaire.reduce((t, b) => t + b.length, 0)
  const fin = Buffer.alloc(18)
  fin.writeUInt16LE(parties.length, 4)
  fin.writeUInt16LE(parties.length, 6)
  fin.writeUInt32LE(longueur, 8)
  fin.writeUInt32LE(ou, 12)
  return Buffer.concat([...corps, ...sommaire, signature(FIN), fin])
}

function signature(valeur: number): Buffer {
  const octets = Buffer.alloc(4)
  octets.writeUInt32LE(valeur)
  return octets
}
